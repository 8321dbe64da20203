import { chromium, type Browser, type Page } from 'playwright-core'

/** Chromium without a screen; every switch keeps it from talking to anybody else. */
export function launchBrowser(): Promise<Browser> {
  return chromium.launch({
    executablePath: process.env['PLAYWRIGHT_CHROMIUM'] ?? '/usr/bin/chromium',
    args: [
      '--headless',
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  })
}

export interface OpenOptions {
  openid?: string
  name?: string
  page?: string
  theme?: 'light' | 'dark'
  font?: number
}

/** Opens a phone of 375 × 760 and waits until its first page stands. */
export async function openPhone(
  browser: Browser,
  base: string,
  options: OpenOptions = {},
): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 375, height: 760 } })
  const page = await context.newPage()
  page.setDefaultTimeout(5000)
  await page.goto(phoneUrl(base, options))
  await ready(page)
  return page
}

export function phoneUrl(base: string, options: OpenOptions = {}): string {
  const query = new URLSearchParams({ openid: options.openid ?? 'o-test-1' })
  if (options.name) query.set('name', options.name)
  if (options.page) query.set('page', options.page)
  if (options.theme) query.set('theme', options.theme)
  if (options.font) query.set('font', String(options.font))
  return `${base}/phone/index.html?${query}`
}

type WithPhone = Window & { __phone: import('../../../devtools/phone/runtime/handle').PhoneHandle }

export async function ready(page: Page): Promise<void> {
  await page.waitForFunction(() => {
    const phone = (window as unknown as WithPhone).__phone
    return phone && (phone.ready || phone.errors.length > 0)
  })
}

/** Reads the phone's handle in the page. */
export function handle<T>(page: Page, read: (phone: WithPhone['__phone']) => T): Promise<T> {
  return page.evaluate(`(${read.toString()})(window.__phone)`) as Promise<T>
}
