import { agreed } from './support/agreed'
import { handle } from './support/browser'
import { Lab } from './support/lab'

const lab = new Lab()

beforeAll(() => lab.start())
afterAll(() => lab.stop())
beforeEach(() => agreed(lab))

const screen = () => handle(lab.page, (phone) => phone.screen())

test.each([
  ['darkest', { value: 0 }],
  ['brightest', { value: 1 }],
  ['between', { value: 0.35 }],
])('brightness: %s', async (_, given) => {
  await lab.run('setScreenBrightness', given)
  expect(await lab.run('getScreenBrightness')).toMatchObject(given)
  expect(await screen()).toEqual({ brightness: given.value, keepsOn: false })
})

test.each<[string, string, object, string]>([
  ['above', 'setScreenBrightness', { value: 1.01 }, 'value should be from 0 to 1'],
  ['below', 'setScreenBrightness', { value: -0.1 }, 'value should be from 0 to 1'],
  ['a text', 'setScreenBrightness', { value: '1' }, 'value should be Number instead of String'],
  ['none', 'setScreenBrightness', {}, 'value should be Number instead of Undefined'],
  [
    'no boolean',
    'setKeepScreenOn',
    { keepScreenOn: 1 },
    'keepScreenOn should be Boolean instead of Number',
  ],
  ['left out', 'setKeepScreenOn', {}, 'keepScreenOn should be Boolean instead of Undefined'],
])('%s is refused and nothing changes: %s', async (_, api, given, reason) => {
  expect(await lab.run(api, given)).toMatchObject({ thrown: expect.stringContaining(reason) })
  expect(await screen()).toEqual({ brightness: 0.5, keepsOn: false })
})

test('the screen stays on until it may go dark again, or the app is left', async () => {
  await lab.run('setKeepScreenOn', { keepScreenOn: true })
  expect(await screen()).toEqual({ brightness: 0.5, keepsOn: true })
  await lab.run('setKeepScreenOn', { keepScreenOn: false })
  expect(await screen()).toEqual({ brightness: 0.5, keepsOn: false })

  await lab.run('setKeepScreenOn', { keepScreenOn: true })
  await lab.run('setScreenBrightness', { value: 1 })
  await lab.page.locator('[data-wx=capsule-close]').click()
  expect(await screen()).toEqual({ brightness: 1, keepsOn: false })
})
