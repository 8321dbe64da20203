import { randomBytes } from 'node:crypto'
import { NOBODY } from '../../../domain/duty/presence'
import type { ParsedOf } from '../../../domain/contract'
import { isMonthly } from '../../../domain/points/award/monthly'
import { isPaidByItself, ruleOf } from '../../../domain/points/rules'
import { ok, refuse, type Outcome } from '../../../domain/result'
import type { StreetSettings } from '../../../domain/street/types'
import { draft as decideDraft, type ActivityStep } from '../../../domain/volunteer/activity/decide'
import {
  newRoll,
  shut,
  withPlaces,
  written,
  type Roll,
} from '../../../domain/volunteer/activity/roll'
import type { Activity, Plan } from '../../../domain/volunteer/activity/types'
import { isUndecided } from '../../../domain/volunteer/part/undecided'
import { leads } from '../../../domain/volunteer/team/leaders'
import { collection } from '../../platform/collections'
import { readLists } from '../../platform/lists'
import { looked } from '../../platform/rolls'
import type { Transaction } from '../../platform/transact'
import { partsOn } from '../../platform/volunteers'
import type { CallContext, Handler } from '../context'
import { create, takeStep, type Taking } from '../matter'
import { activitiesWith, type RollInHand } from './activityKind'

/** Bytes of which the check-in codes of one activity are made. */
const SECRET_BYTES = 20

type Planning = ParsedOf<'volunteer.draft'> | ParsedOf<'volunteer.change'>

const planOf = (input: Planning): Plan => {
  const { title, content, venue, from, to, places, minAge, insured, skills, rule } = input
  return { title, content, venue, from, to, places, minAge, insured, skills, rule }
}

/** Hours are paid by a rule for what a person does, and not for what is paid by itself. */
function ruleFault(code: string, settings: StreetSettings): Outcome<null> {
  const rule = ruleOf(code, settings.points)
  // A month of something is not done in an afternoon.
  const isFit = rule?.for === 'person' && !isPaidByItself(rule) && !isMonthly(rule)
  return isFit ? ok(null) : refuse('ruleUnfit', 'rule')
}

/** 1 拟活动, by whoever leads the team now. */
export const draft: Handler<'volunteer.draft'> = async (input, context) => {
  const made = async () => {
    const [team, settings] = await Promise.all([
      collection('teams').get(input.team),
      context.settings(),
    ])
    if (!team || team.state === 'APPLIED' || team.state === 'REJECTED') return refuse('notFound')
    if (!leads(team, context.userId, context.now)) return refuse('notAllowed')
    const fit = ruleFault(input.rule, settings)
    if (!fit.ok) return fit
    const secret = randomBytes(SECRET_BYTES).toString('hex')
    const planned = { ...planOf(input), key: context.request().key, secret, risk: input.risk }
    const by = { principal: context.userId, name: '', role: 'organiser' as const }
    const moment = { now: context.now, requestId: input.requestId, settings }
    return ok({
      names: NOBODY,
      make: (presence: Parameters<typeof decideDraft>[3]['presence']) =>
        decideDraft(team, planned, by, { ...moment, presence }),
    })
  }
  return create(activitiesWith(), made(), context)
}

const rollIn = async (transaction: Transaction, { _id }: Activity): Promise<Roll> => {
  const roll = await transaction.collection('rolls').get(_id)
  if (!roll) throw new RangeError(`${_id}: published without a roll`)
  return roll
}

/** How a step is carried out, with what becomes of the roll in the same transaction. */
type Carried = (
  inHand: RollInHand,
  context: CallContext,
) => Pick<Taking<Activity, ActivityStep>, 'load' | 'also'>

const step =
  <N extends 'publish' | 'change' | 'finish' | 'confirm' | 'cancel'>(
    action: N,
    carried: (input: ParsedOf<`volunteer.${N}`>) => Carried,
  ): Handler<`volunteer.${N}`> =>
  (input, context) => {
    const inHand: RollInHand = { roll: null }
    const taking = { action, ...carried(input)(inHand, context) }
    const call = input as unknown as { id: string; version: number }
    return takeStep(activitiesWith(inHand), call, taking, context)
  }

const putRoll = async (transaction: Transaction, inHand: RollInHand, roll: Roll) => {
  inHand.roll = roll
  await transaction.collection('rolls').put(roll)
}

/** Nobody enters any more, and whoever is on it is looked after beside this call. */
const shutRoll: (step: ActivityStep) => Carried = (decided) => (inHand, context) => ({
  load: () => ok(decided),
  async also(transaction, next) {
    // A draft has none.
    const roll = await transaction.collection('rolls').get(next._id)
    if (roll) await putRoll(transaction, inHand, written(shut(roll), context.now))
  },
})

const publish = step('publish', () => (inHand) => ({
  load: () => ok({ action: 'publish' as const }),
  also: (transaction, next) => putRoll(transaction, inHand, newRoll(next)),
}))

/** 3 修改: the places follow, whoever waits moves up, and whoever has signed up is told. */
const change = step('change', (input) => (inHand, context) => ({
  async load(transaction, activity) {
    const fit = ruleFault(input.rule, await context.settings())
    if (!fit.ok) return fit
    const { risk, note, places, from } = input
    if (activity.state !== 'DRAFT') {
      const changed = withPlaces(await rollIn(transaction, activity), places, context.now)
      if (!changed.ok) return changed
      inHand.roll = written({ ...changed.value.roll, from }, context.now)
    }
    return ok({ action: 'change' as const, plan: planOf(input), risk, note })
  },
  async also(transaction) {
    if (inHand.roll) await putRoll(transaction, inHand, inHand.roll)
  },
}))

/** 5 确认名单: once everybody about whom something is odd is decided. The others count with it. */
const confirm = step('confirm', ({ id }) => (_, context) => ({
  async load() {
    const parts = await readLists(partsOn(id))
    const undecided = parts.filter(isUndecided).length
    return ok({ action: 'confirm' as const, undecided })
  },
  async also(transaction, next) {
    await transaction.collection('rolls').change(next._id, looked(context.now))
  },
}))

/** Steps on an activity that is there. */
export const activityStepHandlers = {
  'volunteer.publish': publish,
  'volunteer.change': change,
  'volunteer.finish': step('finish', () => shutRoll({ action: 'finish' })),
  'volunteer.confirm': confirm,
  'volunteer.cancel': step('cancel', ({ note }) => shutRoll({ action: 'cancel', note })),
}
