import { buildingCode } from '../../domain/place/buildingCode'
import { gridTitle } from '../../domain/place/locate'
import type { LngLat } from '../../domain/street/types'
import type { DemoStreet } from './street'
import { CAST } from './people'

/** For the phone's location picker: the grids as outlines and places that a search finds. */
export interface PlacesFile {
  center: LngLat
  grids: { name: string; polygon: LngLat[] }[]
  places: { name: string; address: string; lng: number; lat: number }[]
}

/** For the phone's scanner: plates that may be “scanned”. */
export type CodesFile = { label: string; result: string }[]

/** Template id → its title and what each keyword says. */
export type TemplatesFile = Record<string, { title: string; fields: Record<string, string> }>

const KEYWORDS: Record<string, string> = {
  no: '事件编号',
  what: '事件类型',
  where: '所在网格',
  state: '当前状态',
  time: '更新时间',
  due: '办理时限',
  tip: '温馨提示',
}

export function placesFile(street: DemoStreet): PlacesFile {
  const titles = new Map(street.grids.map((g) => [g.code, gridTitle(titled(g))]))
  const estates = new Map(street.estates.map((e) => [e.id, e.name]))
  const points = street.grids.flatMap((g) => g.polygon.coordinates[0]!)
  const middle = (i: 0 | 1) => {
    const all = points.map((p) => p[i])
    return (Math.min(...all) + Math.max(...all)) / 2
  }
  return {
    center: [middle(0), middle(1)],
    grids: street.grids.map((g) => ({
      name: titles.get(g.code)!,
      polygon: g.polygon.coordinates[0]!,
    })),
    places: street.buildings.map((b) => ({
      name: `${estates.get(b.estate)}${b.name}`,
      address: titles.get(b.gridCode)!,
      lng: b.point[0],
      lat: b.point[1],
    })),
  }
}

const titled = (g: DemoStreet['grids'][number]) => ({
  communityName: g.community.name,
  name: g.name,
})

/** Every plate of the demo worker's grid, then the first of each other grid. */
export function codesFile(street: DemoStreet): CodesFile {
  const own = street.buildings.filter((b) => b.gridCode === CAST.workerOf.grid)
  const others = street.grids.flatMap((g) => {
    const first = street.buildings.find((b) => b.gridCode === g.code)
    return first && g.code !== CAST.workerOf.grid ? [first] : []
  })
  const estates = new Map(street.estates.map((e) => [e.id, e.name]))
  return [...own, ...others].map((b) => ({
    label: `楼栋码：${estates.get(b.estate)}${b.name}`,
    result: buildingCode(b.id),
  }))
}

export function templatesFile(street: DemoStreet): TemplatesFile {
  return Object.fromEntries(
    Object.values(street.templates).map(({ id, title, fields }) => [
      id,
      {
        title,
        fields: Object.fromEntries(
          Object.entries(fields).map(([name, keyword]) => [keyword, KEYWORDS[name] ?? name]),
        ),
      },
    ]),
  )
}
