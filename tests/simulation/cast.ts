import { createHash } from 'node:crypto'
import { NO_LIMITS } from '../../devtools/street/noLimits'
import type { User } from '../../domain/identity/types'
import type { Principal } from '../../domain/matter/types'
import type { Staff, StreetSettings } from '../../domain/street/types'
import * as small from '../functions/street'
import {
  COMMITTEE_ACCOUNTS,
  COMMITTEE_OPENID,
  COMMITTEE_STAFF,
  SMALL_COMMITTEE,
} from './mediation/committee'
import { POINTS, SHOP_OPENID, SHOP_STAFF, SHOP_USERS } from './points/shop'

/** The people and the tables of the small street, and who comes to it only with a later roster. */

const OF_THE_STREET = { ...small.OPENID, successor: 'o-staff-l3' } as const
/** People without an account, who come, report and leave for good, each once (`identity/leavers`). */
const NEWCOMERS = {
  newcomer1: 'o-newcomer-1',
  newcomer2: 'o-newcomer-2',
  newcomer3: 'o-newcomer-3',
  newcomer4: 'o-newcomer-4',
  newcomer5: 'o-newcomer-5',
  newcomer6: 'o-newcomer-6',
} as const
export const OPENID = {
  ...OF_THE_STREET,
  ...COMMITTEE_OPENID,
  ...SHOP_OPENID,
  ...NEWCOMERS,
} as const
export type Person = keyof typeof OPENID
/** Whoever acts at random: the street's own people. The committee and the shop act where they are wanted. */
export const PEOPLE = Object.keys(OF_THE_STREET) as Person[]
export const EVERYBODY = Object.keys(OPENID) as Person[]
export const LEAVERS = Object.keys(NEWCOMERS) as Person[]

/** What a later roster brings back. */
const SUCCESSOR_PHONE = '10000002101'

/** A 网格长 to be: bound by an earlier roster, and in none at first. */
const SUCCESSOR: Staff = {
  _id: 'staff:L3',
  jobNo: 'L3',
  name: '韩新长',
  phone: SUCCESSOR_PHONE,
  teamType: 'cadre',
  employmentType: 'fullTime',
  unit: null,
  posts: [],
  openid: null,
  active: false,
  formerBinding: {
    openid: OPENID.successor,
    proof: createHash('sha256').update(`${OPENID.successor}:${SUCCESSOR_PHONE}`).digest('hex'),
  },
}

export const STAFF: Staff[] = [...small.STAFF, SUCCESSOR, ...COMMITTEE_STAFF, ...SHOP_STAFF]

export const USERS: User[] = [
  ...small.USERS,
  {
    ...small.USERS[0]!,
    _id: `user:${OPENID.successor}`,
    openid: OPENID.successor,
    phoneMask: '',
    staffId: null,
    staffName: '',
    posts: [],
  },
  ...COMMITTEE_ACCOUNTS,
  ...SHOP_USERS,
]

/** The account with which each of the staff has ever acted: a roster may end it and give it back. */
const ACCOUNT: ReadonlyMap<Principal, string> = new Map(
  STAFF.flatMap((s) => {
    const openid = s.openid ?? s.formerBinding?.openid
    return openid === undefined ? [] : [[s._id, openid] as const]
  }),
)

export const openidOfStaff = (id: Principal): string | null => ACCOUNT.get(id) ?? null

/** Undefined for whoever is in no roster ever. */
export const staffIdOf = (openid: string): Principal | undefined =>
  [...ACCOUNT].find(([, own]) => own === openid)?.[0]

/** Of a resident: few, so that a run comes to it. Whoever has a post is not limited here. */
export const REPORTS_AN_HOUR = 6
const FEW = { hour: REPORTS_AN_HOUR, day: 10_000 }

/** The tables, with a name that is too long for WeChat's messages. */
export const SETTINGS: StreetSettings = {
  ...small.SETTINGS,
  committee: SMALL_COMMITTEE,
  points: POINTS,
  limits: { ...NO_LIMITS, report: { ...NO_LIMITS.report, person: FEW } },
  categories: [
    ...small.SETTINGS.categories,
    {
      code: '0203',
      name: '占用消防通道、楼道堆放杂物或电动自行车违规充电',
      majorName: '公共设施',
      unit: 'ZF',
      hours: 24,
      star: false,
    },
  ],
}
