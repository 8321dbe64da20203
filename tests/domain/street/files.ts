import { createHash } from 'node:crypto'
import { parse } from 'csv-parse/sync'
import {
  isTable,
  parseStreet,
  type ImportFileName,
  type Parsed,
} from '../../../domain/street/import'

/** The files of a small street, as the import has them after reading: cells and JSON. */
export interface SmallFiles {
  'street.json': StreetJson
  'grids.geojson': { type: string; features: Feature[] }
  'communities.csv': string[][]
  'estates.csv': string[][]
  'buildings.csv': string[][]
  'staff.csv': string[][]
  'categories.csv': string[][]
}
export interface Feature {
  type: string
  properties: Record<string, string>
  geometry: { type: string; coordinates: number[][][] }
}
type StreetJson = Record<string, unknown> & {
  units: { code: string; name: string }[]
  calendar: { hours: number[][]; years: Record<string, { off: string[]; on: string[] }> }
}

export const WEST = '150203012025001'
export const EAST = '150203012025002'

/** A rectangle by its south-west corner and size, in degrees; about 330 × 440 m as used here. */
export const rectangle = (w: number, s: number, width = 0.004, height = 0.004): number[][] => [
  [w, s],
  [w + width, s],
  [w + width, s + height],
  [w, s + height],
  [w, s],
]

const grid = (code: string, name: string, ring: number[][]): Feature => ({
  type: 'Feature',
  properties: { code, name, type: 'BASIC', publicPhone: '10000000001', supervisionPhone: '' },
  geometry: { type: 'Polygon', coordinates: [ring] },
})

/** Two grids beside each other, one estate, three buildings, six people, two categories. */
export const smallStreet = (): SmallFiles => ({
  'street.json': {
    code: '150203012',
    name: '试验街道',
    notice: '',
    phones: [{ label: '值班', phone: '12345' }],
    calendar: { hours: [[510, 720], [810, 1080]], years: {} }, // prettier-ignore
    templates: {
      progress: { id: 't1', title: '进度', fields: { no: 'character_string1' } },
      task: { id: 't2', title: '待办', fields: { no: 'character_string1' } },
    },
    units: [
      { code: 'SQ', name: '社区' },
      { code: 'ZJ', name: '住建' },
    ],
    dutyDispatcher: 'D1',
    streetLeader: 'S1',
  },
  'grids.geojson': {
    type: 'FeatureCollection',
    features: [
      grid(WEST, '第1网格', rectangle(109.82, 40.64)),
      grid(EAST, '第2网格', rectangle(109.824, 40.64)),
    ],
  },
  'communities.csv': [
    ['社区编码', '社区名称'],
    ['150203012025', '黄河社区'],
  ],
  'estates.csv': [
    ['小区编号', '小区名称', '社区编码'],
    ['E1', '黄河小区', '150203012025'],
  ],
  'buildings.csv': [
    ['楼栋编号', '小区编号', '楼栋名称', '网格编码', '经度', '纬度', '单元数'],
    ['B1', 'E1', '1号楼', '', '109.821', '40.641', '2'],
    ['B2', 'E1', '2号楼', '', '109.825', '40.641', '3'],
    ['B3', 'E1', '3号楼', EAST, '109.824', '40.642', '1'],
  ],
  'staff.csv': [
    ['工号', '姓名', '手机号', '队伍', '用工类型', '部门', '岗位'],
    ['Z1', '张一', '10000000001', '街道社区干部', '专职', '', `网格员@${WEST}`],
    ['Z2', '李二', '10000000002', '街道社区干部', '专职', '', `网格员@${EAST}；网格员@${WEST}`],
    ['L1', '赵三', '10000000003', '街道社区干部', '专职', '', `网格长@${WEST};网格长@${EAST}`],
    ['D1', '孙四', '10000000004', '街道社区干部', '专职', '', '分流员@150203012'],
    ['S1', '周五', '', '街道社区干部', '兼职', '', '街道领导@150203012; 第一书记@150203012025'],
    ['P1', '吴六', '10000000006', '部门网格员', '部门网格员', 'ZJ', '网格员@ZJ;单元长@B1-2'],
  ],
  'categories.csv': [
    ['类别编码', '大类', '类别名称', '牵头单位', '办理时限', '昼夜计时', '先打电话提示', '先打的电话'], // prettier-ignore
    ['0201', '公共设施', '路面破损', 'ZJ', '56', '', '', ''],
    ['0404', '公用事业', '燃气异味', 'SQ', '1', '是', '请先开窗。', '119'],
  ],
})

