import { accountOfHousehold, answer, found, invite } from '../../../domain/household/decide'
import { spend } from '../../../domain/household/spend'
import type { Household, Person } from '../../../domain/household/types'
import { emptyAccount } from '../../../domain/points/ledger/account'
import { putIn } from '../../../domain/points/ledger/move'
import type { Account, Entry, Member } from '../../../domain/points/types'
import { keyOf } from '../keyOf'
import { HEAD, INVITED, MATE, demoHomes, nameOfMate } from '../homes'
import { GOODS, memberNoOf, seededAccountKey } from '../shop'
import { earnedBy, type Deed } from './points'
import { done, insert } from './put'
import type { Seed } from './types'

/** 家庭 as they came about, each step by the rules of the program: founded, invited, agreed, put in. */

const DAY_MS = 86_400_000
const FOUNDED_DAYS = 60

/** What everybody there earned, of which half was put in. */
const DEEDS: Deed[] = [
  [50, 'GM01', 20],
  [30, 'GM03', 30],
  [10, 'ZA01', 20],
]
const PUT_IN = 30
/** What the member of the first household would have; nobody there may spend that much alone. */
const ASKED = 'G08'

const accountOf = (openid: string): Account =>
  emptyAccount('person', seededAccountKey(openid), `user:${openid}`)

const personOf = (openid: string): Person => ({
  user: `user:${openid}`,
  no: memberNoOf(openid),
  name: nameOfMate(openid),
  account: accountOf(openid)._id,
})

const memberOf = (openid: string, at: number): Member => {
  const { user, no, name, account } = personOf(openid)
  return { _id: `member:${no}`, user, name, at, account }
}

/** All say yes, one after another, each a day after he was invited. */
function agreedBy({ name, people }: ReturnType<typeof demoHomes>[number], at: number): Household {
  const [head, ...others] = people.map(personOf)
  const first = done(found({ key: keyOf(`home ${name}`), name }, head!, null, at))
  return others.reduce((home, person, i) => {
    const asked = at + (i + 1) * DAY_MS
    const waiting = done(invite(home, head!.user, person, asked))
    return done(answer(waiting, person, { yes: true, belongsTo: null }, asked + DAY_MS))
  }, first)
}

interface Filled {
  accounts: Account[]
  entries: Entry[]
}

/** Everybody earned, and the first two put something in. */
function filled(home: Household, people: readonly string[], now: number): Filled {
  let shared = emptyAccount('family', home._id.slice('household:'.length))
  const accounts: Account[] = []
  const entries: Entry[] = []
  people.forEach((openid, nth) => {
    const earned = earnedBy(accountOf(openid), openid, DEEDS, now)
    let own = { ...earned.account, household: home._id }
    entries.push(...earned.entries)
    if (nth < 2) {
      const key = keyOf(`put ${openid}`)
      const moved = done(
        putIn(own, shared, PUT_IN, { source: home._id, key, now: now - 5 * DAY_MS }),
      )
      own = { ...moved.person, household: home._id }
      shared = moved.shared
      entries.push(...moved.entries)
    }
    accounts.push(own)
  })
  return { accounts: [...accounts, { ...shared, home, rev: shared.rev + 1 }], entries }
}

/** In the first something waits: a yes of the head, and one of whom he has invited. */
function withWaiting(home: Household, now: number): Household {
  const invited = done(invite(home, `user:${HEAD}`, personOf(INVITED), now - DAY_MS))
  const {
    code: good,
    name: goodName,
    price,
    perMonth = null,
  } = GOODS.find((g) => g.code === ASKED)!
  const wanted = { key: keyOf('ask'), good, goodName, price, perMonth }
  const asked = done(spend(invited, `user:${MATE}`, wanted, now - DAY_MS))
  return asked.kind === 'asked' ? asked.household : invited
}

export const householdSeed: Seed = (cloud) => {
  const now = cloud.clock.now()
  const at = now - FOUNDED_DAYS * DAY_MS
  demoHomes().forEach((of, nth) => {
    const agreed = agreedBy(of, at)
    const home = nth === 0 ? withWaiting(agreed, now) : agreed
    if (cloud.store.count('accounts', { _id: accountOfHousehold(home) }) > 0) return
    const { accounts, entries } = filled(home, of.people, now)
    insert(
      cloud,
      'members',
      of.people.map((openid) => memberOf(openid, at)),
    )
    insert(cloud, 'entries', entries)
    insert(cloud, 'accounts', accounts)
  })
  insert(cloud, 'members', [memberOf(INVITED, at)])
  return Promise.resolve()
}
