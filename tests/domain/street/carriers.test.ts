import {
  compareStreets,
  lossesText,
  type Losses,
  type StoredStreet,
} from '../../../domain/street/import/compare'
import type { StreetDocs } from '../../../domain/street/import'
import { WEST, smallStreet, streetOf } from './files'

/**
 * Those who carry a street's tasks are a few among its part-timers: cut alone they are far from a tenth
 * of all people, and are asked about by their own number.
 */
type Line = string[]
const WORKERS = 20
const LIAISONS = 10
const PART_TIMERS = 400

const person = (jobNo: string, employment: string, unit: string, post: string): Line =>
  [jobNo, `人${jobNo}`, '', '街道社区干部', employment, unit, post] // prettier-ignore
const many = (n: number, make: (no: string) => Line): Line[] =>
  Array.from({ length: n }, (_, i) => make(String(i + 1).padStart(3, '0')))

/** F001 to F020 work full time in a grid, B001 to B010 for a unit, the W… now and then. */
const ROSTER: Line[] = [
  ...many(WORKERS, (no) => person(`F${no}`, '专职', '', `网格员@${WEST}`)),
  ...many(LIAISONS, (no) => person(`B${no}`, '部门联络员', 'ZJ', '部门联络员@ZJ')),
  ...many(PART_TIMERS, (no) => person(`W${no}`, '兼职', '', `网格员@${WEST}`)),
]

function streetWith(roster: Line[]): StreetDocs {
  const files = smallStreet()
  const [heading, , , lead, desk, head] = files['staff.csv']
  // Without the small street's own workers: full-time are the twenty, 网格长 and 分流员.
  files['staff.csv'] = [heading!, lead!, desk!, head!, ...roster]
  return streetOf(files)
}
const stored = ({ settings, ...street }: StreetDocs): StoredStreet => ({
  ...street,
  committee: settings.committee ?? null,
  points: settings.points ?? null,
})
const lossesOf = (after: Line[]): Losses | null =>
  compareStreets(stored(streetWith(ROSTER)), streetWith(after), new Map()).losses

const without = (gone: RegExp): Line[] => ROSTER.filter(([jobNo]) => !gone.test(jobNo!))
const changed = (whom: RegExp, change: Record<number, string>): Line[] =>
  ROSTER.map((l) => (whom.test(l[0]!) ? Object.assign([...l], change) : l))
const EMPLOYMENT = 4
const POSTS = 6

test.each<[what: string, after: Line[], asked: string[]]>([
  ['nobody is gone', ROSTER, []],
  ['three full-timers of twenty-two: in any year', without(/^F00[1-3]/), []],
  ['four', without(/^F00[1-4]/), ['fullTimers retired 4 of 22']],
  ['three of the ten of units', without(/^B00[1-3]/), []],
  ['four of them', without(/^B00[1-4]/), ['departmental retired 4 of 10']],
  ['forty part-timers: no tenth of all', without(/^W0[0-3][1-9]|^W0[1-4]0/), []],
  ['forty-nine part-timers', without(/^W0[0-4]/), ['staff retired 49 of 433']],
  ['all who carry tasks', without(/^[FB]/), ['fullTimers retired 20 of 22', 'departmental retired 10 of 10']], // prettier-ignore
  [
    'all but the three of the small street',
    [],
    ['fullTimers retired 20 of 22', 'departmental retired 10 of 10', 'staff retired 430 of 433'],
  ],
  ['the posts of five are empty', changed(/^F00[1-5]/, { [POSTS]: '' }), ['fullTimers relieved 5 of 22']], // prettier-ignore
  ['five are 兼职 now', changed(/^F00[1-5]/, { [EMPLOYMENT]: '兼职' }), ['fullTimers relieved 5 of 22']], // prettier-ignore
  ['five are 楼栋长 now', changed(/^F00[1-5]/, { [POSTS]: '楼栋长@B1' }), ['fullTimers relieved 5 of 22']], // prettier-ignore
  ['five are 分流员 now', changed(/^F00[1-5]/, { [POSTS]: '分流员@150203012' }), []],
  ['the posts of all part-timers are empty', changed(/^W/, { [POSTS]: '' }), []],
  [
    'five 工号 are other people',
    changed(/^F00[1-5]/, { 1: '新人', 2: '' }).map((l, i) => (l[1] === '新人' ? Object.assign([...l], { 2: `1000000200${i}` }) : l)), // prettier-ignore
    ['fullTimers replaced 5 of 22'],
  ],
])('%s', (_, after, asked) => {
  const { counts } = lossesOf(after) ?? { counts: [] }
  expect(counts.map((c) => `${c.kind} ${c.why} ${c.count} of ${c.of}`)).toEqual(asked)
})

test('they are listed by name, before others, and each once', () => {
  const few = lossesOf(without(/^F00[1-4]/))!
  expect(lossesText(few)).toBe('22个有任务的专职人员中有4个会停用')
  expect(few.list).toEqual(
    ['F001', 'F002', 'F003', 'F004'].map((code) => ({
      ...{ kind: 'fullTimers', why: 'retired' },
      ...{ code, name: `人${code}` },
    })),
  )
  const { list } = lossesOf([])!
  expect(list.slice(0, WORKERS + LIAISONS).map((l) => l.code[0])).toEqual([
    ...Array<string>(WORKERS).fill('F'),
    ...Array<string>(LIAISONS).fill('B'),
  ])
  expect(new Set(list.map((l) => l.code)).size).toBe(list.length)
  expect(list).toHaveLength(50)
})
