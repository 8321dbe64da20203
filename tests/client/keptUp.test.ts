/** @jest-environment jsdom */
import { act } from 'react'
import type { Reply } from '../../client/src/services/call'
import type { Loaded } from '../../client/src/components/useLoad'
import type { Page } from '../../domain/contract'
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../domain/calendar/zone'
import { FakePage } from './fakePage'
import { meView, refused } from './fakePhone'

/** An open page grows old: it asks again, quietly, while it is looked at; and a copy says from when it is. */
const page = new FakePage()
type Modules = typeof import('../../client/src/components/useLoad') &
  typeof import('../../client/src/components/usePaged') &
  typeof import('../../client/src/components/useKeptUp') &
  typeof import('../../client/src/services/session') &
  typeof import('../../client/src/services/aged') &
  typeof import('../../client/src/services/copies')
/* eslint-disable @typescript-eslint/no-require-imports */
const m: Modules = {
  ...require('../../client/src/components/useLoad'),
  ...require('../../client/src/components/usePaged'),
  ...require('../../client/src/components/useKeptUp'),
  ...require('../../client/src/services/session'),
  ...require('../../client/src/services/aged'),
  ...require('../../client/src/services/copies'),
}
/* eslint-enable @typescript-eslint/no-require-imports */

interface Content {
  text: string
  open: boolean
  photos?: { url: string }[]
}
const OFFLINE: Reply<never> = { ok: false, code: 'offline', message: '没有网络', retryable: true }
let reply: Reply<Content>
let asked: number
const ask = async () => {
  asked += 1
  return reply
}
const says = (text: string, more: Partial<Content> = {}): Reply<Content> => ({
  ok: true,
  data: { text, open: true, ...more },
})

beforeEach(() => {
  jest.useFakeTimers({ doNotFake: ['setImmediate', 'queueMicrotask'] })
  jest.setSystemTime(Date.parse('2026-11-24T09:00:00+08:00'))
  page.phone.handlers['identity.me'] = () => ({ ok: true, data: meView() })
  m.eraseCopies()
  m.useAged.setState({ 'the one': null })
  m.useSession.setState({ me: meView() })
  asked = 0
  reply = says('待签收')
})
afterEach(async () => {
  await page.close()
  jest.useRealTimers()
})

const detail = (held = () => false) =>
  page.open<Loaded<Content>>(
    (key) => m.useLoad<Content>(ask, key, ({ open }) => open && !held()),
    'report.get 1',
  )
const pass = (ms: number) => act(async () => jest.advanceTimersByTimeAsync(ms))
const half = m.KEPT_UP_MS

describe('an open page', () => {
  test('asks every half a minute, and draws what is new', async () => {
    const shown = await detail()
    reply = says('处置中')
    await pass(half)
    expect([asked, shown.current.data?.text]).toEqual([2, '处置中'])
    await pass(half)
    expect(asked).toBe(3)
  })

  test('draws nothing where nothing is new, though the photos have other addresses', async () => {
    reply = says('待签收', { photos: [{ url: 'https://a/1.jpg?sign=1' }] })
    const shown = await detail()
    const { data } = shown.current
    reply = says('待签收', { photos: [{ url: 'https://a/1.jpg?sign=2' }] })
    await pass(half)
    expect(asked).toBe(2)
    expect(shown.current.data).toBe(data)
  })

  test('keeps the address of a photo that is on the screen when something else is new', async () => {
    reply = says('待签收', { photos: [{ url: 'https://a/1.jpg?sign=1' }] })
    const shown = await detail()
    const photos = [{ url: 'https://a/1.jpg?sign=2' }, { url: 'https://a/2.jpg?sign=2' }]
    reply = says('处置中', { photos })
    await pass(half)
    expect(shown.current.data?.photos?.map(({ url }) => url)).toEqual([
      'https://a/1.jpg?sign=1',
      'https://a/2.jpg?sign=2',
    ])
  })

  test.each([
    ['nothing is awaited', () => void (reply = says('已评价', { open: false })), () => false],
    ['something is being typed', () => undefined, () => true],
  ])('does not ask while %s', async (_, prepare, held) => {
    prepare()
    await detail(held)
    await pass(10 * half)
    expect(asked).toBe(1)
  })

  test('does not ask while it is out of sight, and begins anew when it is shown', async () => {
    await detail()
    await page.hide()
    await pass(20 * half)
    expect(asked).toBe(1)
    await page.showAgain()
    expect(asked).toBe(2)
    await pass(half)
    expect(asked).toBe(3)
  })

  test('out of sight while it asks: the answer is drawn and nothing is asked after it', async () => {
    await detail()
    await pass(half - 1)
    await page.hide()
    await pass(20 * half)
    expect(asked).toBe(1)
  })

  test('asks less and less while nobody answers, then as often as before', async () => {
    await detail()
    reply = OFFLINE
    const times: number[] = []
    for (let minute = 0.5; minute <= 20; minute += 0.5) {
      const before = asked
      await pass(half)
      if (asked > before) times.push(minute)
    }
    expect(times).toEqual([0.5, 1.5, 3.5, 7.5, 12.5, 17.5])
    reply = says('处置中')
    await pass(5 * MINUTE_MS)
    const before = asked
    await pass(2 * half)
    expect(asked).toBe(before + 2)
  })

  test('what stands there stays while nobody answers, without a word over it but its age', async () => {
    const shown = await detail()
    const at = Date.now()
    reply = OFFLINE
    await pass(half)
    expect(shown.current).toMatchObject({ data: { text: '待签收' }, fresh: true, failure: null })
    expect(m.useAged.getState()['the one']).toEqual({ at, state: 'stuck' })
    reply = says('处置中')
    await pass(2 * half)
    expect(m.useAged.getState()['the one']).toBeNull()
  })

  test('what may no longer be seen goes', async () => {
    const shown = await detail()
    reply = refused('notFound') as Reply<never>
    await pass(half)
    expect(shown.current).toMatchObject({ data: null, failure: { code: 'notFound' } })
  })
})

