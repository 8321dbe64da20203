/** A screen with its brightness; asking for it takes until `answer` is called. */
class Screen {
  brightness = 0.4
  keepsOn = false
  canTell = true
  private waiting: (() => void)[] = []

  answer(): void {
    for (const tell of this.waiting.splice(0)) tell()
  }

  readonly taro = {
    setKeepScreenOn: async ({ keepScreenOn }: { keepScreenOn: boolean }) => {
      this.keepsOn = keepScreenOn
    },
    getScreenBrightness: () =>
      new Promise<{ value: number }>((resolve, reject) => {
        this.waiting.push(() =>
          this.canTell ? resolve({ value: this.brightness }) : reject(new Error('no')),
        )
      }),
    setScreenBrightness: async ({ value }: { value: number }) => {
      this.brightness = value
    },
  }
}

let mockScreen: Screen
jest.mock('@tarojs/taro', () => ({
  __esModule: true,
  default: new Proxy({}, { get: (_, name) => mockScreen.taro[name as keyof Screen['taro']] }),
}))
import { BrightScreen } from '../../client/src/services/screen'

beforeEach(() => (mockScreen = new Screen()))

const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))
const shown = () => [mockScreen.brightness, mockScreen.keepsOn]

async function on(bright: BrightScreen): Promise<void> {
  const turning = bright.on()
  await settled()
  mockScreen.answer()
  await turning
}

test('bright and on while the code is shown, as before when it is left', async () => {
  const bright = new BrightScreen()
  await on(bright)
  expect(shown()).toEqual([1, true])
  await bright.off()
  expect(shown()).toEqual([0.4, false])
})

test('shown again without having been left: what was before is not forgotten', async () => {
  const bright = new BrightScreen()
  await on(bright)
  await on(bright)
  expect(shown()).toEqual([1, true])
  await bright.off()
  expect(shown()).toEqual([0.4, false])
})

test('left before the phone has told how bright it was: nothing was changed', async () => {
  const bright = new BrightScreen()
  const turning = bright.on()
  await settled()
  await bright.off()
  mockScreen.answer()
  await turning
  expect(shown()).toEqual([0.4, false])
})

test('left and shown again at once: the late answer does not count as what was before', async () => {
  const bright = new BrightScreen()
  const first = bright.on()
  await settled()
  await bright.off()
  await on(bright)
  await first
  expect(shown()).toEqual([1, true])
  await bright.off()
  expect(shown()).toEqual([0.4, false])
})

test('a phone that does not tell keeps its brightness', async () => {
  mockScreen.canTell = false
  const bright = new BrightScreen()
  await on(bright)
  expect(shown()).toEqual([0.4, true])
  await bright.off()
  expect(shown()).toEqual([0.4, false])
})
