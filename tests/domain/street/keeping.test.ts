import { KINDS } from '../../../domain/identity/kinds'
import { inDaysOf, keepingOf } from '../../../domain/street/keeping'

/** 保存期限 in words, as the privacy page says them: those of the street, where it has its own. */
test.each([
  ['{photosDays}', {}, '1年'],
  ['办结后{textDays}', {}, '办结后3年'],
  ['{spotDays}', {}, '90天'],
  ['{photosDays}', { photosDays: 400 }, '400天'],
  ['{photosDays}', { photosDays: 730 }, '2年'],
  ['{readsDays}', {}, '3年'],
  ['{readsDays}', { readsDays: 30 }, '366天'],
  ['{photosDays}和{reporterDays}', { reporterDays: 40 }, '1年和40天'],
  ['注销前', { photosDays: 30 }, '注销前'],
])('%s of %j: %s', (words, own, said) => {
  expect(inDaysOf(keepingOf(own), words)).toBe(said)
})

test('what the list of kinds says is whole for every street', () => {
  const said = Object.values(KINDS).map(({ kept }) => inDaysOf(keepingOf(), kept))
  expect(said.filter((words) => /[{}]|undefined|NaN/.test(words))).toEqual([])
})
