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

export const TABLES = {
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
} as const satisfies Record<string, readonly Column[]>

export type TableName = keyof typeof TABLES
export const JSON_FILES = ['street.json', 'grids.geojson'] as const
export type JsonName = (typeof JSON_FILES)[number]
export type ImportFileName = TableName | JsonName

/** Every file that an import needs. */
export const IMPORT_FILES: readonly ImportFileName[] = [
  ...JSON_FILES,
  ...(Object.keys(TABLES) as TableName[]),
]
export const isTable = (name: string): name is TableName =>
  Object.prototype.hasOwnProperty.call(TABLES, name)
