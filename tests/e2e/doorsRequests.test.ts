import type { CallName } from '../../domain/contract'
import { inWordsOfNow } from '../../domain/identity/purposes'
import { Outsider, buildingOf, requestId } from './outsider'

/**
 * The same request for two things, late or twice, told from outside: it is recognised, nothing is written
 * for it, and what has been decided since stays decided.
 */
const GRID = '150203012025003'
const [WANG, LI, ZHANG] = ['o-resident-wang', 'o-resident-li', 'o-worker-zhang']
const [ZHAO, ZHOU] = ['o-lead-zhao', 'o-worker-zhou']
const DAY_MS = 86_400_000

let street: Outsider
beforeAll(async () => {
  street = await Outsider.open()
}, 60_000)
afterAll(() => street?.close())

const place = () => ({ kind: 'building' as const, buildingId: buildingOf(GRID) })
const words = (text: string) => ({ text, category: '0202', place: place() })
const reported = async (): Promise<string> =>
  (
    await street.ask(WANG, 'report.submit', {
      requestId: requestId(),
      ...words('井盖松动，一踩就响'),
    })
  ).id
const versioned = async (who: string, id: string) => ({
  id,
  version: (await street.ask(who, 'report.get', { id })).version,
})
const AGREE = { consents: inWordsOfNow(['account']) }
const WITHDRAW = { purposes: ['account' as const] }

interface Ask {
  call: CallName
  input: object
}
interface Reuse {
  what: string
  who: string
  first: () => Promise<Ask>
  other: (first: Ask) => Promise<Ask>
}

/** The same id for something else of the same call, and of another. */
const REUSED: Reuse[] = [
  {
    what: 'two reports with other words',
    who: WANG,
    first: async () => ({ call: 'report.submit', input: words('路灯不亮，看不见路') }),
    other: async () => ({ call: 'report.submit', input: words('下水道又堵了，味道很大') }),
  },
  {
    what: 'one report at another place',
    who: WANG,
    first: async () => ({ call: 'report.submit', input: words('健身器材的螺丝松了') }),
    other: async ({ input }) => {
      const there = { kind: 'building', buildingId: buildingOf('150203012025004') }
      return { call: 'report.submit', input: { ...input, place: there } }
    },
  },
  {
    what: 'a report, and then the consent',
    who: LI,
    first: async () => ({ call: 'report.submit', input: words('楼道里的灯坏了') }),
    other: async () => ({ call: 'identity.agree', input: AGREE }),
  },
  {
    what: 'to sign one task, and another',
    who: ZHANG,
    first: async () => ({ call: 'report.sign', input: await versioned(ZHANG, await reported()) }),
    other: async () => ({ call: 'report.sign', input: await versioned(ZHANG, await reported()) }),
  },
  {
    what: 'to sign a task, and to give it back',
    who: ZHANG,
    first: async () => ({ call: 'report.sign', input: await versioned(ZHANG, await reported()) }),
    other: async ({ input }) => ({
      call: 'report.return',
      input: { ...(await versioned(ZHANG, (input as { id: string }).id)), note: '不归我管' },
    }),
  },
  {
    what: 'to agree, and to take it back',
    who: LI,
    first: async () => ({ call: 'identity.agree', input: AGREE }),
    other: async () => ({ call: 'identity.withdraw', input: WITHDRAW }),
  },
  {
    what: 'a leave, and the end of it',
    who: ZHOU,
    first: async () => {
      const { now } = await street.ask(ZHOU, 'identity.me', {})
      return { call: 'duty.leave', input: { leave: { from: now, to: now + DAY_MS } } }
    },
    other: async () => ({ call: 'duty.leave', input: { leave: null } }),
  },
  {
    what: 'one subscription, and two',
    who: ZHANG,
    first: async () => ({ call: 'notice.accept', input: { results: { task: 'accept' } } }),
    other: async () => ({
      call: 'notice.accept',
      input: { results: { task: 'accept', progress: 'accept' } },
    }),
  },
]

test.each(REUSED)('one id for $what: requestReused, and nothing is written', async (row) => {
  const id = requestId()
  const first = await row.first()
  expect(await street.code(row.who, first.call, { requestId: id, ...first.input })).toBe('ok')
  const other = await row.other(first)
  const before = await street.everything()
  expect(await street.code(row.who, other.call, { requestId: id, ...other.input })).toBe(
    'requestReused',
  )
  // The first again, and the other once more a day later: still nothing.
  expect(await street.code(row.who, first.call, { requestId: id, ...first.input })).toBe('ok')
  expect(await street.everything()).toBe(before)
  // With an id of its own it is done.
  const fresh = { requestId: requestId(), ...other.input }
  expect(await street.code(row.who, other.call, fresh)).toBe('ok')
})

