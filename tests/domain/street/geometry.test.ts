import { areaM2, crossesItself, innerPoint, overlap, type Metres } from '../../../domain/street/import/geometry' // prettier-ignore

const box = (x: number, y: number, w: number, h: number): Metres[] => [
  [x, y],
  [x + w, y],
  [x + w, y + h],
  [x, y + h],
  [x, y],
]
const A = box(0, 0, 100, 100)

describe('overlap, with a seam of one metre allowed', () => {
  test.each<[string, Metres[], boolean]>([
    ['apart', box(200, 0, 100, 100), false],
    ['sharing an edge', box(100, 0, 100, 100), false],
    ['sharing half an edge', box(100, 50, 100, 100), false],
    ['sharing a corner', box(100, 100, 50, 50), false],
    ['a seam of half a metre', box(99.5, 0, 100, 100), false],
    ['a seam of two metres', box(98, 0, 100, 100), true],
    ['the same twice', A, true],
    ['the same the other way round', [...A].reverse(), true],
    ['one within the other', box(40, 40, 20, 20), true],
    ['one around the other', box(-50, -50, 200, 200), true],
    ['a cross: no corner in the other', box(40, -50, 20, 200), true],
    ['the same height, half over', box(50, 0, 100, 100), true],
    ['half of it, sharing three edges', box(0, 0, 50, 100), true],
    ['in the notch of a U', [[20, 100], [80, 100], [80, 150], [20, 150], [20, 100]], false], // prettier-ignore
  ])('%s', (_what, b, expected) => {
    expect(overlap(A, b, 1)).toBe(expected)
    expect(overlap(b, A, 1)).toBe(expected)
  })

  test('a U and what stands between its arms do not overlap', () => {
    const u: Metres[] = [[0, 0], [90, 0], [90, 90], [60, 90], [60, 30], [30, 30], [30, 90], [0, 90], [0, 0]] // prettier-ignore
    expect(overlap(u, box(30, 30, 30, 60), 1)).toBe(false)
    expect(overlap(u, box(25, 40, 40, 40), 1)).toBe(true)
  })
})

describe('a ring that crosses itself', () => {
  test.each<[string, Metres[], boolean]>([
    ['a square', A, false],
    ['a triangle', [[0, 0], [9, 0], [0, 9], [0, 0]], false], // prettier-ignore
    ['a bow tie', [[0, 0], [9, 9], [9, 0], [0, 9], [0, 0]], true], // prettier-ignore
    ['a spike', [[0, 0], [9, 0], [20, 0], [9, 0], [9, 9], [0, 9], [0, 0]], true], // prettier-ignore
    ['a corner that touches an edge', [[0, 0], [9, 0], [9, 9], [4, 0], [0, 9], [0, 0]], true], // prettier-ignore
    ['a point on a straight edge', [[0, 0], [4, 0], [9, 0], [9, 9], [0, 9], [0, 0]], false], // prettier-ignore
    ['a line there and back', [[0, 0], [9, 0], [0, 0], [0, 0]], true], // prettier-ignore
  ])('%s', (_what, ring, expected) => {
    expect(crossesItself(ring)).toBe(expected)
  })
})

test('area, whichever way round', () => {
  expect(areaM2(A)).toBe(10_000)
  expect(areaM2([...A].reverse())).toBe(10_000)
})

test('the inner point of a U lies in the U', () => {
  const u: Metres[] = [[0, 0], [90, 0], [90, 90], [80, 90], [80, 10], [10, 10], [10, 90], [0, 90], [0, 0]] // prettier-ignore
  const [x, y] = innerPoint(u)
  expect(x < 10 || x > 80 || y < 10).toBe(true)
})
