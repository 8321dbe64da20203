/** @jest-environment jsdom */
import { act } from 'react'
import type { Failure, Reply } from '../../client/src/services/call'
import type { Loaded } from '../../client/src/components/useLoad'
import { T } from '../../client/src/text'
import type { Page } from '../../domain/contract'
import { FakePage } from './fakePage'
import { meView, refused } from './fakePhone'

const page = new FakePage()
/** Answers that the next questions get, given when the test says so. */
let questions: ((reply: Reply<never>) => void)[] = []
const ask = () => new Promise<Reply<never>>((resolve) => questions.push(resolve))
const answer = async (index: number, reply: Reply<unknown>) =>
  act(async () => questions[index]?.(reply as Reply<never>))

type Modules = typeof import('../../client/src/components/useLoad') &
  typeof import('../../client/src/components/usePaged') &
  typeof import('../../client/src/services/session') &
  typeof import('../../client/src/services/copies')
/* eslint-disable @typescript-eslint/no-require-imports */
const m: Modules = {
  ...require('../../client/src/components/useLoad'),
  ...require('../../client/src/components/usePaged'),
  ...require('../../client/src/services/session'),
  ...require('../../client/src/services/copies'),
}
/* eslint-enable @typescript-eslint/no-require-imports */

beforeEach(() => {
  page.phone.handlers['identity.me'] = () => ({ ok: true, data: meView() })
  questions = []
  m.eraseCopies()
  m.useSession.setState({ me: meView() })
})
afterEach(() => page.close())

const OFFLINE: Failure = { ok: false, code: 'offline', message: '没有网络', retryable: true }
const detail = () => page.open<Loaded<string>>((key) => m.useLoad<string>(ask, key), 'report.get 1')

describe('content of a page', () => {
  test('first the copy of the last visit, with its buttons off, then the answer', async () => {
    m.keepCopy('report.get 1', '上次')
    const shown = await detail()
    expect(shown.current).toMatchObject({ data: '上次', fresh: false, failure: null })
    await answer(0, { ok: true, data: '这次' })
    expect(shown.current).toMatchObject({ data: '这次', fresh: true })
    expect(m.readCopy('report.get 1')).toBe('这次')
  })

  test('without a copy there is nothing until the answer comes', async () => {
    const shown = await detail()
    expect(shown.current).toMatchObject({ data: null, fresh: false })
    await answer(0, OFFLINE)
    expect(shown.current).toMatchObject({ data: null, failure: OFFLINE })
  })

  test('the copy stays while the cloud cannot be reached, and the page says so', async () => {
    m.keepCopy('report.get 1', '上次')
    const shown = await detail()
    await answer(0, OFFLINE)
    expect(shown.current).toMatchObject({ data: '上次', fresh: false, failure: OFFLINE })
  })

  test('what may no longer be seen is not shown from a copy either', async () => {
    m.keepCopy('report.get 1', '上次')
    const shown = await detail()
    await answer(0, refused('notFound') as Failure)
    expect(shown.current).toMatchObject({ data: null, failure: { code: 'notFound' } })
    expect(m.readCopy('report.get 1')).toBeNull()
  })

  test('an answer that comes after a later question is dropped', async () => {
    const shown = await detail()
    await page.showAgain()
    await answer(1, { ok: true, data: '新' })
    await answer(0, { ok: true, data: '旧' })
    expect(shown.current.data).toBe('新')
  })

  test('what a step has answered is shown and kept; a question under way does not undo it', async () => {
    const shown = await detail()
    await act(async () => shown.current.put('办好了'))
    await answer(0, { ok: true, data: '旧' })
    expect(shown.current).toMatchObject({ data: '办好了', fresh: true })
    expect(m.readCopy('report.get 1')).toBe('办好了')
  })

  test('turned to something else, it begins with the copy of that', async () => {
    m.keepCopy('report.get 2', '另一件')
    const shown = await detail()
    await answer(0, { ok: true, data: '这件' })
    await shown.turnTo('report.get 2')
    expect(shown.current).toMatchObject({ data: '另一件', fresh: false })
  })
})

