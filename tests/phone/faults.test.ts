import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { handle } from './support/browser'
import { Lab, TOP } from './support/lab'

/** What goes wrong in WeChat goes wrong here, is told as there, and stops no more than there. */
const errors = (lab: Lab): Promise<string[]> => handle(lab.page, (phone) => phone.errors)
const ready = (lab: Lab): Promise<boolean> => handle(lab.page, (phone) => phone.ready)

describe('an app with faults', () => {
  const lab = new Lab('faulty')
  beforeAll(() => lab.start())
  afterAll(() => lab.stop())
  beforeEach(() => lab.open('pages/home/home'))

  const told = async (words: string) => {
    await lab.until(async () => (await errors(lab)).join('\n').includes(words), words)
    return (await errors(lab)).filter((line) => line.includes(words))
  }
  const heard = async (): Promise<string[]> => {
    await lab.tap('#heard')
    await lab.until(async () => !!(await lab.text('#told')), 'what the app heard')
    return JSON.parse((await lab.text('#told'))!) as string[]
  }

  test('a component that throws is told of, and the rest of the page stands', async () => {
    expect(await told('boom in attached')).toHaveLength(1)
    expect(await told('boom in a component file')).toHaveLength(1)
    expect(await lab.text('#good')).toBe('good lives')
    expect(await ready(lab)).toBe(true)
    expect(await heard()).toEqual(['boom in a component file', 'boom in attached'])
  })

  test.each([
    [
      'a tap on a handler that is not there',
      '#missing',
      'does not have a method "notThere"',
      false,
    ],
    ['a handler that throws', '#fail', 'boom in handler', true],
    ['a callback that throws', '#callback', 'boom in callback', true],
    ['what the app calls an error', '#say', 'said {"a":1} Error: with a stack', false],
    ['a page whose file throws', '#go', 'boom at load', true],
  ])('%s is told once', async (_, button, words, isHeard) => {
    await lab.tap(button)
    expect(await told(words)).toHaveLength(1)
    if (button === '#go') return
    expect((await heard()).filter((line) => words.includes(line))).toHaveLength(isHeard ? 1 : 0)
    await lab.tap('#fine')
    await lab.until(async () => (await lab.text('#told')) === 'fine', 'a page that goes on')
  })

  test('a warning is none', async () => {
    await lab.tap('#say')
    await told('said')
    expect((await errors(lab)).join('\n')).not.toContain('only a warning')
  })

  test('an app whose onError throws is not told of that again', async () => {
    await lab.tap('#again')
    await told('again, in onError')
    expect((await heard()).filter((line) => line.includes('again'))).toEqual(['boom again'])
  })

  test('a page whose file throws is opened, and does nothing', async () => {
    await lab.tap('#go')
    await lab.until(async () => (await lab.route()) === 'pages/broken/broken', 'the page')
    expect(await lab.text('#still')).toBe('静的')
  })

  test('an open-type that WeChat does not know, and a text area in something fixed', async () => {
    expect((await errors(lab)).filter((line) => /open-type|textarea/.test(line))).toEqual([])
    await lab.tap('#open')
    expect(await told('no such open-type')).toEqual(['button: no such open-type as "fly"'])
    expect(await told('textarea')).toEqual([
      'textarea “没写” lies in something fixed and needs fixed',
    ])
  })

  test('the second looks of buttons weigh more than a class of the app', async () => {
    const width = async (id: string) =>
      (await lab.page.locator(`${TOP} ${id}`).boundingBox())!.width
    expect(await width('#one')).toBe(184)
    expect(await width('#two')).toBe(300)
    expect(await width('#small')).toBeLessThan(100)
  })
})

describe('a bundle that does not run', () => {
  const lab = new Lab('faulty')
  beforeAll(() => lab.start())
  afterAll(() => lab.stop())

  test.each([
    ['does not parse', 'window.__MP__={json:{', /load: .*SyntaxError/],
    ['is empty', '', /app-bundle\.js did not load/],
    ['throws at its beginning', 'throw new Error("boom in bundle")', /boom in bundle/],
  ])('one that %s is said on the glass, and in the list', async (_, text, words) => {
    writeFileSync(join(lab.dir, 'app-bundle.js'), text)
    await lab.open('pages/home/home')
    expect(await ready(lab)).toBe(false)
    expect((await errors(lab)).join('\n')).toMatch(words)
    expect(await lab.page.locator('[data-wx=failure]').textContent()).toMatch(words)
  })
})
