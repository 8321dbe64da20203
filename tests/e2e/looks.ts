import type { BrowserPhone } from '../../devtools/desk/browser'

/** What a thumb aims at in 长辈版, and otherwise, in CSS pixels. */
export const ELDER_PX = 60
export const TOUCH_PX = 48

/**
 * What is wrong with the looks of what is on top (the open sheet, else the page), one sentence each:
 * targets too small for a thumb, words of one character a line, words that are cut off at a side.
 */
export function faultsOfLooks(phone: BrowserPhone, leastPx: number): Promise<string[]> {
  return phone.page.evaluate(`(${LOOK})(${leastPx})`)
}

/** Runs in the page. */
const LOOK = String.raw`(leastPx) => {
  const shown = (e) => {
    const box = e.getBoundingClientRect()
    return box.width > 0 && box.height > 0 && getComputedStyle(e).visibility !== 'hidden'
  }
  const pages = [...document.querySelectorAll('.ph-page:not([hidden])')].filter(shown)
  const page = pages.at(-1)
  if (!page) return ['no page is shown']
  const top = [...page.querySelectorAll('[role=dialog]')].filter(shown).at(-1) ?? page
  const name = (e) => (e.getAttribute('aria-label') || e.textContent || e.className).trim().slice(0, 24)
  const faults = []

  // The whole line of a switch turns it. A photo's own picture is looked at, its cross is aimed at.
  const TARGETS = 'wx-button, wx-switch, .tail, ' +
    ['button', 'tab', 'radio', 'checkbox', 'link', 'switch'].map((r) => '[role=' + r + ']').join(', ')
  for (const e of top.querySelectorAll(TARGETS)) {
    if (!shown(e) || e.closest('[aria-hidden=true], .ph-map')) continue
    const box = (e.closest('wx-label') ?? e).getBoundingClientRect()
    if (box.height < leastPx - 0.5) faults.push('“' + name(e) + '” is ' + box.height.toFixed(0) + ' px high')
    if (box.width < 48 - 0.5) faults.push('“' + name(e) + '” is ' + box.width.toFixed(0) + ' px wide')
  }

  const walker = document.createTreeWalker(top, NodeFilter.SHOW_TEXT)
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const words = node.data.trim()
    const e = node.parentElement
    if (!words || !shown(e) || e.closest('.ph-map, svg, [aria-hidden=true]')) continue
    const range = document.createRange()
    range.selectNodeContents(node)
    const rects = [...range.getClientRects()].filter((r) => r.width > 0)
    const lines = new Set(rects.map((r) => Math.round(r.top))).size
    const signs = [...words.replace(/\s/g, '')].length
    if (signs >= 3 && lines > 1 && signs / lines < 2)
      faults.push('“' + words.slice(0, 24) + '” has ' + signs + ' characters on ' + lines + ' lines')
    const scrolls = e.closest('wx-scroll-view[scroll-x], [scroll-x]')
    const cut = rects.find((r) => r.right > innerWidth + 1 || r.left < -1)
    if (cut && !scrolls) faults.push('“' + words.slice(0, 24) + '” is cut off at a side')
  }
  for (const e of top.querySelectorAll('wx-view, wx-scroll-view, wx-button')) {
    const style = getComputedStyle(e)
    if (style.overflowX === 'visible' || e.hasAttribute('scroll-x') || e.closest('.ph-map')) continue
    if (shown(e) && e.scrollWidth > e.clientWidth + 1)
      faults.push('“' + name(e) + '” is ' + e.scrollWidth + ' px wide in ' + e.clientWidth)
  }
  return [...new Set(faults)]
}`
