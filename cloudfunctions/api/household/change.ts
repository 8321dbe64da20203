import type { DoneView } from '../../../domain/household/answers'
import type { Household } from '../../../domain/household/types'
import type { Tell } from '../../../domain/notice/compose'
import type { Account, Entry } from '../../../domain/points/types'
import { ok, refuse, type Outcome } from '../../../domain/result'
import { askToSend } from '../../platform/functions'
import { withHome } from '../../platform/households'
import { writeMoves } from '../../platform/ledger'
import { writeNotices } from '../../platform/notices'
import { transact, type Transaction } from '../../platform/transact'
import type { CallContext } from '../context'
import { markFirst, once } from '../once'
import { knownOf, sharedAccount, type Known } from './known'

/** What a step on a household writes. */
export interface Written {
  household: Household
  /** That of the household only where its points change. */
  accounts?: readonly Account[]
  entries?: readonly Entry[]
  tells?: readonly Tell[]
}

/** Something that is done to a household by a call, once. */
export interface Change {
  /** Null: it is founded by this call. */
  id: string | null
  /** 积分号 of whom it is about besides the caller. */
  no?: string
  /** A household that the change does not touch is left as it is: it answers the same one. */
  decide(known: Known): Outcome<Written>
}

/** Household and accounts as they are read: what the writing goes on from. */
type Before = Pick<Known, 'household' | 'accounts'>

/** What is to be put: a household lies in its account. */
function accountsOf({ household, accounts = [] }: Written, before: Before): readonly Account[] {
  if (household === before.household) return accounts
  const shared = sharedAccount(household, { accounts: [...accounts, ...before.accounts] })
  return [...accounts.filter(({ _id }) => _id !== shared._id), withHome(shared, household)]
}

export async function writeHousehold(
  transaction: Transaction,
  before: Before,
  written: Written,
  context: CallContext,
): Promise<string[]> {
  const { household, entries = [], tells = [] } = written
  await writeMoves(transaction, { accounts: accountsOf(written, before), entries })
  const about = { _id: household._id, version: household.rev }
  const actor = { userId: context.userId, staffId: null }
  return writeNotices(transaction, about, tells, actor, context.now)
}

/** Carries out a change of a household with its points, who is told, and the mark of the request. */
export function change(
  { id, no, decide }: Change,
  context: CallContext,
): Promise<Outcome<DoneView>> {
  const looked = knownOf(context, id, no ?? null)
  const work = async (): Promise<Outcome<DoneView>> => {
    const done = await transact(async (transaction) => {
      // The first operation takes the snapshot.
      await markFirst(transaction, context, id ?? `household:${context.request().key}`)
      const known = await context.readAnewWith(looked)
      const agreed = await context.agreed()
      if (!agreed.ok) return agreed
      if (id !== null && known.household === null) return refuse('notFound')
      const decided = decide(known)
      if (!decided.ok) return decided
      const { household } = decided.value
      void context.count?.begin()
      const sent = await writeHousehold(transaction, known, decided.value, context)
      await context.count?.admitted(transaction)
      return ok({ _id: household._id, sent })
    })
    if (!done.ok) return done
    await askToSend(done.value.sent)
    return ok({ id: done.value._id, repeated: false })
  }
  return once(context, work, (mark) => Promise.resolve(ok({ id: mark.made, repeated: true })))
}
