import { Fingers } from './support/fingers'
import { Lab, TOP } from './support/lab'

const lab = new Lab()
let fingers: Fingers
/** The corner of the canvas on the screen. */
let left: number
let top: number

beforeAll(() => lab.start())
afterAll(() => lab.stop())
beforeEach(async () => {
  await lab.open('pages/touch/touch')
  fingers = await Fingers.on(lab.page)
  const box = await lab.page.locator(`${TOP} #pad`).boundingBox()
  if (!box) throw new Error('no canvas')
  left = box.x
  top = box.y
})

const put = (id: number, x: number, y: number) => fingers.put(id, left + x, top + y)
const move = (id: number, x: number, y: number) => fingers.move(id, left + x, top + y)

/** All that was heard so far, as `[who, type, fingers on the glass, fingers that changed]`. */
async function heard(count: number): Promise<unknown[]> {
  await lab.until(async () => (await lab.events()).length >= count, `${count} touch events`)
  return (await lab.events()).map(([who, type, { touches, changed }]) => [
    who,
    type,
    touches,
    changed,
  ])
}

test('every event names all fingers on the glass, and apart from them those that changed', async () => {
  await put(0, 10, 10)
  await put(1, 200, 150)
  await move(0, 40, 20)
  await fingers.lift(1)
  await fingers.lift(0)
  expect(await heard(5)).toEqual([
    ['pad', 'touchstart', [[0, 10, 10]], [[0, 10, 10]]],
    [
      'pad',
      'touchstart',
      [
        [0, 10, 10],
        [1, 200, 150],
      ],
      [[1, 200, 150]],
    ],
    [
      'pad',
      'touchmove',
      [
        [0, 40, 20],
        [1, 200, 150],
      ],
      [[0, 40, 20]],
    ],
    ['pad', 'touchend', [[0, 40, 20]], [[1, 200, 150]]],
    ['pad', 'touchend', [], [[0, 40, 20]]],
  ])
})

test('a hand beside the canvas is among its fingers, and changes nothing on it', async () => {
  await put(0, 10, 10)
  await put(1, 100, 260)
  await move(1, 110, 280)
  await move(0, 60, 10)
  const all = (await heard(4)) as [string, string, number[][], number[][]][]
  expect(all.map(([who, type, , changed]) => [who, type, changed.map(([id]) => id)])).toEqual([
    ['pad', 'touchstart', [0]],
    ['table', 'touchstart', [1]],
    ['table', 'touchmove', [1]],
    ['pad', 'touchmove', [0]],
  ])
  expect(all.at(-1)?.[2]).toEqual([
    [0, 60, 10],
    [1, 110, 280],
  ])
})

test('a mouse is one finger', async () => {
  await lab.page.mouse.move(left + 10, top + 10)
  await lab.page.mouse.down()
  await lab.page.mouse.move(left + 30, top + 10)
  await lab.page.mouse.up()
  expect(await heard(3)).toEqual([
    ['pad', 'touchstart', [[0, 10, 10]], [[0, 10, 10]]],
    ['pad', 'touchmove', [[0, 30, 10]], [[0, 30, 10]]],
    ['pad', 'touchend', [], [[0, 30, 10]]],
  ])
})

test('a finger on a canvas with disable-scroll does not scroll the page; beside it, it does', async () => {
  const scrolled = () => lab.page.locator(`${TOP} wx-page`).evaluate((e) => e.scrollTop)
  await put(0, 100, 180)
  for (let y = 170; y >= 20; y -= 10) await move(0, 100, y)
  await fingers.lift(0)
  expect(await scrolled()).toBe(0)
  await put(0, 100, 300)
  for (let y = 290; y >= 120; y -= 10) await move(0, 100, y)
  await fingers.lift(0)
  await lab.until(async () => (await scrolled()) > 0, 'the page to scroll')
})
