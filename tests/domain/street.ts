import { EVERYBODY } from '../../domain/duty/presence'
import type { Committee } from '../../domain/street/committee'
import type { Grid, StreetSettings } from '../../domain/street/types'
import type { Actor } from '../../domain/identity/types'
import type { Post } from '../../domain/street/types'
import { decideSubmit, type Draft } from '../../domain/report/create'
import type { Report } from '../../domain/report/types'
import type { Situation } from '../../domain/report/deadlines'

/** A street small enough to hold in the head: two square grids side by side, five people. */

/** Shanghai local time of 2026 as an instant: `at('11-23 09:00')` is a working Monday. */
export const at = (monthDayTime: string, year = 2026): number =>
  Date.parse(`${year}-${monthDayTime.replace(' ', 'T')}:00+08:00`)

export const MONDAY_9 = at('11-23 09:00')

/** A committee that is there: nobody mediates in it yet. */
export const QUIET_COMMITTEE: Committee = {
  name: '示范街道人民调解委员会',
  phone: '10000000012',
  address: '示范路1号',
  chairs: [{ id: 'staff:C1', name: '马主任' }],
  clerks: [{ id: 'staff:K1', name: '牛文书' }],
  mediators: [],
  venues: [],
  opening: { total: 135, agreed: 112, court: 12, other: 11 },
}

export const SETTINGS: StreetSettings = {
  _id: 'settings:street',
  rev: 'r1',
  code: '150203012',
  name: '黄河西路街道',
  notice: '',
  bounds: [109.8, 40.6, 109.82, 40.61],
  phones: [{ label: '街道', phone: '10000000000' }],
  categories: [
    { code: '0201', name: '路面破损', majorName: '公共设施', unit: 'ZJ', hours: 56, star: false },
    { code: '0202', name: '井盖缺失', majorName: '公共设施', unit: 'ZF', hours: 4, star: true },
    { code: '1006', name: '其他', majorName: '其他', unit: 'SQ', hours: 24, star: false },
  ],
  units: [
    { code: 'ZJ', name: '住建' },
    { code: 'ZF', name: '综合执法' },
    { code: 'SQ', name: '社区' },
  ],
  calendar: {
    hours: [
      [510, 720],
      [810, 1080],
    ],
    years: {},
  },
  templates: {
    progress: { id: 't-progress', title: '事件进度', fields: { no: 'character_string1' } },
    task: { id: 't-task', title: '待办提醒', fields: { what: 'thing1', due: 'time2' } },
  },
  dutyDispatcher: { id: 'staff:D1', name: '孙分流' },
  streetLeader: { id: 'staff:S1', name: '钱主任' },
  dispatchers: [{ id: 'staff:D1', name: '孙分流' }],
  directory: {},
  committee: QUIET_COMMITTEE,
}

function square(code: string, name: string, west: number): Grid {
  const [w, e, s, n] = [west, west + 0.01, 40.6, 40.61]
  return {
    _id: `grid:${code}`,
    code,
    name,
    type: 'BASIC',
    communityCode: code.slice(0, 12),
    communityName: '黄河社区',
    polygon: {
      type: 'Polygon',
      coordinates: [
        [
          [w, s],
          [e, s],
          [e, n],
          [w, n],
          [w, s],
        ],
      ],
    },
    centre: [w + 0.005, 40.605],
    lead: { id: 'staff:L1', name: '赵网格长' },
    workers: [{ id: 'staff:W1', name: '张网格' }],
    firstSecretary: { id: 'staff:F1', name: '周书记' },
    publicPhone: '10000000003',
    supervisionPhone: '10000000009',
    active: true,
  }
}

export const GRID_1 = square('150203012025001', '第1网格', 109.8)
export const GRID_2 = square('150203012025002', '第2网格', 109.81)

const person = (key: string, staffId: string | null, posts: Post[]): Actor => ({
  openid: `o-${key}`,
  userId: `user:o-${key}`,
  staffId,
  name: staffId ? `员工${key}` : '',
  posts,
})
const inGrid = (role: Post['role'], code = GRID_1.code): Post => ({
  role,
  scopeType: 'grid',
  scopeId: code,
})

export const PEOPLE = {
  reporter: person('resident', null, []),
  neighbour: person('neighbour', null, []),
  worker: person('worker', 'staff:W1', [inGrid('gridWorker')]),
  workerElsewhere: person('worker2', 'staff:W2', [inGrid('gridWorker', GRID_2.code)]),
  lead: person('lead', 'staff:L1', [inGrid('gridLead')]),
  dispatcher: person('desk', 'staff:D1', [
    { role: 'dispatcher', scopeType: 'street', scopeId: '150203012' },
  ]),
  leader: person('leader', 'staff:S1', [
    { role: 'streetLeader', scopeType: 'street', scopeId: '150203012' },
  ]),
} as const satisfies Record<string, Actor>

export const situation = (now = MONDAY_9, requestId = 'request-000000001'): Situation => ({
  now,
  settings: SETTINGS,
  presence: EVERYBODY,
  requestId,
})

export const draft = (changes: Partial<Draft> = {}): Draft => ({
  key: '0123456789abcdef01234567',
  reporter: PEOPLE.reporter.userId,
  reporterStaffId: null,
  text: '路上有个坑，老人差点摔倒',
  photos: [],
  categoryCode: '0201',
  place: {
    basis: 'building',
    label: '友谊小区3号楼',
    buildingId: 'b3',
    point: [109.805, 40.605],
    gridCode: GRID_1.code,
    gridName: GRID_1.name,
    communityName: GRID_1.communityName,
  },
  grid: GRID_1,
  confidential: false,
  moderation: 'pass',
  ...changes,
})

/** The value of an outcome that must be one. */
export function must<T>(outcome: { ok: true; value: T } | { ok: false; code: string }): T {
  if (!outcome.ok) throw new Error(`refused: ${outcome.code}`)
  return outcome.value
}

export const submitted = (changes: Partial<Draft> = {}, now = MONDAY_9): Report =>
  must(decideSubmit(draft(changes), situation(now)))
