import * as fc from 'fast-check'
import { buildingCode, parseBuildingCode } from '../../domain/place/buildingCode'
import { distanceM, gridOfPoint, isTooFar, placeOfPin, toGridM } from '../../domain/place/locate'
import type { LngLat } from '../../domain/street/types'
import { GRID_1, GRID_2, SETTINGS } from './street'
import { property } from './seed'

const BOTH = [GRID_2, GRID_1]

describe('which grid a pin lies in', () => {
  test.each<[string, LngLat, string | null, string | null]>([
    ['inside the first', [109.805, 40.605], GRID_1.code, 'pin'],
    ['inside the second', [109.815, 40.605], GRID_2.code, 'pin'],
    ['on the shared edge: the lower code, always', [109.81, 40.605], GRID_1.code, 'pin'],
    ['on the shared corner', [109.81, 40.6], GRID_1.code, 'pin'],
    ['30 m outside the west edge', [109.79965, 40.605], GRID_1.code, 'near'],
    ['60 m outside: nobody’s', [109.79929, 40.605], null, null],
    ['a kilometre outside', [109.83, 40.605], null, null],
  ])('%s', (_name, point, code, basis) => {
    const found = gridOfPoint(point, BOTH)
    expect([found?.grid.code ?? null, found?.basis ?? null]).toEqual([code, basis])
  })

  test('a retired grid takes nothing', () => {
    expect(gridOfPoint([109.805, 40.605], [{ ...GRID_1, active: false }])).toBeNull()
  })

  test('a pin in no grid is kept with its words and marked so', () => {
    expect(placeOfPin([109.83, 40.605], '河边', BOTH)).toMatchObject({
      basis: 'none',
      label: '河边',
      gridCode: null,
      gridName: '待定网格',
    })
  })

  test('Paris is too far, the next street is not', () => {
    expect(isTooFar([2.35, 48.85], SETTINGS.bounds)).toBe(true)
    expect(isTooFar([109.85, 40.605], SETTINGS.bounds)).toBe(false)
  })

  test('the order of candidates never matters', () => {
    const lng = fc.double({ min: 109.79, max: 109.83, noNaN: true })
    const lat = fc.double({ min: 40.59, max: 40.62, noNaN: true })
    property([lng, lat], (x, y) => {
      expect(gridOfPoint([x, y], BOTH)).toEqual(gridOfPoint([x, y], [...BOTH].reverse()))
    })
  })

  test('distances agree with the sphere', () => {
    // One degree of latitude on MongoDB's sphere.
    expect(distanceM([109.8, 40], [109.8, 41])).toBeCloseTo(111_318.8, 0)
    const west: LngLat = [109.799, 40.605]
    expect(toGridM(west, GRID_1)).toBeCloseTo(distanceM(west, [109.8, 40.605]), 1)
  })
})

describe('building codes', () => {
  const id = fc.stringMatching(/^[A-Za-z0-9]{1,20}$/)

  test('every id comes back from its code, bare or in a mini-program path', () => {
    property([id], (building) => {
      const code = buildingCode(building)
      expect(code.length).toBeLessThanOrEqual(32)
      expect(parseBuildingCode(code)).toBe(building)
      expect(parseBuildingCode(`packages/report/form/index?scene=${code}`)).toBe(building)
    })
  })

  test('one wrong character is found', () => {
    property([id, fc.nat(), fc.constantFrom(...'0123456789ABCXYZ')], (building, where, wrong) => {
      const code = buildingCode(building)
      const i = where % code.length
      if (code[i] === wrong) return
      const read = parseBuildingCode(code.slice(0, i) + wrong + code.slice(i + 1))
      expect(read).toBeNull()
    })
  })

  test.each(['', 'B', 'hello', 'https://example.com/?scene=B12', '../../etc', 'B'.repeat(300)])(
    'a foreign code is none of ours: %s',
    (text) => expect(parseBuildingCode(text)).toBeNull(),
  )
})
