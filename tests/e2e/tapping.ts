import type { Route } from 'playwright-core'
import type { BrowserPhone } from '../../devtools/desk/browser'

/** Long after a page has scrolled to where it was told to. */
const REST_MS = 4_000

/** What a tap led to, as the person sees it. */
export type Came = 'nothing' | 'sheet' | 'page' | 'question' | 'hidden question' | 'call' | 'wechat'

/** What of a phone's screen a tap may change. */
interface Sight {
  route: string
  /** Titles of the sheets that lie over the page. */
  sheets: string[]
  /** What WeChat itself says over everything. */
  wechat: string
  question: string
  /** Tells one asking from another of the same words. */
  turn: string
  calls: number
  drawn: string
}

/** Somebody who taps everything and changes nothing: of what is to be written the cloud hears nothing. */
export class Tapper {
  private asked = 0

  constructor(readonly phone: BrowserPhone) {}

  async begin(): Promise<void> {
    await this.phone.page.route('**/wx/callFunction', this.swallow)
  }

  private readonly swallow = (route: Route): Promise<void> => {
    const isWriting = route.request().postData()?.includes('"requestId"')
    if (!isWriting) return route.fallback()
    this.asked++
    return route.abort()
  }

  private async sight(): Promise<Sight> {
    const seen = await this.phone.page.evaluate<Omit<Sight, 'calls'>>(SIGHT)
    return { ...seen, calls: this.asked }
  }

  /** Another page, with nothing of WeChat's left over it. */
  async anew(url: string): Promise<void> {
    if (await this.phone.page.locator('.ph-overlays [role=dialog]').count())
      await this.phone.restart()
    await this.phone.open(url)
    await this.phone.settled()
  }

  /** The buttons of what is on top, by what they say, in their order. */
  buttons(): Promise<string[]> {
    return this.phone.page.evaluate(BUTTONS)
  }

  /** Taps the button that says so; null where there is none. */
  async tap(button: string): Promise<{ came: Came; sheet: string; question: string } | null> {
    const before = await this.sight()
    const tapped = await this.phone.page.evaluate<boolean>(`(${TAP})(${JSON.stringify(button)})`)
    if (!tapped) return null
    await this.phone.settled()
    const after = await this.sight()
    const sheet = after.sheets.at(-1) ?? ''
    return { came: await this.cameOf(before, after), sheet, question: after.question }
  }

  private async cameOf(before: Sight, after: Sight): Promise<Came> {
    if (after.route !== before.route) return 'page'
    if (after.wechat !== '' && after.wechat !== before.wechat) return 'wechat'
    if (after.sheets.length > before.sheets.length) return 'sheet'
    if (after.turn !== before.turn && after.question !== '')
      return (await this.seesQuestion()) ? 'question' : 'hidden question'
    if (after.calls > before.calls) return 'call'
    return after.drawn === before.drawn ? 'nothing' : 'call'
  }

  /** The question comes to rest before the eyes, with nothing over it. */
  private async seesQuestion(): Promise<boolean> {
    for (const until = Date.now() + REST_MS; Date.now() < until;) {
      if (await this.phone.page.evaluate<boolean>(SEES_QUESTION)) return true
      await this.phone.page.evaluate('new Promise(requestAnimationFrame)')
    }
    return false
  }
}

const TOP = String.raw`
  const shown = (e) => {
    const box = e.getBoundingClientRect()
    return box.width > 0 && box.height > 0 && getComputedStyle(e).visibility !== 'hidden'
  }
  const page = [...document.querySelectorAll('.ph-page:not([hidden])')].filter(shown).at(-1)
  const sheets = [...page.querySelectorAll('[role=dialog]')].filter(shown)
  const top = sheets.at(-1) ?? page
  const alerts = [...page.querySelectorAll('[role=alert]')].filter(shown)`

const SIGHT = `(() => {${TOP}
  return {
    route: window.__phone.stack().join(' '),
    sheets: sheets.map((e) => e.getAttribute('aria-label')),
    wechat: document.querySelector('.ph-overlays')?.textContent ?? '',
    question: alerts.map((e) => e.textContent).join(),
    turn: alerts.map((e) => e.firstElementChild?.id).join(),
    drawn: page.textContent,
  }
})()`

const SAID = `const said = (e) => (e.getAttribute('aria-label') || e.textContent).trim()
  const all = [...top.querySelectorAll('wx-button.btn:not(.btn--off)')].filter(shown)`

const BUTTONS = `(() => {${TOP}
  ${SAID}
  return [...new Set(all.map(said))]
})()`

const TAP = `(button) => {${TOP}
  ${SAID}
  const found = all.find((e) => said(e) === button)
  if (!found) return false
  found.scrollIntoView({ block: 'center', behavior: 'instant' })
  found.click()
  return true
}`

const SEES_QUESTION = `(() => {${TOP}
  return alerts.some((e) => {
    const box = e.getBoundingClientRect()
    const isWithin = box.top >= 0 && box.bottom <= innerHeight && box.left >= 0 && box.right <= innerWidth
    const over = document.elementFromPoint((box.left + box.right) / 2, (box.top + box.bottom) / 2)
    return isWithin && e.contains(over)
  })
})()`