describe('who this is', () => {
  test('is asked after the content where the phone does not know it, never with it', async () => {
    m.useSession.setState({ me: null })
    await detail()
    expect(page.phone.named('identity.me')).toHaveLength(0)
    await answer(0, { ok: true, data: '这次' })
    expect(page.phone.named('identity.me')).toHaveLength(1)
  })

  test('is not asked where the phone knows it', async () => {
    await detail()
    await answer(0, { ok: true, data: '这次' })
    expect(page.phone.named('identity.me')).toHaveLength(0)
  })
})

describe('a list', () => {
  const cards = (from: number, n: number) => Array.from({ length: n }, (_, i) => from + i)
  const reply = (items: number[], next: string | null): Reply<Page<number>> => ({
    ok: true,
    data: { items, next },
  })
  const asked: (string | undefined)[] = []
  const list = () =>
    page.open(
      (key) =>
        m.usePaged<number>((cursor) => {
          asked.push(cursor)
          return ask()
        }, key),
      'report.list mine',
    )
  beforeEach(() => (asked.length = 0))

  test('is drawn by sixes, then goes on where the cloud said', async () => {
    const shown = await list()
    await answer(0, reply(cards(1, 8), 'after 8'))
    expect(shown.current).toMatchObject({ items: cards(1, 6), hasMore: true })
    await page.scrollToTheEnd()
    expect(shown.current).toMatchObject({ items: cards(1, 8), hasMore: true })
    await page.scrollToTheEnd()
    await answer(1, reply(cards(9, 2), null))
    expect(shown.current).toMatchObject({ items: cards(1, 10), hasMore: false })
    expect(asked).toEqual([undefined, 'after 8'])
  })

  test('begins with its first page of the last visit, which leads to no further one', async () => {
    m.keepCopy('report.list mine', cards(1, 7))
    const shown = await list()
    expect(shown.current).toMatchObject({ items: cards(1, 6), fresh: false })
    await page.scrollToTheEnd()
    await page.scrollToTheEnd()
    expect(shown.current).toMatchObject({ items: cards(1, 7), hasMore: false })
    expect(asked).toEqual([undefined])
    await answer(0, reply(cards(2, 7), null))
    expect(shown.current).toMatchObject({ items: cards(2, 7), fresh: true })
  })

  test('shows what it has while the cloud cannot be reached', async () => {
    m.keepCopy('report.list mine', cards(1, 2))
    const shown = await list()
    await answer(0, OFFLINE)
    expect(shown.current).toMatchObject({ items: cards(1, 2), failure: OFFLINE })
  })

  test('says that it ends only where the cloud has said so', async () => {
    m.keepCopy('report.list mine', cards(1, 2))
    const shown = await list()
    expect(shown.current.tail).toBe('')
    await answer(0, OFFLINE)
    expect(shown.current.tail).toBe('')
    void shown.current.refresh()
    await answer(1, reply(cards(1, 2), 'after 2'))
    expect(shown.current.tail).toBe(T.moreBelow)
    await page.scrollToTheEnd()
    await answer(2, reply(cards(3, 1), null))
    expect(shown.current.tail).toBe(T.atEnd)
  })

  test('is empty only where the cloud has said so: not by a copy, nor after a failure', async () => {
    m.keepCopy('report.list mine', [])
    const shown = await list()
    expect(shown.current.items).toBeNull()
    await answer(0, OFFLINE)
    expect(shown.current).toMatchObject({ items: null, failure: OFFLINE })
    void shown.current.refresh()
    await answer(1, reply([], null))
    expect(shown.current).toMatchObject({ items: [], failure: null })
    void shown.current.refresh()
    await answer(2, OFFLINE)
    expect(shown.current).toMatchObject({ items: null, failure: OFFLINE })
  })

  test('of a scope that this person no longer has is not shown', async () => {
    m.keepCopy('report.list mine', cards(1, 2))
    const shown = await list()
    await answer(0, refused('notAllowed') as Failure)
    expect(shown.current).toMatchObject({ items: null, failure: { code: 'notAllowed' } })
    expect(m.readCopy('report.list mine')).toBeNull()
  })
})
