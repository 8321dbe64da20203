import type { Building, Estate, LngLat } from '../types'
import type { GridMap } from './grids'
import type { Issues } from './issues'
import { isChina, isSwapped, round6 } from './outline'
import { ID, ID_TEXT } from './places'
import { isMost } from './situated'
import { Unique, readTable, type Row } from './table'

const FILE = 'buildings.csv'
/** A building may stand a little outside the drawn grids, not in another town. */
const FAR_DEGREES = 0.05
/** The buildings of one estate are read in one query, which brings a thousand. */
const MAX_OF_ESTATE = 1000

/** Swapped columns are one slip, not as many as there are rows. */
const SWAPPED = '经纬度写反了吗？“经度”应在73到136之间，“纬度”应在3到54之间，请把两列对调。'

/** Rows of slips that are told once for all, where most rows have them. */
interface Slips {
  swapped: Row[]
  nowhere: Row[]
}

/** The grid that the row names, else the one that the building stands in. */
function gridOf(
  row: Row,
  point: LngLat,
  grids: GridMap,
  complete: boolean,
  { nowhere }: Slips,
): string {
  const named = row.form('grid', /^\d{15}$/, '15位数字')
  if (row.cell('grid') !== '') {
    if (complete && named !== '' && !grids.has(named)) {
      row.fault('grid', `网格文件里没有“${named}”这个网格，请改正编码，或在网格文件里补上。`)
    }
    return named
  }
  const found = grids.at(point)
  if (found.length === 1) return found[0]!.code
  if (!complete) return ''
  if (found.length === 0) nowhere.push(row)
  else row.fault('grid', '这栋楼正好在两个网格的边界上，请在“网格编码”一列写明归哪一个。')
  return ''
}

/** Reads 经度 and 纬度; null after a fault. `swapped` is told once for the whole file. */
function pointOf(
  row: Row,
  box: readonly [number, number, number, number],
  swapped: (row: Row) => void,
): LngLat | null {
  const raw = [Number(row.cell('lng') || NaN), Number(row.cell('lat') || NaN)] as const
  if (isSwapped(raw)) {
    swapped(row)
    return null
  }
  const lng = row.number('lng', -180, 180)
  const lat = row.number('lat', -90, 90)
  if (Number.isNaN(lng) || Number.isNaN(lat)) return null
  const far =
    lng < box[0] - FAR_DEGREES ||
    lat < box[1] - FAR_DEGREES ||
    lng > box[2] + FAR_DEGREES ||
    lat > box[3] + FAR_DEGREES
  if (far && Number.isFinite(box[0])) {
    const hint = isChina([lng, lat])
      ? '请在地图上核对这栋楼的经度、纬度。'
      : '不在国内，请检查经度、纬度。'
    row.fault('lng', `位置离本街道太远，${hint}`)
    return null
  }
  return [round6(lng), round6(lat)]
}

function tellSlips({ swapped, nowhere }: Slips, buildings: number, issues: Issues): void {
  const [first, ...more] = swapped
  first?.fault('lng', more.length === 0 ? SWAPPED : `${SWAPPED}（共${swapped.length}行这样）`)
  if (isMost(nowhere.length, buildings)) {
    const message =
      `${buildings}栋楼里有${nowhere.length}栋不在任何网格里（如第${nowhere[0]!.row}行）。` +
      '请检查楼栋坐标是不是原始GPS坐标（应为GCJ-02），或者网格画得不全。'
    issues.add(FILE, 0, 'grid', message)
    return
  }
  for (const row of nowhere) {
    row.fault('grid', '这栋楼不在任何网格里，请改正经纬度，或在“网格编码”一列写明。')
  }
}

function crowdedFaults(buildings: readonly Building[], issues: Issues): void {
  const counts = new Map<string, number>()
  for (const b of buildings) counts.set(b.estateId, (counts.get(b.estateId) ?? 0) + 1)
  for (const [estateId, n] of counts) {
    if (n <= MAX_OF_ESTATE) continue
    const message = `小区“${estateId}”有${n}栋楼，最多${MAX_OF_ESTATE}栋；请按期或按片把它分成几个小区。`
    issues.add(FILE, 0, 'estate', message)
  }
}

export function readBuildings(
  lines: string[][],
  estates: Estate[],
  grids: GridMap,
  issues: Issues,
): Building[] {
  const unique = new Unique('id', '楼栋编号')
  const byId = new Map(estates.map((e) => [e.id, e]))
  // A fault in the grids would come back for every building in them.
  const estatesComplete = issues.clean('estates.csv')
  const complete = issues.clean('grids.geojson', 'communities.csv')
  const box = grids.bounds()
  const slips: Slips = { swapped: [], nowhere: [] }
  const buildings = readTable(FILE, lines, issues).flatMap((row) => {
    const id = row.form('id', ID, ID_TEXT)
    const estateId = row.form('estate', ID, ID_TEXT)
    const estate = byId.get(estateId)
    if (estateId !== '' && !estate && estatesComplete) {
      row.fault('estate', `小区表里没有“${estateId}”这个小区，请改正编号，或在小区表里补上。`)
    }
    const name = row.text('name', 20)
    const units = row.number('units', 1, 30, true)
    const point = pointOf(row, box, (r) => slips.swapped.push(r))
    if (!point) return []
    const gridCode = gridOf(row, point, grids, complete, slips)
    if (!unique.take(id, row)) return []
    issues.rows.set(`building:${id}`, row.row)
    const estateName = estate?.name ?? ''
    const building = { id, estateId, estateName, name, gridCode, point, units, active: true }
    return [{ _id: `building:${id}`, ...building }]
  })
  tellSlips(slips, buildings.length, issues)
  crowdedFaults(buildings, issues)
  return buildings
}
