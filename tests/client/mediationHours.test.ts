import { listsOf } from '../../client/src/pages/home/ownLists'
import {
  changed,
  formFault,
  offOf,
  rowsOf,
  withRow,
  without,
  type HoursForm,
} from '../../client/src/packages/mediation/hours/form'
import { takenOf } from '../../client/src/packages/mediation/parts/week'

/** 可约时间 while they are being changed, before the cloud is asked. */
const DAYS = ['周日', '周一', '周二', '周三', '周四', '周五', '周六']
const form = (...weekly: [weekday: number, from: string, to: string][]): HoursForm => ({
  weekly: weekly.map(([weekday, from, to]) => ({ weekday, from, to })),
  ...{ onHolidays: false, minutes: 60, bufferMinutes: 15, off: [] },
})

test.each<[string, HoursForm, string]>([
  ['nothing is offered', form(), ''],
  ['touching', form([1, '09:00', '12:00'], [1, '12:00', '14:00']), ''],
  ['the same hours of two days', form([1, '09:00', '12:00'], [2, '09:00', '12:00']), ''],
  [
    'overlapping, the later first',
    form([7, '11:00', '13:00'], [7, '09:00', '12:00']),
    '周日有两段时间重叠，请改一下',
  ],
  ['ends before it begins', form([3, '12:00', '09:00']), '结束要晚于开始，请改一下'],
])('%s', (_, given, fault) => {
  expect(formFault(given, DAYS)?.words ?? '').toBe(fault)
})

test('a day gets its morning, then its afternoon; one is changed, one taken out, the others stay', () => {
  const two = withRow(withRow(form([2, '08:00', '09:00']), 1), 1)
  expect(rowsOf(two, 1).map(({ from, to }) => `${from}-${to}`)).toEqual([
    '09:00-12:00',
    '14:00-17:00',
  ])
  const [morning, afternoon] = rowsOf(two, 1)
  const later = changed(two, morning!.at, { from: '10:00' })
  expect(rowsOf(later, 1)[0]).toMatchObject({ from: '10:00', to: '12:00' })
  expect(rowsOf(without(later, afternoon!.at), 1)).toHaveLength(1)
  expect(rowsOf(without(later, afternoon!.at), 2)).toHaveLength(1)
})

test('hours off are of Shanghai', () => {
  expect(offOf('2026-06-09', '09:00', '10:30')).toEqual({
    from: Date.parse('2026-06-09T01:00:00Z'),
    to: Date.parse('2026-06-09T02:30:00Z'),
  })
  expect(offOf('2026-06-09', '10:30', '10:30')).toBeNull()
})

test('what may be waited for is what others have', () => {
  const slots = (['free', 'taken', 'past', 'yours'] as const).map((state, i) => ({
    ...{ from: i, to: i + 1, state },
  }))
  expect(takenOf({ date: '2026-06-09', slots }).map((s) => s.state)).toEqual(['taken'])
})

test.each([
  [['packages/report/detail/index?id=1'], []],
  [['packages/mediation/case/index?id=1'], ['packages/mediation/mine/index']],
  [
    ['packages/duty/task/index?id=1', 'packages/mediation/work/index?id=1'],
    ['packages/mediation/desk/index'],
  ],
])('rows that lead to %j have all of theirs at %j', (pages, lists) => {
  expect(listsOf(pages.map((page) => ({ page }))).map(({ page }) => page)).toEqual(lists)
})
