import { Lab, TOP } from './support/lab'

const lab = new Lab()
beforeAll(() => lab.start())
afterAll(() => lab.stop())

const at = (selector: string) => lab.page.locator(`${TOP} ${selector}`)
const css = (selector: string, name: string) =>
  at(selector).evaluate((e, n) => getComputedStyle(e).getPropertyValue(n), name)

async function drag(selector: string, dx: number, dy: number): Promise<void> {
  await at(selector).scrollIntoViewIfNeeded()
  const box = await at(selector).boundingBox()
  if (!box) throw new Error(`${selector} is not on the page`)
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2]
  await lab.page.mouse.move(x, y)
  await lab.page.mouse.down()
  await lab.page.mouse.move(x + dx, y + dy, { steps: 6 })
  await lab.page.mouse.up()
}

describe('form', () => {
  beforeAll(() => lab.open('pages/form/form'))

  test('a form collects every named field, and resets', async () => {
    const { page } = lab
    await page.getByRole('textbox', { name: '第一项' }).fill('abcdefgh')
    expect(await lab.heard('i1', 'input')).toMatchObject({ value: 'abcde', cursor: 5 })
    await at('#t1 textarea').fill('很长的话\n两行')
    await page.getByRole('switch', { name: '开关' }).click()
    await page.getByRole('checkbox', { name: '乙' }).click()
    await page.getByRole('checkbox', { name: '丙' }).click({ force: true })
    await page.getByRole('radio', { name: '丑' }).click()
    await page.getByRole('slider', { name: '程度' }).fill('8')
    await page.getByRole('button', { name: '提交' }).click()
    expect(await lab.heard('form', 'submit')).toEqual({
      formId: '',
      value: {
        one: 'abcde',
        two: '',
        text: '很长的话\n两行',
        sw: true,
        boxes: ['a', 'b'],
        'one-of': 'y',
        level: 8,
      },
    })
    expect(await lab.lastEvent('boxes', 'change')).toEqual({ value: ['a', 'b'] })
    expect(await lab.lastEvent('radio', 'change')).toEqual({ value: 'y' })
    expect(await lab.lastEvent('slider', 'change')).toEqual({ value: 8 })
    await page.getByRole('button', { name: '重置' }).click()
    expect(await at('#i1 input').inputValue()).toBe('')
    expect(await page.getByRole('checkbox', { name: '乙' }).getAttribute('aria-checked')).toBe(
      'false',
    )
  })

  test('label, focus, confirm, blur, disabled', async () => {
    await lab.tap('#l2')
    expect(await at('#s1').getAttribute('aria-checked')).toBe('true')
    await lab.tap('#focus')
    const input = at('#i1 input')
    await lab.until(() => input.evaluate((e) => e === document.activeElement), 'focus in i1')
    await lab.page.keyboard.type('好')
    await lab.until(async () => (await input.inputValue()) === '好', 'the word in i1')
    await lab.page.keyboard.press('Enter')
    expect(await lab.heard('i1', 'confirm')).toEqual({ value: '好' })
    expect(await lab.heard('i1', 'blur')).toMatchObject({ value: '好' })
    expect(await at('#i2 input').isDisabled()).toBe(true)
    expect(await at('#i2 input').getAttribute('type')).toBe('password')
    await at('#off').click({ force: true })
    expect(await lab.lastEvent('off')).toBeUndefined()
    expect(await lab.page.getByRole('button', { name: '禁用' }).isDisabled()).toBe(true)
  })

  test('looks: placeholder colour, button kinds, growing textarea', async () => {
    expect(await css('#i1', '--placeholder')).toMatch(/#c00/)
    expect(await css('#submit', 'background-color')).toBe('rgb(7, 193, 96)')
    expect(await css('#busy', 'background-color')).toBe('rgb(250, 81, 81)')
    expect(await css('#plain', 'display')).toBe('inline-block')
    const before = (await at('#t1').boundingBox())?.height ?? 0
    await at('#t1 textarea').fill('1\n2\n3\n4')
    expect((await at('#t1').boundingBox())?.height ?? 0).toBeGreaterThan(before)
  })

  test('buttons and switches answer the keyboard', async () => {
    await at('#s1').focus()
    const was = await at('#s1').getAttribute('aria-checked')
    await lab.page.keyboard.press('Space')
    expect(await at('#s1').getAttribute('aria-checked')).not.toBe(was)
  })
})

describe('showing and moving', () => {
  beforeAll(() => lab.open('pages/show/show'))

  test('view hover, text decode, catch stops the bubble, long press', async () => {
    const box = await at('#hover').boundingBox()
    await lab.page.mouse.move((box?.x ?? 0) + 5, (box?.y ?? 0) + 5)
    await lab.page.mouse.down()
    await lab.until(
      async () => (await css('#hover', 'background-color')) === 'rgb(255, 0, 0)',
      'hover',
    )
    await lab.page.mouse.up()
    await lab.until(
      async () => (await css('#hover', 'background-color')) !== 'rgb(255, 0, 0)',
      'rest',
    )
    expect(await lab.text('#decode')).toBe('a\u00a0<b')
    await lab.tap('#inner')
    await lab.heard('inner', 'tap')
    expect(await lab.lastEvent('outer', 'tap')).toBeUndefined()
    await at('#press').click({ delay: 450 })
    await lab.heard('press', 'longpress')
    await lab.heard('press', 'touchend')
  })

  test('scroll-view scrolls by property and by row, tells the lower edge, refreshes', async () => {
    await lab.tap('#down')
    await lab.until(async () => (await at('#sv').evaluate((e) => e.scrollTop)) === 60, 'the scroll')
    await lab.tap('#into')
    await lab.until(async () => (await at('#sv').evaluate((e) => e.scrollTop)) > 180, 'row 8')
    expect(await lab.heard('sv', 'scrolltolower')).toEqual({ direction: 'bottom' })
    await at('#sv').evaluate((e) => e.scrollTo(0, 0))
    await drag('#sv', 0, 70)
    await lab.heard('sv', 'refresherrefresh')
  })

  test('swiper turns by property and by drag', async () => {
    await lab.tap('#turn')
    expect(await lab.heard('sw', 'change')).toEqual({ current: 2, currentItemId: '', source: '' })
    await lab.until(
      async () => (await at('wx-swiper-item >> nth=2').getAttribute('aria-hidden')) === 'false',
      'slide 3',
    )
    await drag('#sw', 160, 0)
    await lab.until(async () => (await lab.lastEvent('sw'))?.['current'] === 1, 'slide 2')
    expect(await lab.lastEvent('sw', 'change')).toMatchObject({ source: 'touch' })
    expect(await at('#sw .ph-swiper-dots i').count()).toBe(3)
  })

  test('image modes and events, rich text without scripts, progress, portal', async () => {
    await lab.heard('im1', 'load')
    await lab.heard('im2', 'error')
    expect(await css('#im1 img', 'object-fit')).toBe('cover')
    expect((await at('#im3').boundingBox())?.height).toBe(50)
    expect(await at('#rt').innerHTML()).toBe('<p class="p">好<b>字</b></p>')
    expect(await lab.page.getByRole('progressbar').getAttribute('aria-valuenow')).toBe('40')
    expect((await at('#portal').boundingBox())?.y).toBe(72)
  })

  test('movable-view stays in its area', async () => {
    await at('#mv').scrollIntoViewIfNeeded()
    await drag('#mv', 400, 10)
    await lab.until(async () => (await lab.lastEvent('mv'))?.['x'] === 160, 'the right edge')
    expect((await lab.lastEvent('mv', 'change'))?.['y']).toBeCloseTo(10, 0)
  })
})

describe('pickers', () => {
  beforeAll(() => lab.open('pages/pick/pick'))

  async function choose(picker: string, ...rows: string[]): Promise<void> {
    await lab.tap(picker)
    for (const [column, row] of rows.entries()) {
      const wheel = lab.page.getByRole('listbox').nth(column)
      const option = wheel.getByRole('option', { name: row, exact: true })
      await option.click()
      await lab.until(async () => (await option.getAttribute('aria-selected')) === 'true', row)
    }
  }

  const confirm = () => lab.page.locator('[data-wx=picker] [data-wx=confirm]').click()

  test.each([
    ['#p1', ['丙'], { value: 2 }],
    ['#p3', ['11', '15'], { value: '11:15' }],
    ['#p4', ['2024年', '2月', '29日'], { value: '2024-02-29' }],
    ['#p4', ['2025年', '3月'], { value: '2025-03-02' }],
    ['#p5', ['北京市', '北京市', '西城区'], { value: ['北京市', '北京市', '西城区'], code: [] }],
  ])('%s turned to %j', async (picker, rows, detail) => {
    await choose(picker, ...rows)
    await confirm()
    await lab.until(
      async () =>
        JSON.stringify(await lab.lastEvent(picker.slice(1), 'change')) === JSON.stringify(detail),
      JSON.stringify(detail),
    )
  })

  test('several columns follow each other', async () => {
    await choose('#p2', '西', '9')
    expect(await lab.lastEvent('p2', 'columnchange')).toEqual({ column: 1, value: 1 })
    await confirm()
    await lab.until(
      async () => JSON.stringify(await lab.lastEvent('p2', 'change')) === '{"value":[1,1]}',
      'the choice',
    )
  })

  test('cancel tells so, disabled does not open', async () => {
    await choose('#p1')
    await lab.page.locator('[data-wx=picker] [data-wx=cancel]').click()
    await lab.heard('p1', 'cancel')
    await lab.tap('#p6')
    expect(await lab.page.locator('[data-wx=picker]').count()).toBe(0)
  })

  test('a wheel turns by mouse wheel', async () => {
    await lab.tap('#p1')
    await lab.page.locator('.ph-wheel').hover()
    await lab.page.mouse.wheel(0, -200)
    await lab.until(
      async () =>
        (await lab.page.getByRole('option', { name: '甲' }).getAttribute('aria-selected')) ===
        'true',
      'the first row',
    )
    await confirm()
    await lab.until(async () => (await lab.lastEvent('p1', 'change'))?.['value'] === 0, 'row 0')
  })

  test('picker-view starts at its value and tells a turn', async () => {
    const column = at('#pv wx-picker-view-column')
    expect(await column.evaluate((e) => e.scrollTop)).toBe(40)
    await column.evaluate((e) => e.scrollTo(0, 120))
    expect(await lab.heard('pv', 'change')).toEqual({ value: [3] })
  })
})

describe('map and canvas', () => {
  beforeAll(() => lab.open('pages/map/map'))

  test('shapes are drawn inside the included points', async () => {
    await at('.ph-map-svg polygon').waitFor()
    const map = await at('#m').boundingBox()
    const area = await at('.ph-map-svg polygon').boundingBox()
    if (!map || !area) throw new Error('no map')
    expect(area.x).toBeGreaterThanOrEqual(map.x)
    expect(area.x + area.width).toBeLessThanOrEqual(map.x + map.width)
    expect(area.width).toBeGreaterThan(map.width / 2)
    expect(await at('.ph-map-svg circle').count()).toBe(1)
    expect(await at('.ph-map-svg polyline').count()).toBe(1)
    expect(await at('[data-wx=callout-7]').textContent()).toBe('3 号楼')
  })

  test('taps, marker taps, drag and zoom are told', async () => {
    await lab.page.getByRole('button', { name: '3 号楼' }).click()
    expect(await lab.heard('m', 'markertap')).toEqual({ markerId: 7 })
    await at('#m').click({ position: { x: 30, y: 200 } })
    await lab.until(async () => 'longitude' in ((await lab.lastEvent('m', 'tap')) ?? {}), 'a place')
    await drag('#m', 80, 0)
    expect(await lab.heard('m', 'regionchange')).toMatchObject({ type: 'end', causedBy: 'drag' })
    const zoom = () => at('.ph-map-svg').getAttribute('data-zoom')
    const before = Number(await zoom())
    await lab.page.locator(`${TOP} [data-wx=zoom-in]`).click()
    await lab.until(async () => Number(await zoom()) > before, 'a closer look')
    await lab.tap('#ask')
    await lab.until(
      async () => /^116\.\d{3},39\.\d{3}$/.test((await lab.text('#shot')) ?? ''),
      'centre',
    )
  })

  test('a 2d canvas draws, gives touches, becomes a file that an image shows', async () => {
    await lab.tap('#draw')
    await lab.until(async () => (await lab.text('#shot')) === '240x120', 'the file')
    const pixel = await at('#c canvas').evaluate((c) => {
      const ctx = (c as HTMLCanvasElement).getContext('2d')
      return Array.from(ctx?.getImageData(10, 10, 1, 1).data ?? [])
    })
    expect(pixel).toEqual([0, 128, 0, 255])
    const box = await at('#c').boundingBox()
    await lab.page.mouse.click((box?.x ?? 0) + 12, (box?.y ?? 0) + 7)
    await lab.heard('c', 'touchstart')
  })

  test('selector queries count from the page area', async () => {
    await lab.tap('#measure')
    await lab.until(async () => ((await lab.text('#shot')) ?? '').startsWith('['), 'the measures')
    const [map, buttons, viewport] = JSON.parse((await lab.text('#shot')) ?? '[]')
    expect(map).toMatchObject({ id: 'm', left: 0, top: 0, width: 375, height: 260 })
    expect(buttons).toHaveLength(3)
    expect(buttons[0]).toEqual({ id: 'draw', dataset: { k: '1' } })
    expect(viewport).toMatchObject({ scrollTop: 0, scrollLeft: 0 })
  })
})
