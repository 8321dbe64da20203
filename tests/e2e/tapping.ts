import type { Route } from 'playwright-core'
import type { BrowserPhone } from '../../devtools/desk/browser'

/** Long after a page has scrolled to where it was told to. */
const REST_MS = 4_000

/** What a tap led to, as the person sees it. */
export type Came = 'nothing' | 'sheet' | 'page' | 'question' | 'hidden question' | 'call' | 'wechat'

/** Something to tap. */
export interface Target {
  /** What it says. */
  name: string
  /** `button` for what looks like one; of the others what they are: a row, a tile, a tab. */
  kind: string
}

export interface Tapped {
  came: Came
  /** The name of the sheet that is on top now. */
  sheet: string
  question: string
  /** At which field the question stands. */
  field: string
  /** Bytes that the page was sent, and whether the cloud was asked for them. */
  bytes: number
  loaded: boolean
}

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

  /** @param known what is written into fields that ask for something that exists: by the field's name */
  constructor(
    readonly phone: BrowserPhone,
    private readonly known: Readonly<Record<string, string>>,
  ) {}

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

  /** Whether the page reads in large type still: a tap may have ended that. */
  isLarge(): Promise<boolean> {
    return this.phone.page.evaluate(`document.querySelectorAll('.screen.elder').length > 0`)
  }

  /** Another page, with nothing of WeChat's left over it. */
  async anew(url: string): Promise<void> {
    if (await this.phone.page.locator('.ph-overlays [role=dialog]').count())
      await this.phone.restart()
    await this.phone.open(url)
    await this.phone.settled()
  }

  /** What may be tapped on what is on top, in its order; what is chosen already is left out. */
  targets(): Promise<Target[]> {
    return this.phone.page.evaluate(TARGETS)
  }

  /** Taps what says so; null where it is not there. */
  async tap({ name, kind }: Target): Promise<Tapped | null> {
    const before = await this.sight()
    await this.phone.clearSetData()
    const calls = this.phone.callCount
    const asked = JSON.stringify({ name, kind })
    if (!(await this.phone.page.evaluate<boolean>(`(${TAP})(${asked})`))) return null
    await this.phone.settled()
    const after = await this.sight()
    const sent = await this.phone.setData()
    return {
      came: await this.cameOf(before, after),
      sheet: after.sheets.at(-1) ?? '',
      question: after.question,
      field: after.turn.replace(/^question-|-\d+$/g, ''),
      bytes: sent.reduce((sum, { bytes }) => sum + bytes, 0),
      loaded: this.phone.callCount > calls,
    }
  }

  /**
   * Does what the question on top asks for: writes into its field, or takes the first of its choices. What
   * leads to WeChat itself, as to its camera, is left as it is.
   * @param asked the field at which it stands
   */
  async answer(asked: string): Promise<'no field' | 'answered' | 'left'> {
    const { route, wechat } = await this.sight()
    const how = await this.phone.page.evaluate<'' | 'written' | 'tapped'>(FIND_FIELD)
    const field = this.phone.page.locator('[data-answer]')
    const words = (await this.isNumber(field)) ? '20' : '试着写上一句话'
    if (how === 'written') await field.fill(this.known[asked] ?? words)
    if (how === 'tapped') await field.evaluate((e) => (e as unknown as { click(): void }).click())
    await this.phone.settled()
    if (how === '') return 'no field'
    const after = await this.sight()
    return after.route === route && after.wechat === wechat ? 'answered' : 'left'
  }

  private async isNumber(field: { getAttribute(name: string): Promise<string | null> }) {
    return (
      (await field.getAttribute('type')) === 'number' ||
      (await field.getAttribute('inputmode')) === 'numeric'
    )
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
    drawn: page.textContent + [...page.querySelectorAll('*')].map((e) => e.className).join(),
  }
})()`

/** What looks like a button by its looks, all else that is tapped by its role; what is off or chosen is left out. */
const ALL = `const said = (e) => (e.getAttribute('aria-label') || e.textContent).trim()
  const kindOf = (e) =>
    e.matches('wx-button.btn') ? 'button' : [e.getAttribute('role'), e.classList[0]].join(' ')
  const CHOSEN = '[class*="key--off"]:not([class*="key--done"]), .tile--on, .tab--on, [aria-checked=true], [aria-selected=true], [class*="--on"]'
  const TAPPED = 'wx-button.btn:not(.btn--off), [role=button]:not(wx-button), [role=tab], [role=radio], ' +
    '[role=checkbox], [role=link]'
  const all = [...top.querySelectorAll(TAPPED)].filter((e) =>
    shown(e) && !e.matches(CHOSEN) && !e.closest('[aria-hidden=true], .ph-map'))`

const TARGETS = `(() => {${TOP}
  ${ALL}
  const seen = new Set()
  return all.map((e) => ({ name: said(e), kind: kindOf(e) })).filter(({ name, kind }) => {
    const key = kind + ' ' + name
    return seen.has(key) ? false : seen.add(key)
  })
})()`

const TAP = `({ name, kind }) => {${TOP}
  ${ALL}
  const found = all.find((e) => said(e) === name && kindOf(e) === kind)
  if (!found) return false
  found.scrollIntoView({ block: 'center', behavior: 'instant' })
  found.click()
  return true
}`

/** The field of a question comes after it. */
const FIND_FIELD = `(() => {${TOP}
  document.querySelectorAll('[data-answer]').forEach((e) => e.removeAttribute('data-answer'))
  const question = alerts.at(-1)
  if (!question) return ''
  const CONTROLS = 'textarea, input, [role=radio], [role=checkbox], [role=switch], [role=button], wx-button'
  const field = [...page.querySelectorAll(CONTROLS)].find((e) =>
    shown(e) && question.compareDocumentPosition(e) & Node.DOCUMENT_POSITION_FOLLOWING)
  if (!field) return ''
  field.setAttribute('data-answer', '')
  return field.matches('textarea, input') ? 'written' : 'tapped'
})()`

const SEES_QUESTION = `(() => {${TOP}
  return alerts.some((e) => {
    const box = e.getBoundingClientRect()
    const isWithin = box.top >= 0 && box.bottom <= innerHeight && box.left >= 0 && box.right <= innerWidth
    const over = document.elementFromPoint((box.left + box.right) / 2, (box.top + box.bottom) / 2)
    return isWithin && e.contains(over)
  })
})()`
