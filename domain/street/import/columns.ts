/**
 * The tables of an import. A heading may be the Chinese label or the key; the order of columns is
 * free, unknown columns are refused so that a misspelt heading is never silently ignored.
 */
export interface Column {
  key: string
  label: string
  /** The cell may be empty (and the column absent). */
  optional?: true
}

const column = (key: string, label: string): Column => ({ key, label })
const optional = (key: string, label: string): Column => ({ key, label, optional: true })

const STREET_TABLES = {
  'communities.csv': [column('code', '社区编码'), column('name', '社区名称')],
  'estates.csv': [
    column('id', '小区编号'),
    column('name', '小区名称'),
    column('community', '社区编码'),
  ],
  'buildings.csv': [
    column('id', '楼栋编号'),
    column('estate', '小区编号'),
    column('name', '楼栋名称'),
    optional('grid', '网格编码'),
    column('lng', '经度'),
    column('lat', '纬度'),
    column('units', '单元数'),
  ],
  'staff.csv': [
    column('jobNo', '工号'),
    column('name', '姓名'),
    optional('phone', '手机号'),
    column('team', '队伍'),
    column('employment', '用工类型'),
    optional('unit', '部门'),
    optional('posts', '岗位'),
  ],
  'categories.csv': [
    column('code', '类别编码'),
    column('major', '大类'),
    column('name', '类别名称'),
    column('unit', '牵头单位'),
    column('hours', '办理时限'),
    optional('star', '昼夜计时'),
    optional('callTip', '先打电话提示'),
    optional('callPhone', '先打的电话'),
  ],
  'mediators.csv': [
    column('jobNo', '工号'),
    column('kind', '类别'),
    optional('level', '等级'),
    column('years', '从业年数'),
    column('languages', '语言'),
    column('specialties', '专长'),
    optional('org', '单位'),
    optional('bio', '简介'),
    optional('photo', '照片'),
    optional('community', '社区编码'),
    optional('closed', '此前调解件数'),
    optional('succeeded', '此前成功件数'),
    optional('weekly', '每周时间'),
    optional('minutes', '每次分钟'),
    optional('onHolidays', '节假日'),
  ],
  /** One row a room; what is the venue's may be left empty after its first row. */
  'venues.csv': [
    column('venue', '场所编号'),
    optional('name', '场所名称'),
    optional('address', '地址'),
    optional('community', '社区编码'),
    optional('hours', '开放时间'),
    column('room', '房间编号'),
    column('roomName', '房间名称'),
    column('seats', '座位'),
    optional('stepFree', '无障碍'),
    optional('hearingLoop', '助听'),
    optional('video', '视频'),
    optional('weekly', '每周时间'),
    optional('onHolidays', '节假日'),
  ],
  'pickups.csv': [
    column('code', '领取点编号'),
    column('name', '领取点名称'),
    column('address', '地址'),
    column('hours', '开放时间'),
    optional('phone', '电话'),
  ],
  'keepers.csv': [
    column('no', '积分号'),
    column('name', '姓名'),
    column('pickUp', '领取点编号'),
    column('from', '任期开始'),
    column('to', '任期结束'),
    optional('relatives', '亲属积分号'),
  ],
  'goods.csv': [
    column('code', '商品编号'),
    column('name', '商品名称'),
    optional('picture', '图片'),
    column('price', '积分'),
    optional('perMonth', '每人每月限兑'),
    column('cost', '成本（分）'),
    column('pickUp', '领取点编号'),
    optional('bins', '货格数'),
    optional('goodUntil', '保质期至'),
    optional('offered', '可兑换'),
    optional('for', '对象'),
  ],
  'merchants.csv': [
    column('code', '统一社会信用代码'),
    column('name', '商户名称'),
    column('address', '地址'),
    column('no', '联系人积分号'),
    column('contact', '联系人'),
    column('from', '参加日期'),
    optional('pickUp', '领取点编号'),
  ],
  'rules.csv': [
    column('code', '规则编号'),
    column('name', '规则名称'),
    column('points', '积分'),
    optional('unit', '计分方式'),
    optional('for', '对象'),
    optional('isReport', '上报类'),
  ],
} as const satisfies Record<string, readonly Column[]>

/** Lists of volunteers, brought by themselves: they add to what is there, and retire nothing. */
const LISTS = {
  'teams.csv': [
    column('name', '队伍名称'),
    column('domain', '领域'),
    column('community', '社区编码'),
    column('purpose', '做什么'),
  ],
  'volunteers.csv': [
    column('team', '队伍名称'),
    optional('community', '社区编码'),
    column('name', '姓名'),
    column('phone', '手机号'),
  ],
} as const satisfies Record<string, readonly Column[]>

export const TABLES = { ...STREET_TABLES, ...LISTS }

export type TableName = keyof typeof TABLES
export type ListFileName = keyof typeof LISTS
export const LIST_FILES = Object.keys(LISTS) as ListFileName[]
export const JSON_FILES = ['street.json', 'grids.geojson'] as const
export type JsonName = (typeof JSON_FILES)[number]
export type ImportFileName = keyof typeof STREET_TABLES | JsonName

/** Every file that an import may bring. */
export const IMPORT_FILES: readonly ImportFileName[] = [
  ...JSON_FILES,
  ...(Object.keys(STREET_TABLES) as (keyof typeof STREET_TABLES)[]),
]
/** Only a street with a 调解委员会, or with points, brings these; it needs all the others. */
const OPTIONAL_FILES = [
  'mediators.csv',
  'venues.csv',
  'pickups.csv',
  'keepers.csv',
  'goods.csv',
  'merchants.csv',
  'rules.csv',
] as const satisfies ImportFileName[]
export type OptionalFileName = (typeof OPTIONAL_FILES)[number]
export const isNeeded = (name: ImportFileName): name is Exclude<ImportFileName, OptionalFileName> =>
  !(OPTIONAL_FILES as readonly ImportFileName[]).includes(name)
export const isTable = (name: string): name is TableName =>
  Object.prototype.hasOwnProperty.call(TABLES, name)