/** A street whose files bring a 调解委员会 too. */
export interface CommitteeFiles extends SmallFiles {
  'street.json': SmallFiles['street.json'] & { committee: Record<string, unknown> }
  'mediators.csv': string[][]
  'venues.csv': string[][]
}

/** The small street with chair, clerk, two who mediate and a lawyer; two venues with three rooms. */
export const committeeStreet = (): CommitteeFiles => {
  const files = smallStreet()
  const person = (jobNo: string, name: string, phone: string, post: string) =>
    [jobNo, name, phone, '街道社区干部', '兼职', '', `${post}@150203012`] // prettier-ignore
  files['staff.csv'].push(
    person('M1', '萨日娜', '10000000011', '人民调解员'),
    person('M2', '郑七', '10000000012', '人民调解员'),
    person('M3', '王八斗', '10000000013', '人民调解员'),
    person('C1', '冯主任', '10000000014', '调解委员会主任'),
    person('K1', '褚文书', '10000000015', '调解文书'),
  )
  return {
    ...files,
    'street.json': {
      ...files['street.json'],
      committee: {
        name: '试验街道人民调解委员会',
        phone: '10000000099',
        address: '试验路1号',
        opening: { total: 135, agreed: 112, court: 12, other: 11 },
      },
    },
    'mediators.csv': [
      ['工号', '类别', '等级', '从业年数', '语言', '专长', '单位', '简介', '照片', '社区编码', '此前调解件数', '此前成功件数', '每周时间', '每次分钟', '节假日'], // prettier-ignore
      ['M1', '人民调解员', '一级', '20', '汉语、蒙古语', '婚姻家庭、邻里', '', '耐心。', '', '150203012025', '80', '70', '周一 09:00-12:00；周三 14:00-17:30', '90', '是'], // prettier-ignore
      ['M2', '人民调解员', '', '3', '汉语', '物业', '', '', '', '', '', '', '周一至周五 9:00-11:30', '', ''], // prettier-ignore
      ['M3', '律师', '', '8', '汉语', '债权债务；劳动争议', '试验律师事务所', '', '', '', '0', '0', '周二、周四 14:00-17:00', '60', '否'], // prettier-ignore
    ],
    'venues.csv': [
      ['场所编号', '场所名称', '地址', '社区编码', '开放时间', '房间编号', '房间名称', '座位', '无障碍', '助听', '视频', '每周时间', '节假日'], // prettier-ignore
      ['V1', '调解中心', '试验路1号', '150203012025', '工作日白天', 'R1', '一室', '12', '是', '是', '是', '周一至周五 08:30-18:00', ''], // prettier-ignore
      ['V1', '', '', '', '', 'R2', '二室', '4', '', '', '', '周一至周五 08:30-18:00', ''],
      ['V2', '黄河调解室', '试验路2号', '150203012025', '每天', 'R3', '调解室', '6', '是', '', '否', '每天 09:00-17:00', '是'], // prettier-ignore
    ],
  }
}

export const sha = (text: string): string => createHash('sha256').update(text).digest('hex')

export const parseSmall = (files: Partial<SmallFiles>): Parsed => parseStreet(files, sha)

/** Parses, and fails the test with the faults when there are any. */
export function streetOf(files: Partial<SmallFiles> = smallStreet()) {
  const parsed = parseSmall(files)
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.errors, null, 1))
  return parsed.street
}

/** What the cloud function makes of the texts of files. */
export const inputOf = (texts: Record<string, string>): Partial<Record<ImportFileName, unknown>> =>
  Object.fromEntries(
    Object.entries(texts).map(([name, text]) => [
      name,
      isTable(name) ? parse(text, { bom: true, relax_column_count: true }) : JSON.parse(text),
    ]),
  )
