import type { Locator } from 'playwright-core'
import type { BrowserPhone } from '../../devtools/desk/browser'

const PATIENCE_MS = 15_000
const MOMENT_MS = 1_000
const ROLES = ['button', 'tab', 'radio', 'switch', 'link', 'checkbox', 'option'] as const
/** Dialogs of WeChat itself, and the messages that slide in. */
const WECHAT = '.ph-overlays'

/** Somebody with a phone: sees words, taps what has a name, types into what has a label. */
export class Person {
  /** Taps within the mini-program since the last look; WeChat's own dialogs are not counted. */
  tapCount = 0
  /** The question whether one may write was answered while something else was waited for. */
  private allowedOnTheWay = false

  constructor(readonly phone: BrowserPhone) {}

  private get page() {
    return this.phone.page
  }

  /** What is on top: the last open dialog if there is one, else the page. */
  private async top(): Promise<Locator> {
    const dialogs = shown(this.page.getByRole('dialog'))
    return (await dialogs.count()) > 0 ? dialogs.last() : this.page.locator('body')
  }

  /** A thing to tap by its accessible name, else by its words. */
  private async find(name: string | RegExp): Promise<Locator | null> {
    const top = await this.top()
    const exact = typeof name === 'string'
    const roles = ROLES.map((role) => top.getByRole(role, { name, exact }))
    const byRole = shown(roles.reduce((all, next) => all.or(next)))
    if ((await byRole.count()) > 0) return byRole.first()
    // The title of a sheet often says what its button says: that one comes a moment later.
    const title = await top.getAttribute('aria-label', { timeout: 1_000 }).catch(() => name)
    if (title === name) return null
    const byText = shown(top.getByText(name, { exact }))
    return (await byText.count()) > 0 ? byText.first() : null
  }

  /** Asked in a tap whether one may write, and nobody of the story says anything: yes, after a moment. */
  private async watchesForMessages(): Promise<void> {
    await this.page.evaluate(ALLOWS_BY_ITSELF)
  }

  /** Whether the question was there since it was asked for last, and is answered. */
  private async hasAllowed(): Promise<boolean> {
    const onTheWay = this.allowedOnTheWay
    this.allowedOnTheWay = false
    const byItself = await this.page.evaluate<boolean>(
      'Boolean(window.__allowed && window.__allowed.splice(0).length)',
    )
    return onTheWay || byItself
  }

  /** Asked on the way whether one may write: yes, and on with what was meant. */
  private async allowsMessages(): Promise<void> {
    const allow = shown(this.page.locator('[data-wx=subscribe] [data-wx=allow]'))
    if ((await allow.count()) === 0) return
    // It may be answered by itself in this instant: then there is nothing to wait for.
    const answering = allow.first().click({ timeout: MOMENT_MS })
    await answering.then(
      () => (this.allowedOnTheWay = true),
      () => undefined,
    )
  }

  async taps(name: string | RegExp): Promise<void> {
    const found = await this.eventually(`finds no “${name}”`, async () =>
      name === '允许' && (await this.hasAllowed()) ? 'allowed' : this.find(name),
    )
    if (found === 'allowed') return
    await this.tapsOn(found).catch(async (error: unknown) => {
      // On a slow machine the answer that comes by itself may be faster than the tap that was begun.
      if (name !== '允许' || !(await this.hasAllowed())) throw error
    })
  }

  /** One of several that may be chosen together, where others of that name stand beside it. */
  async ticks(name: string | RegExp): Promise<void> {
    const target = await this.eventually(`finds no box “${name}”`, async () => {
      const box = shown((await this.top()).getByRole('checkbox', { name })).first()
      return (await box.count()) > 0 ? box : null
    })
    await this.tapsOn(target)
  }

  private async tapsOn(target: Locator): Promise<void> {
    await this.look()
    const ofWeChat = await target.evaluate((e, wechat) => e.closest(wechat) !== null, WECHAT)
    if (!ofWeChat) await this.watchesForMessages()
    await this.page.evaluate('window.__tappedAt = Date.now()')
    await target.click({ timeout: PATIENCE_MS })
    if (!ofWeChat) this.tapCount++
  }

  /** With GONGZHI_LOOK=<folder>, a picture of the screen before every tap, for people who look on. */
  private async look(): Promise<void> {
    const folder = process.env.GONGZHI_LOOK
    if (!folder) return
    const path = `${folder}/${String(++looks).padStart(3, '0')}-${this.phone.openid}.png`
    await this.page.screenshot({ path })
  }

  async types(label: string | RegExp, words: string): Promise<void> {
    const target = await this.eventually(`finds no field “${label}”`, async () => {
      const field = shown((await this.top()).getByLabel(label)).first()
      return (await field.count()) > 0 ? field : null
    })
    // The label may stand on the component around the field that the browser has.
    const inner = target.locator('textarea, input')
    await ((await inner.count()) > 0 ? inner.first() : target).fill(words)
  }

