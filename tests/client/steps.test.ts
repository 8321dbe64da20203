/** @jest-environment jsdom */
import { act } from 'react'
import type { Steppable, Stepper } from '../../client/src/components/steps/useSteps'
import type { ActionView } from '../../domain/contract'
import { REPORT } from '../../domain/report/lifecycle'
import { actionView } from '../../domain/matter/views'
import { FakePage } from './fakePage'
import { meView, refused } from './fakePhone'

const page = new FakePage()
jest.doMock('@tarojs/components', () => ({}))
/* eslint-disable @typescript-eslint/no-require-imports */
const { useSteps } =
  require('../../client/src/components/steps/useSteps') as typeof import('../../client/src/components/steps/useSteps')
const { SHEETS } =
  require('../../client/src/packages/report/parts/sheets') as typeof import('../../client/src/packages/report/parts/sheets')
const session =
  require('../../client/src/services/session') as typeof import('../../client/src/services/session')
const kept =
  require('../../client/src/services/keptSteps') as typeof import('../../client/src/services/keptSteps')
/* eslint-enable @typescript-eslint/no-require-imports */

const SEEN: Steppable = { id: 'report:1', version: 3, actions: [] }
const changed: unknown[] = []
let reloads = 0
beforeEach(() => {
  session.useSession.setState({ me: null })
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

describe('messages are asked for in the tap itself', () => {
  const WORKER = [{ role: 'gridWorker' as const, title: '网格员', scopeName: '黄河社区 第3网格' }]
  const TASK = ['tpl-t']
  const PROGRESS = ['tpl-p']
  const login = (roles: typeof WORKER, quota: object) =>
    session.adopt(meView({ roles, staffName: roles.length ? '张三' : '', quota }))
  const inTap = (work: () => unknown) =>
    act(async () => void (await page.phone.tap(() => work() as Promise<unknown>)))

  test.each([
    ['签收', 'sign', {}, WORKER, {}, [TASK]],
    ['签收, five left', 'sign', {}, WORKER, { task: 5 }, [TASK]],
    ['签收, six left', 'sign', {}, WORKER, { task: 6 }, []],
    ['核查通过', 'verifyPass', {}, WORKER, {}, [TASK]],
    ['催办, by its reporter', 'urge', {}, [], {}, [PROGRESS]],
  ] as const)('%s', async (_, action, __, roles, quota, dialogs) => {
    login([...roles], quota)
    answers(`report.${action}`, DONE)
    const opened = await open()
    await inTap(() => opened.current.tap(step(action)))
    expect(page.phone.dialogs).toEqual(dialogs)
    expect(sent(`report.${action}`)).toHaveLength(1)
  })

  test.each([
    ['办好了', 'resolve', { text: '好了', noPhotoReason: '雨' }],
    ['退回', 'return', { note: '不归我管' }],
    ['改派', 'reassign', { handler: 'staff:1' }],
    ['受理', 'accept', { category: '0201' }],
    ['核查不过', 'verifyFail', { note: '还没好' }],
  ] as const)('%s, in the tap of its sheet', async (_, action, words) => {
    login(WORKER, {})
    answers(`report.${action}`, DONE)
    const opened = await open()
    await inTap(() => opened.current.run(step(action), words))
    expect([page.phone.dialogs, sent(`report.${action}`).length]).toEqual([[TASK], 1])
  })

  test('what was answered is told to the cloud, after the step; refused, the step is taken too', async () => {
    login(WORKER, {})
    answers('report.sign', DONE)
    answers('notice.accept', { ok: true, data: { quota: { task: 1 } } })
    page.phone.dialogAnswers = { 'tpl-t': 'reject' }
    const opened = await open()
    await inTap(() => opened.current.tap(step('sign')))
    expect(page.phone.calls.map(({ name }) => name)).toEqual(['report.sign', 'notice.accept'])
  })

  test('not sure after all: nothing is done, and what was answered is told', async () => {
    login(WORKER, {})
    answers('notice.accept', { ok: true, data: { quota: { task: 1 } } })
    page.phone.dialogAnswers = { 'tpl-t': 'accept' }
    page.phone.saysYes = false
    const opened = await open()
    await inTap(() => opened.current.tap(step('verifyPass')))
    expect(page.phone.calls.map(({ name }) => name)).toEqual(['notice.accept'])
  })

  test.each(['sign', 'verifyPass'] as const)(
    '%s: nothing hinders it where it cannot be asked',
    async (a) => {
      login(WORKER, {})
      answers(`report.${a}`, DONE)
      await tap(await open(), step(a))
      expect([page.phone.dialogs, sent(`report.${a}`).length]).toEqual([[], 1])
    },
  )
})

describe('without a network', () => {
  const keeping = { title: '井盖不见了', page: 'packages/duty/task/index?id=report%3A1' }
  const openKeeping = () =>
    page.open<Stepper<Steppable>>(() =>
      useSteps<Steppable>({
        ...{ context: 'report', matter: SEEN, keeping },
        put: (matter) => void changed.push(matter),
        reload: () => void (reloads += 1),
      }),
    )
  const keptNow = () => kept.useKept.getState().steps
  const send = () => act(async () => kept.sendKept())
  beforeEach(() => kept.useKept.setState({ steps: [] }))

  async function signedOffline(): Promise<string> {
    page.phone.online = false
    await tap(await openKeeping(), step('sign'))
    expect(page.phone.toasts).toEqual(['等网络好了自动发出'])
    return keptNow()[0]!.requestId
  }

  test('签收 is kept on the phone, sent once under the id of its tap, and said to be done', async () => {
    const requestId = await signedOffline()
    expect(page.phone.storage.get('keptSteps')).toHaveLength(1)
    await send()
    expect(keptNow()).toHaveLength(1)
    page.phone.online = true
    answers('report.sign', DONE)
    await act(async () => void (await Promise.all([kept.sendKept(), kept.sendKept()])))
    expect(sent('report.sign')).toEqual([{ requestId, id: 'report:1', version: 3 }])
    expect([keptNow(), page.phone.storage.get('keptSteps')]).toEqual([[], undefined])
    expect(page.phone.toasts.at(-1)).toBe('已签收：井盖不见了')
  })

  test('the answer alone was lost: it is asked again under the same id', async () => {
    answers('report.sign', DONE)
    page.phone.loseNextAnswer = true
    await tap(await openKeeping(), step('sign'))
    await send()
    const ids = sent('report.sign').map(({ requestId }) => requestId)
    expect([ids.length, new Set(ids).size, keptNow()]).toEqual([2, 1, []])
  })

  test.each(['changed', 'wrongState', 'notAllowed', 'notFound'] as const)(
    '%s when it comes: told kindly, by its name, and not tried again',
    async (code) => {
      await signedOffline()
      page.phone.online = true
      answers('report.sign', refused(code))
      await send()
      await send()
      expect(sent('report.sign')).toHaveLength(1)
      const said = [...page.phone.toasts, ...page.phone.told].at(-1)
      expect(said).toBe('“井盖不见了”已有新进展，“签收”没有送到。请打开看看，需要的话再点一次。')
    },
  )

  test('a cloud that is busy is asked again later', async () => {
    await signedOffline()
    page.phone.online = true
    answers('report.sign', refused('busy'))
    await send()
    expect(keptNow()).toHaveLength(1)
  })

  test('tapped once more, it is kept once', async () => {
    page.phone.online = false
    const opened = await openKeeping()
    await tap(opened, step('sign'))
    await tap(opened, step('sign'))
    expect(keptNow()).toHaveLength(1)
  })

  test('what asks for more than a tap is not kept', async () => {
    page.phone.online = false
    await run(await openKeeping(), step('return'), { note: '不归我管' })
    await tap(await openKeeping(), step('verifyPass'))
    expect(keptNow()).toEqual([])
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
