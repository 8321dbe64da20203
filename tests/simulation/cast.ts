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
export const OPENID = { ...OF_THE_STREET, ...COMMITTEE_OPENID, ...SHOP_OPENID } as const
export type Person = keyof typeof OPENID
/** Whoever acts at random: the street's own people. The committee and the shop act where they are wanted. */
export const PEOPLE = Object.keys(OF_THE_STREET) as Person[]
export const EVERYBODY = Object.keys(OPENID) as Person[]

/** A 网格长 to be: bound by an earlier roster, and in none at first. */
const SUCCESSOR: Staff = {
  _id: 'staff:L3',
  jobNo: 'L3',
  name: '韩新长',
  phone: '10000002101',
  teamType: 'cadre',
  employmentType: 'fullTime',
  unit: null,
  posts: [],
  openid: null,
  active: false,
  formerBinding: { openid: OPENID.successor, phone: '10000002101' },
}

export const STAFF: Staff[] = [...small.STAFF, SUCCESSOR, ...COMMITTEE_STAFF, ...SHOP_STAFF]

export const USERS: User[] = [
  ...small.USERS,
  {
    ...small.USERS[0]!,
    _id: `user:${OPENID.successor}`,
    openid: OPENID.successor,
    phone: SUCCESSOR.phone,
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

/** The tables, with a name that is too long for WeChat's messages. */
export const SETTINGS: StreetSettings = {
  ...small.SETTINGS,
  committee: SMALL_COMMITTEE,
  points: POINTS,
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