  /** A field that is shown has these words in it. */
  async findsWritten(words: string): Promise<void> {
    await this.eventually(`finds “${words}” written nowhere`, async () => {
      const fields = await shown(this.page.locator('textarea, input')).all()
      const values = await Promise.all(fields.map((field) => field.inputValue()))
      return values.includes(words) ? true : null
    })
  }

  async sees(...words: (string | RegExp)[]): Promise<void> {
    for (const word of words) {
      await this.eventually(`does not see “${word}”`, async () => {
        const count = await shown(this.page.getByText(word)).count()
        return count > 0 ? count : null
      })
    }
  }

  /**
   * The words come up in a toast, stand at a field, or wait for “知道了”, as the answer to what was just
   * done. A toast may be over before a slow machine looks: what the app asked for since the tap counts.
   */
  async isTold(words: string): Promise<void> {
    const told = await this.eventually(`is not told “${words}”`, async () => {
      const toasts = await this.page.evaluate<string[]>(TOASTS_SINCE_TAP)
      if (toasts.some((title) => title.includes(words))) return 'toast'
      const asked = shown(this.page.getByRole('alert').filter({ hasText: words }))
      if ((await asked.count()) > 0) return 'question'
      // A sheet that is still open may have the same words; only what waits for a tap is an answer.
      const read = this.page.getByRole('button', { name: '知道了' })
      const dialog = shown(this.page.getByRole('dialog').filter({ hasText: words, has: read }))
      return (await dialog.count()) > 0 ? 'dialog' : null
    })
    if (told === 'dialog') await this.taps('知道了')
  }

  async noLongerSees(word: string | RegExp): Promise<void> {
    const isGone = async () => (await shown(this.page.getByText(word)).count()) === 0
    await this.eventually(`still sees “${word}”`, async () => {
      if (!(await isGone())) return null
      // Between two pages nothing is seen: what counts is what stands there when the phone is at rest.
      await this.phone.settled()
      return (await isGone()) ? true : null
    })
  }

  /** Opens the message that slides in and says `words`; returns everything that it says. */
  async opensPush(words: string): Promise<string> {
    const banner = this.page.locator('.ph-banner', { hasText: words }).last()
    await banner.waitFor({ timeout: PATIENCE_MS })
    const said = await banner.innerText()
    await banner.locator('[data-wx=banner-open]').click()
    return said
  }

  /** The first photo at hand, in WeChat's album sheet. */
  async picksPhoto(): Promise<void> {
    await this.taps('用一张示例照片')
  }

  private async eventually<T>(complaint: string, look: () => Promise<T | null>): Promise<T> {
    const until = Date.now() + PATIENCE_MS
    for (;;) {
      // Looked at once more when the time is over: it may have passed before the last look.
      const isLast = Date.now() > until
      const found = await look()
      if (found !== null) return found
      await this.allowsMessages()
      if (isLast) throw new Error(`${this.phone.openid} ${complaint}`)
      await this.page.evaluate(SOMETHING_CHANGES)
    }
  }
}

/**
 * Runs in the page: until something on it has changed and the phone is at rest, and no longer than a moment.
 * To look for a thing by its name is dear, and in vain as long as what was there stays there.
 */
const SOMETHING_CHANGES = `new Promise((resolve) => {
  const over = setTimeout(resolve, 300)
  const watch = new MutationObserver(() => {
    watch.disconnect()
    const done = () => { clearTimeout(over); resolve() }
    window.__phone ? window.__phone.settled().then(done, done) : requestAnimationFrame(done)
  })
  watch.observe(document, { subtree: true, childList: true, attributes: true, characterData: true })
})`

const TOASTS_SINCE_TAP = `window.__phone.calls
  .filter((c) => c.name === 'showToast' && c.at >= (window.__tappedAt || 0))
  .map((c) => String(c.options && c.options.title))`

let looks = 0

/** Runs in the page: answers WeChat's question once it has stood there unanswered for a while. */
const ALLOWS_BY_ITSELF = `(() => {
  if (window.__allowed) return window.__allowed.splice(0)
  const allowed = (window.__allowed = [])
  const asked = new WeakSet()
  const look = () => {
    const button = document.querySelector('[data-wx=subscribe] [data-wx=allow]')
    if (!button || asked.has(button)) return
    asked.add(button)
    setTimeout(() => button.isConnected && (allowed.push(1), button.click()), 700)
  }
  new MutationObserver(look).observe(document.body, { childList: true, subtree: true })
})()`

const shown = (locator: Locator): Locator => locator.filter({ visible: true })
