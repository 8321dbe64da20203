import { Lab, TOP } from './support/lab'

const lab = new Lab()
const HEIGHT = 300

beforeAll(() => lab.start())
afterAll(() => lab.stop())
beforeEach(() => lab.open('pages/typing/typing'))

const comesUp = (px = HEIGHT) => lab.page.evaluate(`window.__phone.keyboard(${px})`)
const field = (id: string) => lab.page.locator(`${TOP} #${id} input`)
/** Where an element ends, from the top of the screen. */
async function bottomOf(selector: string): Promise<number> {
  const box = await lab.page.locator(`${TOP} ${selector}`).boundingBox()
  if (!box) throw new Error(`no ${selector}`)
  return Math.round(box.y + box.height)
}
const keyboard = () => lab.page.locator('[data-wx=keyboard]')
const screen = 760
const top = screen - HEIGHT

test('a desk has a keyboard of its own: none comes up, and nothing is told', async () => {
  await field('low').focus()
  expect(await keyboard().isVisible()).toBe(false)
  await field('high').focus()
  expect(await lab.heard('high', 'focus')).toMatchObject({ height: 0 })
  expect(await lab.lastEvent('wx', 'height')).toBeUndefined()
})

test('where a height is set it lies over the page and its fixed foot; page and field hear', async () => {
  await comesUp()
  await field('high').focus()
  expect(await keyboard().boundingBox()).toMatchObject({ y: top, height: HEIGHT })
  expect(await bottomOf('#foot')).toBe(screen)
  expect(await lab.heard('high', 'focus')).toMatchObject({ height: HEIGHT })
  expect(await lab.heard('high', 'keyboardheightchange')).toMatchObject({ height: HEIGHT })
  expect(await lab.heard('wx', 'height')).toMatchObject({ height: HEIGHT })
  await field('high').blur()
  await lab.until(
    async () => (await lab.lastEvent('wx', 'height'))?.['height'] === 0,
    'the keyboard to go',
  )
  expect(await keyboard().isVisible()).toBe(false)
})

test.each([
  ['low', 'the page is pushed up, to the field’s lower edge', top],
  ['spaced', 'cursor-spacing is left free', top - 30],
])('%s: %s', async (id, _what, expected) => {
  await comesUp()
  const before = await bottomOf('#foot')
  const from = await bottomOf(`#${id}`)
  expect(from).toBeGreaterThan(top)
  await field(id).focus()
  expect(await bottomOf(`#${id}`)).toBe(expected)
  // The foot goes with the page: it is the page that moves.
  expect(before - (await bottomOf('#foot'))).toBe(from - expected)
  await field(id).blur()
  expect(await bottomOf(`#${id}`)).toBe(from)
})

test('without adjust-position nothing moves, and the field lies under the keyboard', async () => {
  await comesUp()
  const from = await bottomOf('#still')
  await field('still').focus()
  expect(await bottomOf('#still')).toBe(from)
  expect(from).toBeGreaterThan(top)
})

test('from field to field it stays; a finger on it leaves no field', async () => {
  await comesUp()
  await field('low').focus()
  await keyboard().click()
  expect(await field('low').evaluate((e) => e === document.activeElement)).toBe(true)
  await field('high').focus()
  expect(await keyboard().isVisible()).toBe(true)
  expect(await bottomOf('#foot')).toBe(screen)
})
