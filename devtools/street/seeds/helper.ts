import { answer, name } from '../../../domain/helper/decide'
import { ELDER_SHAPE, HELPER_ACT_NAMES, type Elder, type Help } from '../../../domain/helper/types'
import { PURPOSES } from '../../../domain/identity/purposes'
import { emptyAccount } from '../../../domain/points/ledger/account'
import type { Member } from '../../../domain/points/types'
import { keyOf } from '../keyOf'
import { ELDERS, HELPER, HELPER_NAME } from '../helpers'
import { CAST, holder } from '../people'
import { memberNoOf, principalNoOf, seededAccountKey } from '../shop'
import type { DemoStreet } from '../street'
import { earnedBy, type Deed } from './points'
import { done, insert } from './put'
import type { Seed } from './types'

/** 代开账户 and 帮手约定 as they came about: opened on paper, named before the 网格员, agreed a day later. */

const DAY_MS = 86_400_000
const OPENED_DAYS = 50
const MONTHS = 12

/** What the first elder did. */
const DEEDS: Deed[] = [
  [41, 'GM01', 20],
  [23, 'GM03', 30],
  [9, 'JS02', 20],
]

const accountOf = (principal: string) =>
  emptyAccount('person', seededAccountKey(principal), principal)

/** In a building of the grid of the demo's 网格员, who opened it. */
function elderOf(nameOf: string, nth: number, street: DemoStreet, at: number): Elder {
  const worker = holder(street.people, 'gridWorker', CAST.workerOf.grid)!
  const own = street.buildings.filter(({ gridCode }) => gridCode === CAST.workerOf.grid)
  const { id, name: house, estate } = own[nth]!
  const { name: of } = street.estates.find((one) => one.id === estate)!
  const _id = `elder:${keyOf(`elder ${nameOf}`)}`
  return {
    _id,
    shape: ELDER_SHAPE,
    name: nameOf,
    building: { id, name: `${of}${house}` },
    grid: CAST.workerOf.grid,
    no: principalNoOf(_id),
    openedAt: at,
    openedBy: { staff: `staff:${worker.jobNo}`, name: worker.name },
    consent: { version: PURPOSES.points.version, at },
  }
}

const memberOf = (user: string, no: string, called: string, at: number): Member => ({
  _id: `member:${no}`,
  user,
  name: called,
  at,
  account: accountOf(user)._id,
})

/** Both have said yes: the elder on paper, a day later the helper on the phone. */
function boundHelp(elder: Elder, at: number): Help {
  const user = `user:${HELPER}`
  const people = {
    elder: { user: elder._id, name: elder.name, account: accountOf(elder._id)._id },
    helper: { user, name: HELPER_NAME, staffId: null },
  }
  const _id = `help:${keyOf(`${elder._id} ${user}`)}`
  const asked = { _id, ...people, acts: HELPER_ACT_NAMES, months: MONTHS }
  const others = { before: null, ofElder: [], ofHelper: [], opened: elder }
  const named = name(asked, others, { by: elder.openedBy.staff, role: 'staff', now: at })
  return done(answer(done(named), true, { by: user, role: 'helper', now: at + DAY_MS }))
}

export const helperSeed: Seed = (cloud, street) => {
  const now = cloud.clock.now()
  const at = now - OPENED_DAYS * DAY_MS
  const elders = ELDERS.map((called, nth) => elderOf(called, nth, street, at))
  const helper = `user:${HELPER}`
  insert(cloud, 'elders', elders)
  insert(cloud, 'members', [
    memberOf(helper, memberNoOf(HELPER), HELPER_NAME, at),
    ...elders.map((elder) => memberOf(elder._id, elder.no, elder.name, at)),
  ])
  const first = elders[0]!
  const { account, entries } = earnedBy(accountOf(first._id), first._id, DEEDS, now)
  insert(cloud, 'entries', entries)
  insert(cloud, 'accounts', [account])
  insert(cloud, 'helps', [boundHelp(first, at)])
  return Promise.resolve()
}