test('the same id of two people is two requests', async () => {
  // She has reported all that an hour lets her.
  await street.later(3_600_000)
  const id = requestId()
  const own = await street.ask(WANG, 'report.submit', { requestId: id, ...words('花坛边有碎玻璃') })
  const others = await street.ask(LI, 'report.submit', {
    requestId: id,
    ...words('单元门关不上了'),
  })
  expect(own.id).not.toBe(others.id)
})

test('ten times the same at once: one report, ten answers of it', async () => {
  // She has reported all that an hour lets her.
  await street.later(3_600_000)
  const input = { requestId: requestId(), ...words('广告牌快掉下来了') }
  const answers = await Promise.all(
    Array.from({ length: 10 }, () => street.ask(WANG, 'report.submit', input)),
  )
  expect(new Set(answers.map((a) => a.id)).size).toBe(1)
  const { items } = await street.ask(WANG, 'report.list', { scope: 'mine' })
  expect(items.filter((i) => i.title.includes('广告牌'))).toHaveLength(1)
})

describe('late', () => {
  const consents = async (who: string) => (await street.ask(who, 'identity.me', {})).consents
  const agree = () => ({ requestId: requestId(), ...AGREE })
  const withdraw = () => ({ requestId: requestId(), ...WITHDRAW })

  test('“agree” again, hours after it was withdrawn: it stays withdrawn', async () => {
    const given = agree()
    await street.ask(LI, 'identity.agree', given)
    await street.ask(LI, 'identity.withdraw', withdraw())
    await street.later(DAY_MS / 4)
    const late = await street.ask(LI, 'identity.agree', given)
    expect([late.consents, await consents(LI)]).toEqual([{}, {}])
  })

  test('“withdraw” again, after agreeing anew: it stays agreed', async () => {
    await street.ask(LI, 'identity.agree', agree())
    const taken = withdraw()
    await street.ask(LI, 'identity.withdraw', taken)
    const { consents: agreed } = await street.ask(LI, 'identity.agree', agree())
    await street.later(DAY_MS / 4)
    await street.ask(LI, 'identity.withdraw', taken)
    expect(await consents(LI)).toEqual(agreed)
  })

  test('长辈版 again, after it was turned off: it stays off', async () => {
    const on = { requestId: requestId(), elderMode: true }
    await street.ask(WANG, 'identity.update', on)
    await street.ask(WANG, 'identity.update', { requestId: requestId(), elderMode: false })
    await street.later(DAY_MS / 4)
    expect(await street.ask(WANG, 'identity.update', on)).toMatchObject({ elderMode: false })
  })

  test('a leave again, after 销假: the person is at work', async () => {
    const { now } = await street.ask(ZHAO, 'identity.me', {})
    const leave = { requestId: requestId(), leave: { from: now, to: now + DAY_MS } }
    await street.ask(ZHAO, 'duty.leave', leave)
    await street.ask(ZHAO, 'duty.leave', { requestId: requestId(), leave: null })
    await street.later(DAY_MS / 4)
    expect(await street.ask(ZHAO, 'duty.leave', leave)).toEqual({ leave: null })
    expect((await street.ask(ZHAO, 'identity.me', {})).leave).toBeNull()
  })

  test('签收 again, after the task was given back: it is told done, without what it no longer may read', async () => {
    const id = await reported()
    const sign = { requestId: requestId(), ...(await versioned(ZHANG, id)) }
    await street.ask(ZHANG, 'report.sign', sign)
    await street.step(ZHANG, 'report.return', id, { note: '属于市政，请另派' })
    await street.later(DAY_MS / 24)
    const before = await street.everything()
    expect(await street.call(ZHANG, 'report.sign', sign)).toMatchObject({ ok: true })
    expect(await street.everything()).toBe(before)
    expect((await street.ask(WANG, 'report.get', { id })).state).toBe('ACCEPTED')
  })

  test('the binding again, after the console has freed the post: it stays free', async () => {
    const [phone, bind] = ['10000000040', requestId()]
    expect(await street.bind('o-once-bound', phone, bind)).toBe('ok')
    expect(await street.admin({ action: 'unbind', jobNo: 'Z040' })).toMatchObject({ ok: true })
    await street.later(DAY_MS / 4)
    await street.bind('o-once-bound', phone, bind)
    expect((await street.ask('o-once-bound', 'identity.me', {})).roles).toEqual([])
    expect(await street.bind('o-next-bound', phone)).toBe('ok')
  })
})
