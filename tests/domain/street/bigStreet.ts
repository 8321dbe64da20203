import { smallStreet, type Feature, type SmallFiles } from './files'

/** A grid as a circle of so many corners, in fifteen decimals as programs write them. */
export function circle(n: number, corners: number): Feature {
  const centre = [109.7 + (n % 25) * 0.01, 40.6 + Math.floor(n / 25) * 0.01] as const
  const ring = Array.from({ length: corners - 1 }, (_, i) => {
    const turn = (2 * Math.PI * i) / (corners - 1)
    return [centre[0] + 0.004 * Math.cos(turn), centre[1] + 0.004 * Math.sin(turn)]
  })
  const code = `150203012025${String(n + 1).padStart(3, '0')}`
  return {
    type: 'Feature',
    properties: { code, name: `第${n + 1}网格`, publicPhone: '10000000001' },
    geometry: { type: 'Polygon', coordinates: [[...ring, ring[0]!]] },
  }
}

/** The small street with so many grids of so many points instead of its two. */
export function streetOfGrids(grids: number, corners: number): SmallFiles {
  const files = smallStreet()
  files['grids.geojson'].features = Array.from({ length: grids }, (_, n) => circle(n, corners))
  files['buildings.csv'].splice(2)
  Object.assign(files['buildings.csv'][1]!, { 4: '109.7', 5: '40.6' })
  files['staff.csv'].find((l) => l[0] === 'P1')![6] = '网格员@ZJ'
  return files
}
