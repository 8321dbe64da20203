import { fanoutOf, noticesOf, type Tell } from '../../../domain/notice/compose'

/** Which notice is which: the same commit tells somebody once, another matter tells the same person as well. */
const NOW = Date.UTC(2026, 5, 8, 1)
const KEY = 'a9f066a0005668ef4e510eb4'
const tell = (to: string): Tell => ({
  ...{ to, title: '有结果了', body: '', page: 'pages/home/index', template: 'progress' },
  ...{ fields: {}, fallback: null, keep: 0 },
})
const idsOf = (about: string, version: number): string[] =>
  noticesOf({ _id: about, version }, [tell('user:one')], [], NOW).map(({ _id }) => _id)

test('hours and the award that is made of them have one key: both tell their volunteer', () => {
  const [hours, award] = [idsOf(`part:${KEY}`, 2), idsOf(`award:${KEY}`, 2)]
  expect(hours).toHaveLength(1)
  expect(award).not.toEqual(hours)
})

test('a commit that is repeated tells nobody twice, the next one tells anew', () => {
  expect(idsOf(`part:${KEY}`, 2)).toEqual(idsOf(`part:${KEY}`, 2))
  expect(idsOf(`part:${KEY}`, 3)).not.toEqual(idsOf(`part:${KEY}`, 2))
})

test('what is told to many goes by the same rule', () => {
  const fanout = (about: string): string => fanoutOf({ _id: about, version: 2 }, [], NOW)._id
  expect(fanout(`part:${KEY}`)).not.toBe(fanout(`award:${KEY}`))
})
