import { Intention } from '../../client/src/services/intention'
import { REPORT } from '../../domain/report/lifecycle'
import { parseInput, type CallName } from '../../domain/contract'
import { type App, FakePhone, refused, startApp } from './fakePhone'

const SEEN = { id: 'report:0123456789abcdef01234567', version: 3 }

/** Ids 1, 2, 3 … in the order they are made. */
function intention() {
  let made = 0
  return new Intention(() => `${(made += 1)}`)
}

const want = (action: string, change: object = {}, words: object = {}) => [
  action,
  { ...SEEN, ...change },
  words,
]
test.each([
  ['the same', want('return', {}, { note: '不归我管' }), '1'],
  ['another step', want('sign'), '2'],
  ['on another report', want('return', { id: 'report:x' }, { note: '不归我管' }), '2'],
  ['after it had changed', want('return', { version: 4 }, { note: '不归我管' }), '2'],
  ['in other words', want('return', {}, { note: '属于市政' }), '2'],
])('a second tap that wants %s', (_, second, id) => {
  const i = intention()
  i.idFor(want('return', {}, { note: '不归我管' }))
  expect(i.idFor(second)).toBe(id)
})

test('after a refusal the same is asked anew', () => {
  const i = intention()
  i.idFor(want('sign'))
  i.refused()
  expect(i.idFor(want('sign'))).toBe('2')
})

describe('a step', () => {
  let phone: FakePhone
  let app: App
  beforeEach(() => {
    phone = new FakePhone()
    app = startApp(phone)
  })

  test('is the call of its context and its name, on what was seen, with its words', async () => {
    phone.handlers['report.return'] = () => refused('changed')
    const reply = await app.act.takeStep('report', 'return', SEEN, 'r'.repeat(24), { note: '不归' })
    expect(phone.named('report.return')).toEqual([
      { requestId: 'r'.repeat(24), ...SEEN, note: '不归' },
    ])
    expect(reply).toEqual(refused('changed'))
  })

  /** Buttons of people: what begins a matter has a page, what only the system does has no button. */
  const steps = REPORT.steps.filter(
    (row) => row.from.every((state) => state !== null) && row.who.some((role) => role !== 'system'),
  )
  test.each(steps.map((row) => [row.action, row.needs]))(
    '%s (%s) has a call that takes what its button gives',
    (action, needs) => {
      const given = needs === 'note' ? { note: '说明' } : {}
      const input = { requestId: 'r'.repeat(24), ...SEEN, ...given }
      const parsed = parseInput(`report.${action}` as CallName, input)
      if (needs === 'sheet' || needs === 'page') expect(parsed.ok).toBe(false)
      else expect(parsed).toMatchObject({ ok: true })
    },
  )
})
