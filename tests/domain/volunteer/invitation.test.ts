import { answered, isOpen, toInvite, type Invited } from '../../../domain/volunteer/invitation'

/** A list of volunteers is invitations. */

const row = (team: number, number: string): Invited => ({
  ...{ _id: `teamInvitation:${team}${number}`, team: `team:${team}`, name: '张伟', number },
})
const rows = [row(1, 'a'), row(1, 'b'), row(2, 'a')]
const ids = rows.map(({ _id }) => _id)

const invite = (list: readonly Invited[], standing: readonly string[]): string[] =>
  toInvite(list, new Set(standing), 1, 181).map(({ _id }) => _id)

test.each<[string, string[], string[]]>([
  ['two of one name are two, one in two teams is invited to both', invite(rows, []), ids],
  ['a row that stands there twice is one', invite([...rows, ...rows], []), ids],
  ['the same list once more adds nothing', invite(rows, ids), []],
  ['who has answered is not asked once more', invite(rows, ids.slice(0, 1)), ids.slice(1)],
])('%s', (_, found, wanted) => expect(found).toEqual(wanted))

test('an answer leaves nothing of whom it was about, and stands for ever', () => {
  const [first] = toInvite(rows, new Set(), 1, 181)
  expect(first).toEqual({ ...rows[0], at: 1, until: 181 })
  expect([180, 181].map((now) => isOpen(first!, now))).toEqual([true, false])
  expect(answered(first!)).toEqual({ _id: ids[0], answered: true })
  expect(isOpen(answered(first!), 1)).toBe(false)
})
