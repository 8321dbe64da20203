import { CloudClock, dateOf } from '../../devtools/phone/runtime/clock'
import { resolveTheme } from '../../devtools/phone/runtime/config'
import { parseUrl, resolveUrl } from '../../devtools/phone/runtime/url'
import { fit, project, unproject } from '../../devtools/phone/shell/mercator'

test.each([
  ['/pages/a/a', { path: 'pages/a/a', query: {} }],
  ['pages/a/a?x=1&y=%E4%B8%AD', { path: 'pages/a/a', query: { x: '1', y: '%E4%B8%AD' } }],
  ['/p/a?token=a=b&empty', { path: 'p/a', query: { token: 'a=b', empty: '' } }],
])('url %s', (url, parts) => expect(parseUrl(url)).toEqual(parts))

test.each([
  ['/pages/b/b?x=1', 'pages/a/a', 'pages/b/b?x=1'],
  ['../b/b?x=/1', 'pages/a/a', 'pages/b/b?x=/1'],
  ['b', 'pages/a/a', 'pages/a/b'],
])('%s seen from %s', (url, from, to) => expect(resolveUrl(url, from)).toBe(to))

test('app code reads the cloud’s clock, and its dates are dates', () => {
  const clock = new CloudClock()
  clock.offsetMs = 3_600_000
  const Shifted = dateOf(clock)
  expect(Math.abs(Shifted.now() - Date.now() - 3_600_000)).toBeLessThan(50)
  expect(Math.abs(new Shifted().getTime() - Shifted.now())).toBeLessThan(50)
  expect(new Shifted(5).getTime()).toBe(5)
  expect(new Shifted(5) instanceof Date && new Date() instanceof Shifted).toBe(true)
  expect(new Shifted(2024, 1, 2).getMonth()).toBe(1)
})

test('theme variables are filled in deep; an unknown one stays to be seen', () => {
  const config = { color: '@a', list: [{ icon: '@b' }, { icon: '@c' }], on: true }
  const filled = { color: '#1', list: [{ icon: 'x.png' }, { icon: '@c' }], on: true }
  expect(resolveTheme(config, { a: '#1', b: 'x.png' })).toEqual(filled)
})

test.each([
  [116.4, 39.9, 16],
  [-70, -33, 3],
])('%d,%d at zoom %d comes back from pixels', (lng, lat, zoom) => {
  const back = unproject(project({ lng, lat }, zoom), zoom)
  expect(back.lng).toBeCloseTo(lng, 8)
  expect(back.lat).toBeCloseTo(lat, 8)
})

test('the fitted view holds all points inside its padding', () => {
  const points = [
    { lng: 116.39, lat: 39.9 },
    { lng: 116.41, lat: 39.92 },
  ]
  const view = fit(points, 300, 200, 20)
  if (!view) throw new Error('no view')
  const middle = project(view.center, view.zoom)
  for (const point of points) {
    const at = project(point, view.zoom)
    expect(Math.abs(at.x - middle.x)).toBeLessThanOrEqual(130.001)
    expect(Math.abs(at.y - middle.y)).toBeLessThanOrEqual(80.001)
  }
  expect(fit([], 300, 200, 20)).toBeUndefined()
})
