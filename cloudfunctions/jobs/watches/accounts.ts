import { createHash } from 'node:crypto'
import { noticeOf } from '../../../domain/notice/compose'
import { expiringOf } from '../../../domain/points/ledger/account'
import { differenceOf } from '../../../domain/points/ledger/books'
import { expire } from '../../../domain/points/ledger/expire'
import { strayIn } from '../../../domain/points/ledger/move'
import { todayOf } from '../../../domain/points/ledger/lots'
import { booksTell, expiryTell } from '../../../domain/points/notices'
import type { Account, Entry, Walk } from '../../../domain/points/types'
import { ok } from '../../../domain/result'
import { now } from '../../platform/clock'
import { collection, command, MAX_LIMIT } from '../../platform/collections'
import { spenderOf } from '../../platform/collectives'
import { accountIn, writePosted } from '../../platform/ledger'
import { log } from '../../platform/log'
import { isDuplicate } from '../../platform/sdk'
import { streetSettings } from '../../platform/settings'
import { transact } from '../../platform/transact'
import { addOnce } from '../fanout'
import type { Watch } from '../watch'
import { bringStrays } from './strays'

/**
 * The round of all accounts, once a day: what has expired is booked, what soon expires is told, and what
 * is stored is compared with what its entries make. It goes on where it was when it dies; all of it may
 * be done twice.
 */

const WALK = 'walk:accounts'
/** Of one tick. */
const PAGE = 50

/** Names an account without saying whose it is. */
const unnamed = (id: string): string => createHash('sha256').update(id).digest('hex').slice(0, 16)

async function expireLots(_id: string): Promise<void> {
  try {
    await transact(async (transaction) => {
      const moving = expire(await accountIn(transaction, _id), now())
      if (moving) await writePosted(transaction, moving)
      return ok(null)
    })
  } catch (error) {
    // Another round was faster: its entry stands at the same `_id`.
    if (!isDuplicate(error)) throw error
  }
}

/** To its owner; of a shared account to whoever spends it, who is asked for only where something expires. */
async function tellExpiry(account: Account, at: number): Promise<void> {
  const all = expiringOf(account, at)
  if (all.length === 0) return
  const to = account.user || (await spenderOf(account, await streetSettings(), at))
  if (!to) return
  for (const expiring of all) {
    // The phone sees what a notice is called: no account stands in it.
    const about = {
      _id: `lot:${unnamed(account._id)}:${expiring.day}`,
      version: expiring.daysBefore,
    }
    await addOnce(noticeOf(about, expiryTell(to, account.kind, expiring, at), at))
  }
}

/** All entries of one account, the newest first; pages overlap where several are of one instant. */
async function entriesOf(account: string): Promise<Entry[]> {
  const all = new Map<string, Entry>()
  let before = Number.MAX_SAFE_INTEGER
  for (;;) {
    const known = all.size
    const page = (await collection('entries').find(
      { account, at: command.lte(before) },
      { sort: [['at', 'desc']], limit: MAX_LIMIT },
    )) as Entry[]
    for (const entry of page) all.set(entry._id, entry)
    if (page.length < MAX_LIMIT || all.size === known) return [...all.values()]
    before = page.at(-1)!.at
  }
}

/** An account that changed meanwhile is compared by the next round. */
async function compare(account: Account, day: string): Promise<void> {
  const entries = await entriesOf(account._id)
  const again = await collection('accounts').get(account._id)
  if (again?.rev !== account.rev) return
  const difference = differenceOf(again, entries)
  if (difference === null) return
  log.error('ledgerDiffers', JSON.stringify(difference), {
    account: unnamed(account._id),
    rev: again.rev,
  })
  const { streetLeader, dutyDispatcher } = await streetSettings()
  const to = streetLeader ?? dutyDispatcher
  const at = now()
  if (to) await addOnce(noticeOf({ _id: `books:${day}`, version: 1 }, booksTell(to, at), at))
}

async function lookAt(found: Account, day: string): Promise<void> {
  if (strayIn(found).length > 0) await bringStrays(found)
  const hasExpired = expire(found, now()) !== null
  if (hasExpired) await expireLots(found._id)
  const account = hasExpired ? ((await collection('accounts').get(found._id)) ?? found) : found
  await tellExpiry(account, now())
  await compare(account, day)
}

async function walk(): Promise<void> {
  const day = todayOf(now())
  const stored = await collection('walks').get(WALK)
  const after = stored?.day === day ? stored.after : ''
  if (after === null) return
  const found = await collection('accounts').find(
    { _id: command.gt(after) },
    { sort: [['_id', 'asc']], limit: PAGE },
  )
  for (const account of found) {
    try {
      await lookAt(account, day)
    } catch (error) {
      // One account must not keep the others from their round.
      log.error('accountNotLookedAt', error)
    }
  }
  const next = found.length === PAGE ? found.at(-1)!._id : null
  await collection('walks').put({ _id: WALK, at: now(), day, after: next })
}

export const accountWatch: Watch<Pick<Walk, '_id'>> = {
  name: 'accounts',
  share: 0.3,
  async due() {
    const stored = await collection('walks').get(WALK)
    const isOver = stored?.day === todayOf(now()) && stored.after === null
    return isOver ? [] : [{ _id: WALK }]
  },
  look: walk,
}
