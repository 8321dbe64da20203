import type { Building, Community, Estate, LngLat } from '../types'
import { boundsOf } from './geometry'
import { gridsAt, type Drawn } from './grids'
import type { Issues } from './issues'
import { Unique, readTable, type Row } from './table'

/** A building may stand a little outside the drawn grids, not in another town. */
const FAR_DEGREES = 0.05

const ID = /^[A-Za-z0-9]{1,20}$/
const ID_TEXT = '1到20位字母或数字'

export function readCommunities(
  lines: string[][],
  streetCode: string,
  issues: Issues,
): Community[] {
  const unique = new Unique('code', '社区编码')
  return readTable('communities.csv', lines, issues).flatMap((row) => {
    const code = row.form('code', /^\d{12}$/, '12位数字')
    const name = row.text('name', 20)
    if (code !== '' && !code.startsWith(streetCode)) {
      row.fault('code', `社区编码“${code}”的前9位应是街道编码${streetCode}。`)
      return []
    }
    if (!unique.take(code, row)) return []
    return [{ _id: `community:${code}`, code, name, firstSecretary: null, active: true }]
  })
}

export function readEstates(lines: string[][], communities: Community[], issues: Issues): Estate[] {
  const unique = new Unique('id', '小区编号')
  const complete = issues.clean('communities.csv')
  const known = new Set(communities.map((c) => c.code))
  return readTable('estates.csv', lines, issues).flatMap((row) => {
    const id = row.form('id', ID, ID_TEXT)
    const name = row.text('name', 30)
    const communityCode = row.form('community', /^\d{12}$/, '12位数字')
    if (complete && communityCode !== '' && !known.has(communityCode)) {
      row.fault('community', `社区表里没有“${communityCode}”这个社区。`)
    }
    if (!unique.take(id, row)) return []
    return [{ _id: `estate:${id}`, id, name, communityCode, active: true }]
  })
}

/** The grid that the row names, else the one that the building stands in. */
function gridOf(row: Row, point: LngLat, drawn: Drawn[], complete: boolean): string {
  const named = row.form('grid', /^\d{15}$/, '15位数字')
  if (row.cell('grid') !== '') {
    if (complete && named !== '' && !drawn.some((d) => d.grid.code === named)) {
      row.fault('grid', `网格文件里没有“${named}”这个网格。`)
    }
    return named
  }
  const found = gridsAt(drawn, point)
  if (found.length === 1) return found[0]!.code
  if (!complete) return ''
  const why =
    found.length === 0
      ? '这栋楼不在任何网格里，请改正经纬度，或在“网格编码”一列写明。'
      : '这栋楼正好在两个网格的边界上，请在“网格编码”一列写明归哪一个。'
  row.fault('grid', why)
  return ''
}

function pointOf(row: Row, box: [number, number, number, number]): LngLat | null {
  const lng = row.number('lng', -180, 180)
  const lat = row.number('lat', -90, 90)
  if (Number.isNaN(lng) || Number.isNaN(lat)) return null
  const far =
    lng < box[0] - FAR_DEGREES ||
    lat < box[1] - FAR_DEGREES ||
    lng > box[2] + FAR_DEGREES ||
    lat > box[3] + FAR_DEGREES
  if (far && Number.isFinite(box[0])) {
    row.fault('lng', '位置离本街道太远，请检查经度、纬度是否写反。')
    return null
  }
  return [lng, lat]
}

export function readBuildings(
  lines: string[][],
  estates: Estate[],
  drawn: Drawn[],
  issues: Issues,
): Building[] {
  const unique = new Unique('id', '楼栋编号')
  const byId = new Map(estates.map((e) => [e.id, e]))
  // A fault in the grids would come back for every building in them.
  const estatesComplete = issues.clean('estates.csv')
  const complete = issues.clean('grids.geojson', 'communities.csv')
  const box = boundsOf(drawn.flatMap((d) => d.grid.polygon.coordinates[0]!))
  return readTable('buildings.csv', lines, issues).flatMap((row) => {
    const id = row.form('id', ID, ID_TEXT)
    const estateId = row.form('estate', ID, ID_TEXT)
    const estate = byId.get(estateId)
    if (estateId !== '' && !estate && estatesComplete) {
      row.fault('estate', `小区表里没有“${estateId}”这个小区。`)
    }
    const name = row.text('name', 20)
    const units = row.number('units', 1, 30, true)
    const point = pointOf(row, box)
    if (!point) return []
    const gridCode = gridOf(row, point, drawn, complete)
    if (!unique.take(id, row)) return []
    const estateName = estate?.name ?? ''
    const building = { id, estateId, estateName, name, gridCode, point, units, active: true }
    return [{ _id: `building:${id}`, ...building }]
  })
}
