import { NO_LIMITS } from '../../devtools/street/noLimits'
import { maskedPhone } from '../../domain/identity/masks'
import { phoneId, type Phone } from '../../domain/identity/phones'
import { AGREED, agreedAccount } from './agreed'
import { USER_SHAPE, type User } from '../../domain/identity/types'
import type { StaffRef } from '../../domain/matter/types'
import { directoryOf } from '../../domain/street/directory'
import type {
  Building,
  Community,
  Estate,
  Grid,
  LngLat,
  Post,
  Staff,
  StreetSettings,
} from '../../domain/street/types'

export { AGREED } from './agreed'

/**
 * A street to hold in the head, as documents. Four square grids that share edges:
 *
 *     B1 │ B2      西园社区 ‥026: B1 as usual; B2 has nobody yet
 *     ───┼───
 *     A1 │ A2      黄河社区 ‥025: one 网格长 for both
 */
export const CELL = { lng: 0.01, lat: 0.008 }
export const CORNER: LngLat = [109.82, 40.64]

/** Shanghai local time of 2026 as an instant. */
export const at = (monthDayTime: string): number =>
  Date.parse(`2026-${monthDayTime.replace(' ', 'T')}:00+08:00`)
/** A working Monday without holidays near. */
export const MONDAY = at('06-08 09:00')

export const CODE = {
  A1: '150203012025001',
  A2: '150203012025002',
  B1: '150203012026001',
  B2: '150203012026002',
} as const
export type GridName = keyof typeof CODE

const staffRef = (jobNo: string, name: string): StaffRef => ({ id: `staff:${jobNo}`, name })
export const WHO = {
  workerA1: staffRef('W1', '张网格'),
  workerA2: staffRef('W2', '李网格'),
  workerB1: staffRef('W3', '王网格'),
  leadA: staffRef('L1', '赵格长'),
  leadB: staffRef('L2', '钱格长'),
  secretaryA: staffRef('F1', '周书记'),
  dispatcher: staffRef('D1', '孙分流'),
  leader: staffRef('S1', '吴主任'),
  builder: staffRef('J1', '郑住建'),
  retired: staffRef('J2', '冯退休'),
  unbound: staffRef('N1', '陈新人'),
} as const
export type StaffName = keyof typeof WHO

const onGrid = (role: Post['role'], ...names: GridName[]): Post[] =>
  names.map((n) => ({ role, scopeType: 'grid', scopeId: CODE[n] }))
const onStreet = (role: Post['role']): Post[] => [
  { role, scopeType: 'street', scopeId: '150203012' },
]

const POSTS: Record<StaffName, Post[]> = {
  workerA1: onGrid('gridWorker', 'A1'),
  workerA2: onGrid('gridWorker', 'A2'),
  workerB1: onGrid('gridWorker', 'B1'),
  leadA: onGrid('gridLead', 'A1', 'A2'),
  leadB: onGrid('gridLead', 'B1', 'B2'),
  secretaryA: [{ role: 'firstSecretary', scopeType: 'community', scopeId: '150203012025' }],
  dispatcher: onStreet('dispatcher'),
  leader: onStreet('streetLeader'),
  builder: [{ role: 'liaison', scopeType: 'department', scopeId: 'ZJ' }],
  retired: [{ role: 'liaison', scopeType: 'department', scopeId: 'ZJ' }],
  unbound: onGrid('gridWorker', 'B1'),
}

/** Who calls, by a name that tests read well with. */
export const OPENID = {
  resident: 'o-resident-01',
  neighbour: 'o-resident-02',
  workerA1: 'o-staff-w1',
  workerA2: 'o-staff-w2',
  workerB1: 'o-staff-w3',
  leadA: 'o-staff-l1',
  leadB: 'o-staff-l2',
  secretaryA: 'o-staff-f1',
  dispatcher: 'o-staff-d1',
  leader: 'o-staff-s1',
  builder: 'o-staff-j1',
} as const
export type Person = keyof typeof OPENID
export const userId = (person: Person): string => `user:${OPENID[person]}`

export const phoneOf = (name: StaffName): string =>
  `1000000${String(1001 + Object.keys(WHO).indexOf(name))}`

export const STAFF: Staff[] = (Object.keys(WHO) as StaffName[]).map((name) => ({
  _id: WHO[name].id,
  jobNo: WHO[name].id.slice('staff:'.length),
  name: WHO[name].name,
  phone: phoneOf(name),
  teamType: 'cadre',
  employmentType: name === 'builder' || name === 'retired' ? 'liaison' : 'fullTime',
  unit: name === 'builder' || name === 'retired' ? 'ZJ' : null,
  posts: POSTS[name],
  openid: name in OPENID ? OPENID[name as Person] : null,
  active: name !== 'retired',
}))

const BOUND: User[] = STAFF.flatMap((s) =>
  s.openid === null
    ? []
    : [
        {
          _id: `user:${s.openid}`,
          openid: s.openid,
          nickname: '',
          phoneMask: maskedPhone(s.phone),
          elderMode: false,
          staffId: s._id,
          staffName: s.name,
          posts: s.posts,
          consents: {},
          quota: {},
          shape: USER_SHAPE,
          createdAt: MONDAY,
        },
      ],
)

