import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { forget } from '../../../devtools/desk/browser'
import { buildPhone } from '../../../devtools/phone'
import { handle, launchBrowser, phoneUrl, ready, type OpenOptions } from './browser'
import { StubCloud } from './stub-cloud'

/** Longer than a busy machine needs; what is waited for comes much sooner. */
const PATIENCE_MS = 15_000

/** The fixture app built, served and opened in one browser, for one test file. */
export class Lab {
  readonly dir = mkdtempSync(join(tmpdir(), 'phone-'))
  readonly cloud = new StubCloud(this.dir)
  browser!: Browser
  page!: Page
  private context!: BrowserContext

  /** `fixture` names a directory of `fixtures/`. */
  constructor(private fixture = 'app') {}

  async start(): Promise<void> {
    const fixture = join(__dirname, '../fixtures', this.fixture)
    const { problems } = await buildPhone({ miniprogramDir: fixture, outDir: this.dir })
    expect(problems).toEqual([])
    await this.cloud.start()
    this.browser = await launchBrowser()
    this.context = await this.browser.newContext({ viewport: { width: 375, height: 760 } })
  }

  async stop(): Promise<void> {
    await this.browser?.close()
    await this.cloud.stop()
    rmSync(this.dir, { recursive: true })
  }

  /** A new person's phone; `keep` opens another page of the same browser profile. */
  async open(page: string, options: OpenOptions & { keep?: boolean } = {}): Promise<Page> {
    this.page = options.keep ? await this.context.newPage() : await this.asNew()
    this.page.setDefaultTimeout(PATIENCE_MS)
    await this.page.goto(phoneUrl(this.cloud.base, { ...options, page }))
    await ready(this.page)
    return this.page
  }

  /** The first page without a trace of who was there; all others are closed. */
  private async asNew(): Promise<Page> {
    const [first, ...others] = this.context.pages()
    if (!first) return this.context.newPage()
    for (const other of others) await other.close()
    await forget(first)
    return first
  }

  route(): Promise<string> {
    return handle(this.page, (phone) => phone.route())
  }

  /** The events that the fixture page heard: `[who, type, detail]`. */
  async events(): Promise<[string, string, Record<string, unknown>][]> {
    const text = await this.page.locator(`${TOP} #events`).textContent()
    return JSON.parse(text || '[]') as [string, string, Record<string, unknown>][]
  }

  async lastEvent(who: string, type?: string): Promise<Record<string, unknown> | undefined> {
    const all = (await this.events()).filter(([w, t]) => w === who && (!type || t === type))
    return all[all.length - 1]?.[2]
  }

  /** Waits until the page has heard such an event, and gives its detail. */
  async heard(who: string, type: string): Promise<Record<string, unknown>> {
    await this.until(async () => !!(await this.lastEvent(who, type)), `${who} ${type}`)
    return (await this.lastEvent(who, type)) as Record<string, unknown>
  }

  /** The life-cycle lines of the app, newest last. */
  async lines(): Promise<string[]> {
    await this.tap('#lines')
    await this.page.waitForFunction(
      `document.querySelector('.ph-page:not([hidden]) #lines-text').textContent`,
    )
    const text = await this.page.locator(`${TOP} #lines-text`).textContent()
    return JSON.parse(text ?? '[]') as string[]
  }

  tap(selector: string): Promise<void> {
    return this.page.locator(`${TOP} ${selector}`).click()
  }

  text(selector: string): Promise<string | null> {
    return this.page.locator(`${TOP} ${selector}`).textContent()
  }

  dialog(name: string) {
    return this.page.locator(`.ph-overlays [data-wx="${name}"]`)
  }

  async until(check: () => Promise<boolean>, what: string): Promise<void> {
    const end = Date.now() + PATIENCE_MS
    while (!(await check())) {
      if (Date.now() > end) throw new Error(`waited in vain for ${what}`)
      await new Promise((next) => setTimeout(next, 25))
    }
  }

  /** Names a `wx` call and its argument on the lab page; `act` sets it off. */
  async prepare(name: string, args: unknown): Promise<void> {
    await this.page.locator(`${TOP} #name input`).fill(name)
    await this.page.locator(`${TOP} #args input`).fill(JSON.stringify(args))
  }

  async call(name: string, args: unknown = {}, act = '#run'): Promise<void> {
    await this.prepare(name, args)
    await this.tap(act)
  }

  async result(): Promise<unknown> {
    await this.until(async () => !!(await this.text('#result')), 'a result')
    return JSON.parse((await this.text('#result')) ?? 'null') as unknown
  }

  /** Calls and waits: for functions that ask nobody. */
  async run(name: string, args: unknown = {}): Promise<unknown> {
    await this.call(name, args)
    return this.result()
  }
}

/** The page on top. */
export const TOP = '.ph-page:not([hidden])'