describe('a copy', () => {
  const now = () => Date.now()
  const COPIES: [string, number, boolean][] = [
    ['a minute old', MINUTE_MS, false],
    ['just under an hour old', HOUR_MS - 1, false],
    ['an hour old', HOUR_MS, true],
    ['of yesterday', DAY_MS, true],
    ['of last month', 30 * DAY_MS, true],
  ]
  test.each(COPIES)('%s says from when it is: %s', async (_, ageMs, isSaid) => {
    const at = now() - ageMs
    m.keepCopy('report.get 1', { text: '待签收', open: true }, at)
    let come: (reply: Reply<Content>) => void = () => undefined
    const waiting = () => new Promise<Reply<Content>>((resolve) => (come = resolve))
    await page.open<Loaded<Content>>((key) => m.useLoad<Content>(waiting, key), 'report.get 1')
    expect(m.useAged.getState()['the one'] ?? null).toEqual(isSaid ? { at, state: 'asking' } : null)
    await act(async () => come(says('处置中')))
    expect(m.useAged.getState()['the one']).toBeNull()
  })

  test('that cannot be brought up to date says so, with a way to try again', async () => {
    const at = now() - DAY_MS
    m.keepCopy('report.get 1', { text: '待签收', open: true }, at)
    reply = OFFLINE
    const shown = await detail()
    expect(shown.current.failure?.code).toBe('offline')
    expect(m.useAged.getState()['the one']).toEqual({ at, state: 'told' })
  })

  test('of a build that did not note when says nothing', async () => {
    m.keepCopy('report.get 1', { text: '待签收', open: true })
    const index = page.phone.storage.get('copies') as { entries: unknown[][] }
    expect(index.entries[0]).toHaveLength(3)
  })
})

describe('an open list', () => {
  const pages = (first: string[], next: string | null): Reply<Page<string>> => ({
    ok: true,
    data: { items: first, next },
  })
  const listOf = (fetch: (cursor?: string) => Promise<Reply<Page<string>>>, awaited: boolean) =>
    page.open((key) => m.usePaged<string>(fetch, key, awaited), 'report.list mine')

  test.each([
    [true, 3],
    [false, 1],
  ])('that others change: %s, is asked for %i times in a minute', async (awaited, times) => {
    const fetch = jest.fn(async () => pages(['一'], null))
    await listOf(fetch, awaited)
    await pass(2 * half)
    expect(fetch).toHaveBeenCalledTimes(times)
  })

  test('is left alone once more of it has been fetched: the person is looking further down', async () => {
    const fetch = jest.fn(async (cursor?: string) =>
      cursor ? pages(['二'], null) : pages(['一'], 'c'),
    )
    const shown = await listOf(fetch, true)
    await page.scrollToTheEnd()
    await pass(4 * half)
    expect(fetch).toHaveBeenCalledTimes(2)
    expect(shown.current.items).toEqual(['一', '二'])
  })
})
