import type { AwardStep } from '../../../domain/points/award/decide'
import { postedEntry } from '../../../domain/points/award/posting'
import type { Award } from '../../../domain/points/award/types'
import type { AwardStepName } from '../../../domain/points/calls'
import { reverse } from '../../../domain/points/ledger/reverse'
import { ok, refuse } from '../../../domain/result'
import { isIn } from '../../platform/collectives'
import { accountIn, writePosted } from '../../platform/ledger'
import { housemates } from '../../platform/households'
import { bothLists, readLists } from '../../platform/lists'
import { streetSettings } from '../../platform/settings'
import type { Transaction } from '../../platform/transact'
import type { Handler } from '../context'
import { takeStep } from '../matter'
import { AWARDS } from './kind'
import { monthAgain } from './monthly'

/** 冲正: what was paid is taken back in the transaction of the step. Where the caps left nothing, nothing. */
async function takeBack(transaction: Transaction, award: Award): Promise<void> {
  const entry = postedEntry(award)
  if (entry === null) return
  const { points: own = {} } = await streetSettings()
  const account = await accountIn(transaction, entry.account)
  const at = award.history.at(-1)!.at
  const reversed = reverse({ account, award: entry, before: null, own }, at)
  if (!reversed.ok) throw new RangeError(`${award._id}: not reversed, ${reversed.code}`)
  await writePosted(transaction, reversed.value)
}

const NOTHING_MORE = (): Promise<void> => Promise.resolve()

/** Takes the step of the life cycle that the call is named after. */
const stepCalled =
  (action: AwardStepName) =>
  (...[input, context]: Parameters<Handler<`points.${AwardStepName}`>>) => {
    const { note } = input
    const words = 'kin' in input ? { note, kin: input.kin } : { note }
    return takeStep(
      AWARDS,
      input,
      {
        action,
        async load(transaction, award) {
          if (!('kin' in words) || action === 'reverse')
            return ok({ action, ...words } as AwardStep)
          const [mates, isOfIt] = await readLists(
            bothLists(housemates(context.userId), isIn(award, context.userId)),
          )
          if (isOfIt(mates)) return refuse('ownAward')
          const month = action === 'confirm' ? await monthAgain(transaction, award) : ok(null)
          if (!month.ok) return month
          const kin = words.kin || mates.includes(award.recipient)
          return ok({ action, note, kin } as AwardStep)
        },
        also: action === 'reverse' ? takeBack : NOTHING_MORE,
      },
      context,
    )
  }

type AwardSteps = { [A in AwardStepName as `points.${A}`]: Handler<`points.${A}`> }

export const awardSteps: AwardSteps = {
  'points.pass': stepCalled('pass'),
  'points.reject': stepCalled('reject'),
  'points.appeal': stepCalled('appeal'),
  'points.confirm': stepCalled('confirm'),
  'points.refuse': stepCalled('refuse'),
  'points.reverse': stepCalled('reverse'),
}
