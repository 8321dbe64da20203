import { DAY_MS, HOUR_MS } from '../../domain/calendar/zone'

/** The requestId of a 兑换 whose answer was lost, over a restart of the app. */

const mockStorage = new Map<string, unknown>()
let mockIsFull = false
jest.mock('@tarojs/taro', () => ({
  __esModule: true,
  default: {
    getStorageSync: (key: string) => mockStorage.get(key) ?? '',
    setStorageSync: (key: string, value: unknown) => {
      if (mockIsFull) throw new Error('full')
      mockStorage.set(key, JSON.parse(JSON.stringify(value)))
    },
    removeStorageSync: (key: string) => mockStorage.delete(key),
  },
}))
jest.mock('../../client/src/services/requestId', () => ({
  newRequestId: () => `id-${(mockMade += 1)}`,
}))
let mockMade = 0

type Redeeming = typeof import('../../client/src/packages/points/good/redeeming')
/** The app, newly started. */
function started(): Redeeming {
  let app: Redeeming | null = null
  jest.isolateModules(() => {
    app = jest.requireActual<Redeeming>('../../client/src/packages/points/good/redeeming')
  })
  return app!
}

const NOW = Date.parse('2026-06-08T09:00:00+08:00')
const SEEN = [20, null]

beforeEach(() => {
  mockStorage.clear()
  mockIsFull = false
  mockMade = 0
})

test.each<[string, (app: Redeeming) => string, string]>([
  ['the same good as it was seen', (a) => a.redeemingId('G1', SEEN, NOW + HOUR_MS), 'id-1'],
  ['six days later', (a) => a.redeemingId('G1', SEEN, NOW + 6 * DAY_MS), 'id-1'],
  ['when it cannot wait any more', (a) => a.redeemingId('G1', SEEN, NOW + 7 * DAY_MS), 'id-2'],
  ['at another price', (a) => a.redeemingId('G1', [30, null], NOW), 'id-2'],
  ['with another limit', (a) => a.redeemingId('G1', [20, 2], NOW), 'id-2'],
  ['another good', (a) => a.redeemingId('G2', SEEN, NOW), 'id-2'],
])('after a restart: %s', (_, again, id) => {
  started().redeemingId('G1', SEEN, NOW)
  expect(again(started())).toBe(id)
})

test('when the answer is there nothing is left on the phone, and the next is another', () => {
  const app = started()
  app.redeemingId('G1', SEEN, NOW)
  app.redeemingId('G2', SEEN, NOW)
  app.redeemingSettled('G1')
  expect(started().redeemingId('G1', SEEN, NOW)).toBe('id-3')
  app.redeemingSettled('G2')
  expect(mockStorage.size).toBe(0)
})

test('a phone without room keeps it for this visit', () => {
  mockIsFull = true
  const app = started()
  expect([app.redeemingId('G1', SEEN, NOW), app.redeemingId('G1', SEEN, NOW)]).toEqual([
    'id-1',
    'id-1',
  ])
})
