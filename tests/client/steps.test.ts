/** @jest-environment jsdom */
import { act } from 'react'
import type { Steppable, Stepper } from '../../client/src/components/steps/useSteps'
import type { ActionView } from '../../domain/contract'
import { REPORT } from '../../domain/report/lifecycle'
import { actionView } from '../../domain/matter/views'
import { FakePage } from './fakePage'
import { refused } from './fakePhone'

const page = new FakePage()
jest.doMock('@tarojs/components', () => ({}))
/* eslint-disable @typescript-eslint/no-require-imports */
const { useSteps } =
  require('../../client/src/components/steps/useSteps') as typeof import('../../client/src/components/steps/useSteps')
const { SHEETS } =
  require('../../client/src/packages/report/parts/sheets') as typeof import('../../client/src/packages/report/parts/sheets')
/* eslint-enable @typescript-eslint/no-require-imports */

const SEEN: Steppable = { id: 'report:1', version: 3, actions: [] }
const changed: unknown[] = []
let reloads = 0
beforeEach(() => {
  changed.length = 0
  reloads = 0
})
afterEach(() => page.close())

const open = () =>
  page.open<Stepper<Steppable>>(() =>
    useSteps<Steppable>({
      context: 'report',
      matter: SEEN,
      put: (matter) => void changed.push(matter),
      reload: () => void (reloads += 1),
    }),
  )
type Opened = Awaited<ReturnType<typeof open>>
const tap = (opened: Opened, action: ActionView) => act(async () => opened.current.tap(action))
const run = (opened: Opened, action: ActionView, words: object) =>
  act(async () => opened.current.run(action, words))

const step = (action: (typeof REPORT.steps)[number]['action']) => actionView(REPORT, action)
const answers = (call: string, ...replies: unknown[]) => {
  page.phone.handlers[call] = () => (replies.length > 1 ? replies.shift() : replies[0]) as never
}
const sent = (call: string) => page.phone.named(call)
const DONE = { ok: true, data: { ...SEEN, version: 4 } }

describe('a tap on', () => {
  test('what needs nothing does it, says that it is done, and shows what came of it', async () => {
    answers('report.sign', DONE)
    await tap(await open(), step('sign'))
    expect(sent('report.sign')).toMatchObject([{ id: 'report:1', version: 3 }])
    expect([page.phone.toasts, changed]).toEqual([['已签收'], [DONE.data]])
  })

  test.each([
    [true, 1],
    [false, 0],
  ])('what needs a yes asks first; answered %s it is done %i times', async (yes, times) => {
    answers('report.verifyPass', DONE)
    page.phone.saysYes = yes
    await tap(await open(), step('verifyPass'))
    expect(sent('report.verifyPass')).toHaveLength(times)
  })

  test.each(['return', 'resolve'] as const)(
    '%s asks in a sheet and does nothing yet',
    async (a) => {
      const opened = await open()
      await tap(opened, step(a))
      expect(opened.current.asked).toBe(a)
      expect(page.phone.calls).toEqual([])
    },
  )

  test('what has a page of its own leads there', async () => {
    await tap(await open(), step('rate'))
    expect(page.phone.opened).toEqual(['/packages/report/rate/index?id=report%3A1'])
  })

  test('anything, while the tap before is under way, does nothing', async () => {
    answers('report.sign', DONE)
    const opened = await open()
    await act(async () => {
      await Promise.all([opened.current.tap(step('sign')), opened.current.tap(step('sign'))])
    })
    expect(sent('report.sign')).toHaveLength(1)
  })
})

describe('the requestId', () => {
  const ids = () => sent('report.return').map(({ requestId }) => requestId)
  const twice = async (first: object, second: object, reply: unknown) => {
    answers('report.return', reply)
    const opened = await open()
    await run(opened, step('return'), first)
    await run(opened, step('return'), second)
    const [one, two] = ids()
    return one === two
  }
  const note = { note: '不归我管' }
  test.each([
    ['stays while nobody knows whether it was done', note, refused('serverError'), true],
    ['is another one for other words', { note: '属于市政' }, refused('serverError'), false],
    ['is another one after a refusal', note, refused('returnTooLate'), false],
  ])('%s', async (_, second, reply, same) => {
    expect(await twice(note, second, reply)).toBe(same)
  })
})

describe('refused', () => {
  test.each(['changed', 'wrongState', 'requestReused', 'notAllowed', 'notFound'] as const)(
    '%s: the sheet closes and the page is brought up to date',
    async (code) => {
      answers('report.return', refused(code))
      const opened = await open()
      await tap(opened, step('return'))
      await run(opened, step('return'), { note: '不归我管' })
      expect([opened.current.asked, reloads]).toEqual([null, 1])
      expect(page.phone.toasts).toEqual([refused(code)].map((r) => !r.ok && r.message))
    },
  )

  test('for what was written: the sheet stays, to mend it', async () => {
    answers('report.return', refused('needNote'))
    const opened = await open()
    await tap(opened, step('return'))
    await run(opened, step('return'), { note: '…' })
    expect([opened.current.asked, reloads]).toEqual(['return', 0])
  })
})

test('done before, by somebody who may no longer see it: said, and left', async () => {
  answers('report.return', { ok: true, data: null, repeated: true })
  await run(await open(), step('return'), { note: '不归我管' })
  expect([page.phone.toasts, changed]).toEqual([['已退回'], []])
  expect(page.phone.opened).toEqual(['/pages/home/index'])
})

test('every step of a report that asks in a sheet of its own has one, and no other has', () => {
  const own = REPORT.steps.filter(({ needs }) => needs === 'sheet').map(({ action }) => action)
  expect(Object.keys(SHEETS).sort()).toEqual([...own].sort())
})
