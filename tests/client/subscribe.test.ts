import { type App, FakePhone, meView, startApp } from './fakePhone'

let phone: FakePhone
let app: App
beforeEach(() => {
  phone = new FakePhone()
  app = startApp(phone)
})
const login = (change: object) => app.session.adopt(meView(change))

test.each([
  ['nothing left', {}, [['tpl-p']]],
  ['five left', { progress: 5 }, [['tpl-p']]],
  ['six left: enough', { progress: 6 }, []],
])('asks for progress with %s', async (_, quota, dialogs) => {
  login({ quota })
  await phone.tap(() => app.subscribe.askSubscribe(['progress']))
  expect(phone.dialogs).toEqual(dialogs)
})

test('a template that the street has not applied for is not asked for', async () => {
  login({ templates: { progress: { id: '', title: '' }, task: { id: 'tpl-t', title: '待办' } } })
  await phone.tap(() => app.subscribe.askSubscribe(['progress', 'task']))
  expect(phone.dialogs).toEqual([['tpl-t']])
})

test.each([
  ['accept', { 'tpl-p': 'accept' }, { progress: 'accept' }],
  ['reject', { 'tpl-p': 'reject' }, { progress: 'reject' }],
  [
    'a word of a later WeChat',
    { 'tpl-p': 'acceptWithForcePush' },
    { progress: 'acceptWithForcePush' },
  ],
  ['something that is no word', { 'tpl-p': 1 }, {}],
  ['no word', {}, {}],
])('reads the answer: %s', async (_, answers, results) => {
  login({})
  phone.dialogAnswers = answers
  expect(await phone.tap(() => app.subscribe.askSubscribe(['progress']))).toEqual(results)
})

test.each([
  ['outside a tap', () => app.subscribe.askSubscribe(['progress'])],
  [
    'without network',
    () => {
      phone.online = false
      return phone.tap(() => app.subscribe.askSubscribe(['progress']))
    },
  ],
])('%s nothing is asked and nothing breaks', async (_, ask) => {
  login({})
  expect(await ask()).toEqual({})
  expect(phone.dialogs).toEqual([])
})

test('before the person is known nothing is asked', async () => {
  expect(await phone.tap(() => app.subscribe.askSubscribe(['progress']))).toEqual({})
})

test('the answer is told to the cloud under a requestId and the quota is renewed', async () => {
  login({ quota: {} })
  phone.handlers['notice.accept'] = () => ({ ok: true, data: { quota: { progress: 1 } } })
  await app.subscribe.tellAccepted({ progress: 'accept' })
  expect(phone.named('notice.accept')).toEqual([
    { requestId: expect.stringMatching(/^\w{24}$/), results: { progress: 'accept' } },
  ])
  expect(app.session.useSession.getState().me?.quota).toEqual({ progress: 1 })
})

test('nothing answered, nothing told', async () => {
  expect(await app.subscribe.tellAccepted({})).toBeNull()
  expect(phone.calls).toEqual([])
})