/** Their numbers stand apart. */
export const PHONES: Phone[] = STAFF.flatMap(({ openid, phone }) =>
  openid === null ? [] : [{ _id: phoneId(openid), phone, why: 'post', at: MONDAY }],
)
/** The stored accounts: bound staff, and two residents. All have agreed. */
export const USERS: User[] = [
  ...BOUND.map((user) => ({ ...user, consents: AGREED })),
  agreedAccount(OPENID.resident),
  agreedAccount(OPENID.neighbour),
]

const ORIGIN: Record<GridName, [column: number, row: number]> = {
  A1: [0, 0],
  A2: [1, 0],
  B1: [0, 1],
  B2: [1, 1],
}

/** A point of a grid by its share of the cell: (0.5, 0.5) is the middle, 0 and 1 are edges. */
export function pointIn(name: GridName, x: number, y: number): LngLat {
  const [column, row] = ORIGIN[name]
  return [CORNER[0] + (column + x) * CELL.lng, CORNER[1] + (row + y) * CELL.lat]
}

function grid(name: GridName, lead: StaffRef, workers: StaffRef[]): Grid {
  const isA = name.startsWith('A')
  const corners = [
    [0, 0],
    [1, 0],
    [1, 1],
    [0, 1],
    [0, 0],
  ] as const
  return {
    _id: `grid:${CODE[name]}`,
    code: CODE[name],
    name: `第${name[1]}网格`,
    type: 'BASIC',
    communityCode: CODE[name].slice(0, 12),
    communityName: isA ? '黄河社区' : '西园社区',
    polygon: { type: 'Polygon', coordinates: [corners.map(([x, y]) => pointIn(name, x, y))] },
    centre: pointIn(name, 0.5, 0.5),
    lead,
    workers,
    firstSecretary: isA ? WHO.secretaryA : null,
    publicPhone: '10000000003',
    supervisionPhone: '10000000009',
    active: true,
  }
}

export const GRIDS: Grid[] = [
  grid('A1', WHO.leadA, [WHO.workerA1]),
  grid('A2', WHO.leadA, [WHO.workerA2]),
  grid('B1', WHO.leadB, [WHO.workerB1]),
  grid('B2', WHO.leadB, []),
]
export const gridNamed = (name: GridName): Grid => GRIDS.find((g) => g.code === CODE[name])!

export const COMMUNITIES: Community[] = [
  {
    _id: 'community:150203012025',
    code: '150203012025',
    name: '黄河社区',
    firstSecretary: WHO.secretaryA,
    active: true,
  },
  {
    _id: 'community:150203012026',
    code: '150203012026',
    name: '西园社区',
    firstSecretary: null,
    active: true,
  },
]

export const ESTATES: Estate[] = [
  {
    _id: 'estate:E1',
    id: 'E1',
    name: '友谊小区',
    communityCode: '150203012025',
    active: true,
  },
]

const building = (id: string, name: GridName, point: LngLat, active = true): Building => ({
  _id: `building:${id}`,
  id,
  estateId: 'E1',
  estateName: '友谊小区',
  name: `${id}号楼`,
  gridCode: CODE[name],
  point,
  units: 3,
  active,
})
export const BUILDINGS: Building[] = [
  building('101', 'A1', pointIn('A1', 0.3, 0.3)),
  /** Stands beyond the edge, yet belongs to A2: the register wins over the map. */
  building('102', 'A2', pointIn('A1', 0.9, 0.5)),
  building('103', 'B1', pointIn('B1', 0.5, 0.5)),
  building('104', 'B2', pointIn('B2', 0.5, 0.5)),
  building('199', 'A1', pointIn('A1', 0.4, 0.4), false),
]

export const SETTINGS: StreetSettings = {
  _id: 'settings:street',
  rev: 'r1',
  code: '150203012',
  name: '黄河西路街道',
  notice: '示意地图',
  bounds: [CORNER[0], CORNER[1], CORNER[0] + 2 * CELL.lng, CORNER[1] + 2 * CELL.lat],
  phones: [{ label: '街道值班', phone: '10000000000' }],
  categories: [
    { code: '0201', name: '路面破损', majorName: '公共设施', unit: 'ZJ', hours: 56, star: false },
    { code: '0202', name: '井盖缺失', majorName: '公共设施', unit: 'ZF', hours: 4, star: true },
    {
      code: '0404',
      name: '燃气异味',
      majorName: '公用事业',
      unit: 'RQ',
      hours: 1,
      star: true,
      callFirst: { tip: '请先离开并拨打燃气抢修', phone: '10000000119' },
    },
    { code: '1006', name: '其他', majorName: '其他', unit: 'SQ', hours: 24, star: false },
  ],
  units: [
    { code: 'ZJ', name: '住建' },
    { code: 'ZF', name: '综合执法' },
    { code: 'RQ', name: '燃气' },
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
    progress: {
      id: 'T-progress',
      title: '事件进度',
      fields: { no: 'character_string1', what: 'thing2', state: 'phrase3', time: 'time4' },
    },
    task: {
      id: 'T-task',
      title: '待办提醒',
      fields: { what: 'thing1', where: 'thing2', due: 'time3', tip: 'thing4' },
    },
  },
  dutyDispatcher: WHO.dispatcher,
  streetLeader: WHO.leader,
  dispatchers: [WHO.dispatcher],
  directory: directoryOf(COMMUNITIES, GRIDS),
  // Tests act by hundreds as one person; `limits.test.ts` and others set the street's own.
  limits: NO_LIMITS,
}
