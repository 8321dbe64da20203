/** @jest-environment jsdom */
import { act } from 'react'
import type { Answer, HandedOutView, PeekView } from '../../domain/contract'
import { FakePage } from './fakePage'
import { refused } from './fakePhone'

const page = new FakePage()
// Nobody waits for a second try in a test.
jest.mock('../../client/src/services/patience', () => ({
  PATIENCE: { random: () => 0.5, wait: async () => undefined },
}))
/* eslint-disable @typescript-eslint/no-require-imports */
const { useScan } =
  require('../../client/src/packages/keeper/scan/useScan') as typeof import('../../client/src/packages/keeper/scan/useScan')
/* eslint-enable @typescript-eslint/no-require-imports */

const CODE = 'gzdh:123456654321'
const ID = 'redemption:000000000000000000000001'
let handed: Map<string, number>
let isOut: boolean

const seen = (): PeekView => ({
  id: ID,
  state: isOut ? 'HANDED_OUT' : 'HELD',
  stateText: '待领取',
  goodName: '大米5kg',
  picture: '',
  ownerName: '张*',
  proxyName: '李*',
  handedAt: isOut ? 1_000 : null,
  keeperName: isOut ? '乔*' : '',
  ticket: 'ticket-1',
  ticketUntil: 9_000,
})
const out = (repeated: boolean): HandedOutView => ({
  ...seen(),
  steps: 0,
  undoUntil: 601_000,
  repeated,
})

beforeEach(() => {
  handed = new Map()
  isOut = false
  page.phone.inView = CODE
  page.phone.handlers['points.peek'] = () => ({ ok: true, data: seen() })
  // One handing-out, whoever asks and however often.
  page.phone.handlers['points.handOut'] = (input): Answer<unknown> => {
    const id = String(input['requestId'])
    const times = handed.get(id) ?? 0
    if (isOut && times === 0) return refused('alreadyHandedOut')
    isOut = true
    handed.set(id, times + 1)
    return { ok: true, data: out(times > 0) }
  }
})
afterEach(() => page.close())

test('scanned, looked at, handed out: the camera alone, QR codes alone', async () => {
  const scan = await page.open(() => useScan())
  await act(() => scan.current.scan())
  expect(scan.current.flow).toMatchObject({ kind: 'found', code: CODE, unsure: false })
  expect(page.phone.scans).toEqual([{ onlyFromCamera: true, scanType: ['qrCode'] }])
  expect(handed.size).toBe(0)
  await act(() => scan.current.handOut())
  expect(scan.current.flow).toMatchObject({ kind: 'done', out: { undoUntil: 601_000 } })
  const [input] = page.phone.named('points.handOut')
  expect(input).toMatchObject({ id: ID, code: CODE, ticket: 'ticket-1' })
})

test('an answer that is lost: the second tap is the same request, and one piece is gone', async () => {
  const scan = await page.open(() => useScan())
  await act(() => scan.current.scan())
  page.phone.loseNextAnswer = true
  await act(() => scan.current.handOut())
  expect(scan.current.flow).toMatchObject({ kind: 'found', unsure: true })
  await act(() => scan.current.handOut())
  expect(scan.current.flow).toMatchObject({ kind: 'done', out: { repeated: true } })
  const ids = page.phone.named('points.handOut').map((input) => input['requestId'])
  expect(ids).toHaveLength(2)
  expect(new Set(ids).size).toBe(1)
  expect([...handed.values()]).toEqual([2])
})

test('two taps at once are one', async () => {
  const scan = await page.open(() => useScan())
  await act(() => scan.current.scan())
  await act(async () => {
    await Promise.all([scan.current.handOut(), scan.current.handOut()])
  })
  expect(page.phone.named('points.handOut')).toHaveLength(1)
})

test('handed out by another keeper in between: when and by whom', async () => {
  const scan = await page.open(() => useScan())
  await act(() => scan.current.scan())
  isOut = true
  await act(() => scan.current.handOut())
  expect(scan.current.flow).toMatchObject({
    kind: 'before',
    seen: { handedAt: 1_000, keeperName: '乔*' },
  })
})

test('no net: a clear no, and nothing is kept to be sent later', async () => {
  const scan = await page.open(() => useScan())
  page.phone.online = false
  await act(() => scan.current.scan())
  expect(scan.current.flow).toMatchObject({ kind: 'refused', title: '没有网络，现在不能交付' })
  page.phone.online = true
  await page.showAgain()
  expect(handed.size).toBe(0)
})

test.each([
  ['turned back', '', { kind: 'ready' }, false],
  ['no camera', null, { kind: 'ready' }, true],
  ['a code of something else', 'https://example.org', { kind: 'refused' }, false],
])('the camera: %s', async (_, inView, flow, typing) => {
  const scan = await page.open(() => useScan())
  page.phone.inView = inView
  await act(() => scan.current.scan())
  expect(scan.current.flow).toMatchObject(flow)
  expect(scan.current.typing).toBe(typing)
  expect(page.phone.named('points.peek')).toEqual([])
})

test('digits by hand: too few are said, all of them are looked up', async () => {
  const scan = await page.open(() => useScan())
  await act(async () => scan.current.setTyping(true))
  await act(() => scan.current.type('123 456'))
  expect(scan.current.typing).toBe(true)
  expect(page.phone.named('points.peek')).toEqual([])
  await act(() => scan.current.type('123 456 654 321'))
  expect(scan.current).toMatchObject({ typing: false, flow: { kind: 'found' } })
})

test('what was undone is scanned and handed out again, under another request', async () => {
  const scan = await page.open(() => useScan())
  await act(() => scan.current.scan())
  await act(() => scan.current.handOut())
  isOut = false
  await act(async () => scan.current.undone())
  expect(scan.current.flow).toMatchObject({ kind: 'undone' })
  await act(() => scan.current.scan())
  await act(() => scan.current.handOut())
  expect(scan.current.flow).toMatchObject({ kind: 'done' })
  expect(handed.size).toBe(2)
})
