import { cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { launchBrowser, openPhone, type PhoneOptions } from '../../devtools/desk/browser'
import { startDesk, type Desk } from '../../devtools/desk/server'
import type { Report } from '../../domain/report/types'
import type { Building } from '../../domain/street/types'
import { openTestCloud } from '../functions/instances'
import { toMorning } from './morning'
import { Person } from './person'

const root = join(__dirname, '..', '..')
const pictures = join(root, 'dist', 'test')

/** A whole desk of its own: cloud, a copy of the street, phones, on a port the system chose. */
export class TestDesk {
  private people: Person[] = []
  private screens: Page[] = []
  /** Pages that somebody's phone was in, as new again. */
  private idle: Page[] = []

  private constructor(
    readonly desk: Desk,
    private readonly browser: Browser,
    private readonly dataDir: string,
  ) {}

  static async open(): Promise<TestDesk> {
    const seeded = process.env.GONGZHI_STREET
    if (!seeded) throw new Error('no seeded street: the set-up of this room has not run')
    const dataDir = mkdtempSync(join(tmpdir(), 'gongzhi-desk-'))
    cpSync(seeded, dataDir, { recursive: true })
    const desk = await startDesk({
      root,
      dataDir,
      port: 0,
      timers: false,
      openCloud: openTestCloud,
    })
    if (desk.seeded) throw new Error('the street that was prepared is not the one that is served')
    toMorning(desk.cloud)
    return new TestDesk(desk, await launchBrowser(), dataDir)
  }

  get cloud() {
    return this.desk.cloud
  }

  /** A person with the phone in hand, at the home page unless `page` says otherwise. */
  async person(openid: string, o: Omit<PhoneOptions, 'openid'> = {}): Promise<Person> {
    const where = this.idle.pop() ?? this.browser
    const person = new Person(await openPhone(where, this.desk.url, { openid, ...o }))
    this.people.push(person)
    return person
  }

  /** The desk's own page, as somebody at a large screen sees it. */
  async screen(): Promise<Page> {
    const page = await this.browser.newPage({ viewport: { width: 1440, height: 900 } })
    this.screens.push(page)
    await page.goto(this.desk.url)
    return page
  }

  reports(filter: Record<string, unknown> = {}): Report[] {
    return this.cloud.store.find('reports', filter, { submittedAt: 1 }) as unknown as Report[]
  }

  /** Some building of a grid, as the street's register has it. */
  buildingOfGrid(gridCode: string): Building {
    const found = this.cloud.store.find('buildings', { gridCode, active: true }, { id: 1 }, 1)[0]
    if (!found) throw new Error(`no building in grid ${gridCode}`)
    return found as unknown as Building
  }

  /** What WeChat was asked to push to somebody: errcode and the page that a tap opens. */
  told(openid: string): string[] {
    const pushes = this.cloud.pushes.all().filter((p) => p.openid === openid)
    return pushes.map((p) => `${p.errCode} ${p.page?.split('?')[0]}`)
  }

  /** The cloud does what is asked, but the phone never hears of it, once. */
  async loseNextAnswer({ phone }: Person, call: string): Promise<void> {
    let lost = false
    await phone.page.route('**/wx/callFunction', async (route) => {
      if (lost || !route.request().postData()?.includes(call)) return route.fallback()
      lost = true
      await route.fetch()
      await route.abort()
    })
  }

  /** From now on, over a restart too, no call of this phone comes through, until what is returned is called. */
  async cutOff({ phone }: Person): Promise<() => Promise<void>> {
    await phone.page.route('**/wx/callFunction', (route) => route.abort())
    return () => phone.page.unroute('**/wx/callFunction')
  }

  /** Fails on anything that a phone complained of: errors of the app, or `wx` it does not know. */
  async expectClean(): Promise<void> {
    for (const { phone } of this.people) {
      const who = phone.openid
      expect({ who, errors: await phone.errors() }).toEqual({ who, errors: [] })
      expect({ who, unknownWx: await phone.unknownWx() }).toEqual({ who, unknownWx: [] })
    }
  }

  /** Puts the phones away; what went wrong is left in dist/test as pictures. */
  async putAway(failedStory?: string): Promise<void> {
    for (const [i, { phone }] of this.people.entries()) {
      if (failedStory) {
        mkdirSync(pictures, { recursive: true })
        const path = join(pictures, `${failedStory}-${i}-${phone.openid}.png`)
        await phone.page.screenshot({ path }).catch(() => undefined)
        await phone.page.context().close()
      } else this.idle.push(await phone.handBack())
    }
    this.people = []
    for (const screen of this.screens) await screen.context().close()
    this.screens = []
  }

  async close(): Promise<void> {
    await this.browser.close()
    await this.desk.stop()
    rmSync(this.dataDir, { recursive: true, force: true })
  }
}

/**
 * One story as a test: it fails, beside its own expectations, when any phone had an error or asked
 * for a `wx` that WeChat does not have.
 */
export function story(name: string, desk: () => TestDesk, tell: () => Promise<void>): void {
  test(
    name,
    async () => {
      let failed: string | undefined = name.replace(/[^\w\u4e00-\u9fff]+/g, '-').slice(0, 60)
      try {
        await tell()
        await desk().expectClean()
        failed = undefined
      } finally {
        await desk().putAway(failed)
      }
    },
    120_000,
  )
}
