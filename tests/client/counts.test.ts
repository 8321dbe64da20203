import { elsewhereFor } from '../../client/src/packages/duty/tasks/elsewhere'
import { countText } from '../../client/src/services/countText'

jest.mock('@tarojs/taro', () => ({}))

test.each([
  [0, false, '0'],
  [42, false, '42'],
  [99, false, '99'],
  [99, true, '99+'],
])('%i, more: %s, is said as %s', (n, more, text) => expect(countText(n, more)).toBe(text))

const [DESK, CASES, AWARDS] = ['duty/queue', 'mediation/desk', 'keeper/review']
test.each([
  [['gridWorker'], []],
  [['dispatcher'], [DESK]],
  [['mediationClerk'], [CASES]],
  [
    ['mediationChair', 'pointsReviewer'],
    [CASES, AWARDS],
  ],
  [
    ['gridLead', 'dispatcher', 'mediator'],
    [DESK, CASES],
  ],
  [[], []],
] as const)(
  'what waits for %j elsewhere stands beside an empty list of reports',
  (roles, places) => {
    const pages = elsewhereFor(roles).map(({ page }) => page)
    expect(pages).toEqual(places.map((place) => `packages/${place}/index`))
  },
)
