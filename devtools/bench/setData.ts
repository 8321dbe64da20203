import { launchBrowser, openPhone, type BrowserPhone } from '../desk/browser'
import { kb, type Figure } from './table'
import type { Visit } from './visit'
import { prepareVisits } from './visits'
import type { World } from './world'

export const MAX_FIRST_BYTES = 30_000
export const MAX_TAP_BYTES = 5_000
/** Things on a page that a tap changes without leaving it. */
const TAPPABLE = '[role=button]:visible, [role=tab]:visible, [role=radio]:visible, button:visible'
const MAX_TAPS = 6
/** Longer means that something lies over it. */
const TAP_MS = 500
/** A dialog of WeChat over the page: not this page's answer to a tap. */
const DIALOG = '.ph-overlays [role=dialog]'

const bytesOf = async (phone: BrowserPhone): Promise<number> =>
  (await phone.setData()).reduce((sum, entry) => sum + entry.bytes, 0)

interface TapBytes {
  /** The most of all taps of the kind; 0 where there was none. */
  bytes: number
  taps: number
}

interface PageBytes {
  firstBytes: number
  /** How many setData calls made the first content. */
  sends: number
  /** Taps that the phone answered by itself. */
  tap: TapBytes
  /** Taps that brought other content from the cloud, as another tab of a list does. */
  load: TapBytes
}

/** Turns back from a dialog of WeChat or from another page; false when the tap led to neither. */
async function leaveOthers(phone: BrowserPhone, route: string): Promise<boolean> {
  const dialog = phone.page.locator(DIALOG)
  if ((await dialog.count()) > 0) {
    const no = dialog.last().getByRole('button', { name: /取消|拒绝|知道了|关闭/ })
    await no
      .last()
      .click({ timeout: TAP_MS })
      .catch(() => undefined)
    await phone.settled()
    return true
  }
  if ((await phone.route()) === route) return false
  // A reLaunch leaves no way back; the caller sees that the page is another.
  await phone.back().catch(() => undefined)
  await phone.settled()
  return true
}

/** Taps the first things on the page, as long as the way back leads to it. */
async function measureTaps(phone: BrowserPhone): Promise<Pick<PageBytes, 'tap' | 'load'>> {
  const route = await phone.route()
  const tap: TapBytes = { bytes: 0, taps: 0 }
  const load: TapBytes = { bytes: 0, taps: 0 }
  const count = Math.min(MAX_TAPS, await phone.page.locator(TAPPABLE).count())
  for (let i = 0; i < count; i++) {
    await phone.clearSetData()
    const calls = phone.callCount
    const target = phone.page.locator(TAPPABLE).nth(i)
    const tapped = await target.click({ timeout: TAP_MS }).then(
      () => true,
      () => false,
    )
    await phone.settled()
    // A tap that opens another page is that page's first content, not an answer to a tap.
    const led = await leaveOthers(phone, route)
    if ((await phone.route()) !== route || (await phone.page.locator(DIALOG).count()) > 0) break
    if (led || !tapped) continue
    const kind = phone.callCount === calls ? tap : load
    kind.taps++
    kind.bytes = Math.max(kind.bytes, await bytesOf(phone))
  }
  return { tap, load }
}

/** What a page that has just been opened was sent until its first content. */
export async function firstBytesOf(phone: BrowserPhone): Promise<number> {
  await phone.settled()
  return bytesOf(phone)
}

/** Bytes of a page that has just been opened. */
async function measurePage(phone: BrowserPhone): Promise<PageBytes> {
  const firstBytes = await firstBytesOf(phone)
  const sends = (await phone.setData()).length
  return { firstBytes, sends, ...(await measureTaps(phone)) }
}

function figuresOf(visit: Visit, { firstBytes, sends, tap, load }: PageBytes): Figure[] {
  const figure = (what: string, bytes: number, max: number, raw: string): Figure => ({
    what: `${visit.name}: ${what}`,
    figure: kb(bytes),
    budget: `≤ ${max / 1000} kB`,
    met: bytes <= max,
    raw,
  })
  const most = ({ taps }: TapBytes): string => `most of ${taps} taps`
  return [
    figure('to first content', firstBytes, MAX_FIRST_BYTES, `${sends} setData`),
    ...(tap.taps > 0 ? [figure('after a tap', tap.bytes, MAX_TAP_BYTES, most(tap))] : []),
    ...(load.taps > 0
      ? [figure('after a tap that loads', load.bytes, MAX_FIRST_BYTES, most(load))]
      : []),
  ]
}

/** setData bytes of every page, from a phone that has just been opened on it. */
export async function measureSetData(world: World, url: string, root: string): Promise<Figure[]> {
  const visits = await prepareVisits(world, root)
  const browser = await launchBrowser()
  try {
    const figures: Figure[] = []
    for (const visit of visits) {
      const phone = await openPhone(browser, url, visit)
      figures.push(...figuresOf(visit, await measurePage(phone)))
      await phone.page.context().close()
    }
    return figures
  } finally {
    await browser.close()
  }
}
