import { ok } from '../../../domain/result'
import { apply as decideApply, approversOf } from '../../../domain/volunteer/team/decide'
import type { Handler } from '../context'
import { create } from '../matter'
import { TEAMS } from './kind'

/** 1 申请成立: by anybody, for a community of this street. */
export const apply: Handler<'volunteer.apply'> = async (input, context) => {
  const made = async () => {
    const settings = await context.settings()
    const { name, domain, community, purpose, leader } = input
    const application = {
      ...{ key: context.request().key, applicant: context.userId, applicantName: leader },
      ...{ name, domain, community, purpose },
    }
    const moment = { now: context.now, requestId: input.requestId, settings }
    return ok({
      names: { people: approversOf(community, settings), except: [] },
      make: (presence: Parameters<typeof decideApply>[1]['presence']) =>
        decideApply(application, { ...moment, presence }),
    })
  }
  return create(TEAMS, made(), context)
}
