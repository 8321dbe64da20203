import { DAY_MS } from '../../../domain/calendar/zone'
import { maskedName } from '../../../domain/identity/masks'
import { ok, refuse, type Outcome } from '../../../domain/result'
import { LIMITS } from '../../../domain/volunteer/limits'
import {
  acknowledge as decideAcknowledge,
  codeFault,
  offerCode,
} from '../../../domain/volunteer/part/decide'
import { partTells } from '../../../domain/volunteer/part/notices'
import type { Part } from '../../../domain/volunteer/part/types'
import type { AckCodeView, ServedView } from '../../../domain/volunteer/servedCalls'
import type { Team } from '../../../domain/volunteer/team/types'
import { collection } from '../../platform/collections'
import { digitsOf } from '../../platform/digitsOf'
import { askToSend } from '../../platform/functions'
import { housemates } from '../../platform/households'
import { keyOf } from '../../platform/keyOf'
import { bothLists, list } from '../../platform/lists'
import { writeNotices } from '../../platform/notices'
import { transact } from '../../platform/transact'
import { NOTHING_TO_SHOW, type CallContext, type Handler } from '../context'
import { leaveMark, markFirst, once } from '../once'

/** How the QR code begins, so that a scan knows what it has. */
const SCANNED = 'gzsz:'

const keyOfCode = (code: string): string => keyOf(`served:${code}`)

/** Eight digits made of the request, whose id is secure randomness of the volunteer's phone. */
const ackDigits = ({ openid, request }: CallContext, part: string): string =>
  digitsOf(`served:${openid}:${request().id}:${part}`, 8)

/** 请受助者确认: the same request shows the same code again, as long as it is good. */
export const ackCode: Handler<'volunteer.ackCode'> = ({ id }, context) => {
  const digits = ackDigits(context, id)
  const key = keyOfCode(digits)
  const view = (until: number): AckCodeView => ({ id, digits, text: `${SCANNED}${digits}`, until })
  const work = (): Promise<Outcome<AckCodeView | typeof NOTHING_TO_SHOW>> =>
    transact(async (transaction) => {
      await leaveMark(transaction, context, id)
      const part = await transaction.collection('parts').get(id)
      if (part?.user !== context.userId) return refuse('notFound')
      const until = context.now + LIMITS.ackDays * DAY_MS
      const offered = offerCode(part, { key, until })
      if (!offered.ok) return offered
      await transaction.collection('parts').put(offered.value)
      return ok(view(until))
    })
  const again = async () => {
    const kept = (await collection('parts').get(id))?.ackCode
    return ok(kept?.key === key ? view(kept.until) : NOTHING_TO_SHOW)
  }
  return once(context, work, again)
}

type Found = Part & { teams: Pick<Team, 'name'>[] }

/** Whose hours a code is for, with their team, and with whom the caller shares a household. */
const withCode = (code: string, { userId }: CallContext) =>
  bothLists(
    list(
      'parts',
      { 'ackCode.key': keyOfCode(code) },
      // Of two with the same digits nobody could tell whose are meant.
      { limit: 2, joined: { from: 'teams', by: 'team' } },
    ),
    housemates(userId),
  )

/** The hours for which somebody has a code, and may say that they were. */
async function readBy(
  read: CallContext['readAnewWith'],
  code: string,
  context: CallContext,
): Promise<Outcome<{ part: Part; teamName: string }>> {
  const [found, kin] = await read(withCode(code, context))
  if (found.length !== 1) return refuse('ackUnknown')
  const { teams, ...part } = found[0] as unknown as Found
  const fault = codeFault(part, { user: context.userId, kin }, context.now)
  return fault ? refuse(fault) : ok({ part, teamName: teams[0]?.name ?? '' })
}

const servedView = (part: Part, teamName: string, isDone: boolean): ServedView => ({
  ...{ title: part.title, from: part.inAt ?? part.from, to: part.outAt ?? part.to },
  ...{ name: maskedName(part.name), teamName, isDone },
})

/** What a code is for: counted before it is looked up, as a try is. */
export const served: Handler<'volunteer.served'> = ({ code }, context) => {
  const look = async (): Promise<Outcome<ServedView>> => {
    const found = await readBy(context.readAnewWith, code, context)
    return found.ok ? ok(servedView(found.value.part, found.value.teamName, false)) : found
  }
  const work = async (): Promise<Outcome<ServedView | typeof NOTHING_TO_SHOW>> => {
    await context.count?.admitted()
    return transact(async (transaction) => {
      await markFirst(transaction, context, '')
      return look()
    })
  }
  const again = async () => {
    const found = await look()
    return found.ok ? found : ok(NOTHING_TO_SHOW)
  }
  return once<ServedView | typeof NOTHING_TO_SHOW>(context, work, again)
}

/** 属实，确认: part, notice to the volunteer and mark in one transaction. */
export const acknowledge: Handler<'volunteer.acknowledge'> = ({ code }, context) => {
  const { now, userId } = context
  const work = async (): Promise<Outcome<ServedView | typeof NOTHING_TO_SHOW>> => {
    await context.count?.admitted()
    const done = await transact(async (transaction) => {
      await markFirst(transaction, context, '')
      const found = await readBy(context.readAnewWith, code, context)
      if (!found.ok) return found
      const doing = { by: userId, role: 'served' as const, now }
      const decided = decideAcknowledge(found.value.part, 'CODE', doing)
      if (!decided.ok) return decided
      const next = decided.value
      await transaction.collection('parts').put(next)
      const actor = { userId, staffId: null }
      const sent = await writeNotices(transaction, next, partTells(next, now), actor, now)
      return ok({ view: servedView(next, found.value.teamName, true), sent })
    })
    if (!done.ok) return done
    await askToSend(done.value.sent)
    return ok(done.value.view)
  }
  // Its code is used: what it was of is not shown again.
  return once<ServedView | typeof NOTHING_TO_SHOW>(context, work, () =>
    Promise.resolve(ok(NOTHING_TO_SHOW)),
  )
}
