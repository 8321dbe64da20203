import { existsSync } from 'node:fs'
import {
  chromium,
  type Browser,
  type BrowserContext,
  type Page,
  type Request,
} from 'playwright-core'

const FLAGS = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]
const PLACES = ['/usr/bin/chromium', '/usr/bin/google-chrome', '/usr/bin/chromium-browser']
/** A page of a mid-range phone, in CSS pixels. */
export const SCREEN = { width: 375, height: 780 }

/** What the phone page keeps of each setData (devtools/phone). */
export interface SetDataEntry {
  path: string
  bytes: number
  keys: string[]
  at: number
}

/** The test handle of the phone page, as seen from inside it. */
interface Handle {
  ready: boolean
  errors: string[]
  unknownWx: string[]
  setDataLog: SetDataEntry[]
  route(): string
  stack(): string[]
  open(url: string): void
  network(on: boolean): void
  theme(theme: 'light' | 'dark'): void
  font(scale: number): void
  back(): void
  clearSetDataLog(): void
  settled(): Promise<void>
}

export function launchBrowser(): Promise<Browser> {
  const named = process.env.CHROMIUM ?? process.env.PLAYWRIGHT_CHROMIUM
  const executablePath = named ?? PLACES.find((path) => existsSync(path))
  if (!executablePath) throw new Error('no Chromium: run npm run setup -- --browser')
  return chromium.launch({ executablePath, args: FLAGS })
}

export interface PhoneOptions {
  openid: string
  /** Page to open, with query; the home page by default. */
  page?: string
  theme?: 'light' | 'dark'
  font?: number
  /** Size of the phone's screen in CSS pixels; a mid-range phone's by default. */
  screen?: { width: number; height: number }
}

/** Calls on the handle inside the page; arguments and results travel as JSON. */
const ask = <T>(page: Page, work: (phone: Handle) => T): Promise<T> =>
  page.evaluate(`(${work.toString()})(window.__phone)`) as Promise<T>

/** One phone in a browser: its page, and what its owner or a tester may do besides tapping. */
export class BrowserPhone {
  constructor(
    readonly page: Page,
    readonly openid: string,
  ) {
    this.listen()
  }

  errors = (): Promise<string[]> => ask(this.page, (phone) => phone.errors)
  unknownWx = (): Promise<string[]> => ask(this.page, (phone) => phone.unknownWx)
  route = (): Promise<string> => ask(this.page, (phone) => phone.route())
  setData = (): Promise<SetDataEntry[]> => ask(this.page, (phone) => phone.setDataLog)
  clearSetData = (): Promise<void> => ask(this.page, (phone) => phone.clearSetDataLog())
  back = (): Promise<void> => ask(this.page, (phone) => phone.back())

  network(on: boolean): Promise<void> {
    return this.page.evaluate(`window.__phone.network(${on})`)
  }

  /** Opens a page of the mini-program as a tap on a message would. */
  open(url: string): Promise<void> {
    return this.page.evaluate(`window.__phone.open(${JSON.stringify(url)})`)
  }

  /** The mini-program is closed and started again, its storage stays. */
  async restart(): Promise<void> {
    await this.page.reload()
    await this.ready()
  }

  async ready(): Promise<void> {
    await this.page.waitForFunction('window.__phone && window.__phone.ready')
  }

  /**
   * What on the page on top lies beyond the screen's sides, so that it would scroll sideways:
   * each as `tag.class "text" left…right`; empty when all fits. A grid's outline may leave its
   * map, which cuts it off.
   */
  overflows(): Promise<string[]> {
    return this.page.evaluate(`[...document.querySelectorAll('.ph-stage *')].flatMap((e) => {
      const box = e.getBoundingClientRect()
      const hidden = getComputedStyle(e).visibility === 'hidden' || box.width === 0
      const scrolled = e.closest('.wx-scroll-view, [scroll-x], .ph-map-svg')
      const fits = box.right <= innerWidth + 1 && box.left >= -1
      if (hidden || scrolled || fits) return []
      const name = [e.localName, ...e.classList].join('.')
      const text = e.textContent.slice(0, 20)
      return [name + ' "' + text + '" ' + box.left.toFixed(1) + '…' + box.right.toFixed(1)]
    })`)
  }

  /** Calls of the cloud that have been made since the page was opened. */
  callCount = 0
  private readonly pending = new Set<Request>()

  private readonly asked = (request: Request): void => {
    if (!request.url().includes('/wx/')) return
    this.callCount++
    this.pending.add(request)
  }
  private readonly ended = (request: Request): void => {
    this.pending.delete(request)
  }

  private listen(): void {
    this.page.on('request', this.asked)
    this.page.on('requestfinished', this.ended)
    this.page.on('requestfailed', this.ended)
  }

  /** Leaves the page as new, for another person's phone to be opened in it. */
  async handBack(): Promise<Page> {
    this.page.off('request', this.asked)
    this.page.off('requestfinished', this.ended)
    this.page.off('requestfailed', this.ended)
    await this.page.unrouteAll({ behavior: 'wait' })
    await forget(this.page)
    return this.page
  }

  /** Until the cloud has answered everything and the phone has nothing more under way. */
  async settled(): Promise<void> {
    for (;;) {
      const before = this.callCount
      await ask(this.page, (phone) => phone.settled())
      if (this.pending.size === 0 && this.callCount === before) return
    }
  }
}

/**
 * Takes from a page, and from its browser profile, all that a phone left there. A page that is used
 * again opens a phone at a fifth of what a new one costs. The app is ended first, by an address of
 * its own server where nothing is, so that it stores nothing afterwards.
 */
export async function forget(page: Page): Promise<void> {
  const { origin } = new URL(page.url())
  await page.goto(`${origin}/nobody`)
  const session = await page.context().newCDPSession(page)
  await session.send('Storage.clearDataForOrigin', { origin, storageTypes: 'all' })
  await session.detach()
  await page.evaluate('sessionStorage.clear()')
}

/** A page to open a phone in; one that is given is used as it is, in the size of the screen. */
async function pageIn(
  from: Browser | BrowserContext | Page,
  screen: { width: number; height: number },
): Promise<Page> {
  if ('newContext' in from) return from.newPage({ viewport: screen })
  if ('newPage' in from) return from.newPage()
  await from.setViewportSize(screen)
  return from
}

/** Opens a phone of its own: each has its own storage, as two devices have. */
export async function openPhone(
  from: Browser | BrowserContext | Page,
  deskUrl: string,
  o: PhoneOptions,
): Promise<BrowserPhone> {
  const page = await pageIn(from, o.screen ?? SCREEN)
  const query = new URLSearchParams({
    openid: o.openid,
    name: o.openid,
    theme: o.theme ?? 'light',
    font: String(o.font ?? 1),
    ...(o.page ? { page: o.page } : {}),
  })
  const phone = new BrowserPhone(page, o.openid)
  await page.goto(`${deskUrl}/phone/index.html?${query}`)
  await phone.ready()
  return phone
}
