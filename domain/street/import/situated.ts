import type { Building, Community, Estate } from '../types'
import type { GridMap } from './grids'
import type { Issues } from './issues'

const FILE = 'buildings.csv'
/** A building drawn across the kerb is nobody's slip; one further out is told. */
const TOLD_M = 50
/** Past this a building counts as outside when it is asked whether most are. */
const OUTSIDE_M = 10

/** Two columns that contradict each other for so many rows were not filled in one by one. */
export const isMost = (n: number, of: number): boolean => n >= 2 && n > of / 2

/**
 * Compares where buildings stand with the grids that their rows name. One that lies outside is told;
 * where most do, a column was dragged down or the coordinates are raw GPS, and all is refused.
 */
export function checkGridsOfBuildings(
  buildings: readonly Building[],
  grids: GridMap,
  issues: Issues,
): void {
  const outside = buildings
    .map((b) => ({ b, metres: grids.outsideM(b.gridCode, b.point) }))
    .filter(({ metres }) => metres > OUTSIDE_M)
  if (isMost(outside.length, buildings.length)) {
    const middle = outside.map(({ metres }) => metres).sort((x, y) => x - y)
    const message =
      `${buildings.length}栋楼里有${outside.length}栋不在“网格编码”写的网格里` +
      `（多数相距${Math.round(middle[middle.length >> 1]!)}米以上）。` +
      '请检查“网格编码”一列是不是拖动填充时写错了（可以清空这一列，由系统按位置判断），' +
      '或者楼栋坐标是不是原始GPS坐标（应为GCJ-02）。'
    issues.add(FILE, 0, 'grid', message)
    return
  }
  const told = outside.filter(({ metres }) => metres > TOLD_M)
  if (told.length > 1) {
    const message = `共有${told.length}栋楼离所写的网格超过${TOLD_M}米，请逐一核对。`
    issues.warn(FILE, 0, 'grid', message)
  }
  for (const { b, metres } of told) {
    const [there] = grids.at(b.point)
    const where = there
      ? `在${there.communityName}${there.name}（${there.code}）里`
      : '不在任何网格里'
    const message =
      `“${b.estateName}${b.name}”离所写的网格${b.gridCode}有${Math.round(metres)}米，按位置${where}；` +
      '请核对网格编码和经纬度。'
    issues.warn(FILE, issues.rows.get(b._id) ?? 0, 'grid', message)
  }
}

/** Compares the community that an estate is listed under with the communities its buildings are in. */
export function checkEstates(
  estates: readonly Estate[],
  buildings: readonly Building[],
  communities: readonly Community[],
  issues: Issues,
): void {
  const nameOf = new Map(communities.map((c) => [c.code, c.name]))
  const estateOf = new Map(estates.map((e) => [e.id, e]))
  const elsewhere = new Map<string, Building[]>()
  for (const b of buildings) {
    if (b.gridCode.startsWith(estateOf.get(b.estateId)!.communityCode)) continue
    elsewhere.set(b.estateId, [...(elsewhere.get(b.estateId) ?? []), b])
  }
  const apart = [...elsewhere.values()].reduce((n, list) => n + list.length, 0)
  if (isMost(apart, buildings.length)) {
    const message =
      `${buildings.length}栋楼里有${apart}栋所在的社区和小区表里写的不同；` +
      '请检查小区表的“社区编码”一列是不是拖动填充时写错了，或者楼栋坐标有没有整体偏移。'
    issues.add('estates.csv', 0, 'community', message)
    return
  }
  for (const [id, list] of elsewhere) {
    const estate = estateOf.get(id)!
    const there = nameOf.get(list[0]!.gridCode.slice(0, 12)) ?? ''
    const message =
      `小区“${estate.name}”写的是${nameOf.get(estate.communityCode)}，` +
      `却有${list.length}栋楼（如${list[0]!.name}）在${there}的网格里；请核对小区的社区编码和楼栋的网格。`
    issues.warn('estates.csv', issues.rows.get(estate._id) ?? 0, 'community', message)
  }
}
