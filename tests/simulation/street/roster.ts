import type { Dice } from '../../../devtools/simulation/chance'
import { lastKnownYear } from '../../../domain/calendar/workingTime'
import type { Committee } from '../../../domain/street/committee'
import type { Merchant } from '../../../domain/street/points'
import { streetFiles, type StreetFiles } from '../../../domain/street/import/write'
import type {
  Building,
  Category,
  Grid,
  Post,
  Staff,
  StreetSettings,
} from '../../../domain/street/types'
import { BUILDINGS, CODE, COMMUNITIES, ESTATES, GRIDS } from '../../functions/street'
import { SETTINGS, STAFF } from '../cast'
import { COMMITTEE_HOURS, SMALL_COMMITTEE } from '../mediation/committee'
import { PUBLICITY } from '../merchant/firms'
import { GOODS, pointsByNumber } from '../points/shop'

/** The files of the street as an office may bring them next: drawn anew, so what has gone comes back. */

/** The first year of which nobody knows the holidays. */
export const UNKNOWN_YEAR = lastKnownYear(SETTINGS.calendar) + 1

const inYear = (monthDays: readonly string[]): string[] =>
  monthDays.map((monthDay) => `${UNKNOWN_YEAR}-${monthDay}`)

/** Its days off, with most of the first working week: a deadline that was guessed is wrong. */
export const DAYS_OFF: readonly string[] = inYear([
  ...['01-01', '01-04', '01-05', '01-06', '02-08', '02-09', '02-10', '02-11', '02-12'],
  ...['05-01', '05-03', '10-01', '10-02', '10-03', '10-04', '10-05', '10-06', '10-07'],
])

/** How the street differs from the one that the story began with. */
export interface Draft {
  /** 工号 of those who are in no roster now. */
  gone: readonly string[]
  posts: Readonly<Record<string, Post[]>>
  /** The code that grid B1 has now. */
  codeB1: string
  categories: readonly Category[]
  isYearKnown: boolean
  /** Accounts of 兑换员 who are none now. */
  keepersGone?: readonly string[]
}

const posts = (role: Post['role'], ...codes: string[]): Post[] =>
  codes.map((scopeId) => ({ role, scopeType: 'grid', scopeId }))

/** Nobody is above these: a street without them cannot run, and the import says so. */
const MAY_GO = ['W1', 'W2', 'W3', 'N1', 'J1', 'L2'] as const
/** More than a tenth, and more than a handful. */
const CUT = ['W1', 'W2', 'W3', 'N1', 'J1'] as const

const RECODED = '0208'
/** No file takes a name that is longer. */
const LONGEST_NAME = 16
const shortened = (c: Category): Category => ({ ...c, name: c.name.slice(0, LONGEST_NAME) })

/** Tables of categories: as they were, recoded, without one, with other names and hours. */
const CATEGORIES: readonly ((all: readonly Category[]) => Category[])[] = [
  (all) => [...all],
  (all) => all.map((c) => (c.code === '0203' ? { ...c, code: RECODED } : c)),
  (all) => all.filter((c) => c.code !== '0202'),
  (all) => all.map((c) => (c.code === '0201' ? { ...c, name: '道路坑洼', hours: 16 } : c)),
]

const NEW_CODE_B1 = `${CODE.B1.slice(0, 12)}003`

export function drawStreet(dice: Dice, isYearKnown: boolean): Draft {
  const isCut = dice.chance(0.12)
  const some = MAY_GO.filter(() => dice.chance(0.18))
  const lead = dice.oneOf(['L1', 'L1', 'L2', 'L3'])
  const codeB1 = dice.chance(0.3) ? NEW_CODE_B1 : CODE.B1
  const [one, other] = dice.chance(0.25) ? ['W2', 'W1'] : ['W1', 'W2']
  const ofB = dice.chance(0.25) ? CODE.B2 : codeB1
  return {
    gone: [...(isCut ? CUT : some), ...(lead === 'L3' ? [] : ['L3'])].filter((no) => no !== lead),
    posts: {
      L1: [],
      L2: posts('gridLead', codeB1, CODE.B2),
      N1: posts('gridWorker', codeB1),
      W3: posts('gridWorker', ofB),
      [one]: posts('gridWorker', CODE.A1),
      [other]: posts('gridWorker', CODE.A2),
      [lead]: [
        ...posts('gridLead', CODE.A1, CODE.A2),
        ...(lead === 'L2' ? posts('gridLead', codeB1, CODE.B2) : []),
      ],
    },
    codeB1,
    categories: dice.oneOf(CATEGORIES)(SETTINGS.categories.map(shortened)),
    isYearKnown,
  }
}

/** The street that the story begins with. */
export const AS_IT_BEGAN: Draft = {
  gone: ['L3'],
  posts: {},
  codeB1: CODE.B1,
  categories: SETTINGS.categories.map(shortened),
  isYearKnown: false,
}

const isActive = ({ active }: { active: boolean }): boolean => active

/** Whoever retired before the story begins is in no file. */
const onRoster = (s: Staff): boolean => s.active || s.formerBinding !== undefined

const renumbered = <T extends Grid | Building>(doc: T, field: keyof T, code: string): T =>
  doc[field] === CODE.B1 ? { ...doc, [field]: code } : doc

/** Who is in no roster mediates nowhere. */
const withoutGone = (gone: readonly string[]): Committee => ({
  ...SMALL_COMMITTEE,
  mediators: SMALL_COMMITTEE.mediators.filter(
    ({ id }) => !gone.includes(id.slice('staff:'.length)),
  ),
})

/** @param firms merchants, by 积分号; with them comes what their points are for */
export function filesOf(draft: Draft, firms: readonly Merchant[] = []): StreetFiles {
  const { gone, codeB1, categories, isYearKnown, keepersGone = [] } = draft
  const years = isYearKnown ? { [String(UNKNOWN_YEAR)]: { off: [...DAYS_OFF], on: [] } } : {}
  const settings: StreetSettings = {
    ...SETTINGS,
    committee: withoutGone(gone),
    points: { ...pointsByNumber(keepersGone), ...(firms.length > 0 && { merchants: [...firms] }) },
    categories: [...categories],
    calendar: { ...SETTINGS.calendar, years },
  }
  return streetFiles({
    settings,
    communities: COMMUNITIES,
    grids: GRIDS.map((g) => renumbered(g, 'code', codeB1)),
    estates: ESTATES,
    goods: [...GOODS, ...(firms.length > 0 ? PUBLICITY : [])],
    hours: COMMITTEE_HOURS.filter(({ resource }) => !gone.some((no) => resource === `staff:${no}`)),
    buildings: BUILDINGS.filter(isActive).map((b) => renumbered(b, 'gridCode', codeB1)),
    staff: STAFF.filter((s) => onRoster(s) && !gone.includes(s.jobNo)).map((s) => ({
      ...s,
      posts: draft.posts[s.jobNo] ?? s.posts,
    })),
  })
}
