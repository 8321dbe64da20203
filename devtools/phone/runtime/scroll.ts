import { h } from '../shell/dom'
import { onDrag } from '../shell/drag'
import type { Page, PageFactory } from './pages'

const PULL_PX = 60
const REACH_PX = 50

/** What a page's scroller tells the page: scrolling, the bottom, and the pull to refresh. */
export class PageScroll {
  private refreshing = new Map<Page, HTMLElement>()

  constructor(private pages: PageFactory) {
    pages.opened.on((page) => this.watch(page))
  }

  private watch(page: Page): void {
    const { scroller } = page
    let atBottom = false
    scroller.addEventListener('scroll', (event) => {
      if (event.target !== scroller) return
      this.pages.call(page, 'onPageScroll', { scrollTop: scroller.scrollTop })
      const distance = this.pages.windowConfig(page).onReachBottomDistance ?? REACH_PX
      const left = scroller.scrollHeight - scroller.clientHeight - scroller.scrollTop
      if (left <= distance && !atBottom) this.pages.call(page, 'onReachBottom')
      atBottom = left <= distance
    })
    this.watchPull(page)
  }

  private watchPull(page: Page): void {
    const { scroller } = page
    const allowed = () =>
      !!this.pages.windowConfig(page).enablePullDownRefresh && scroller.scrollTop <= 0
    onDrag(scroller, {
      start: (event) => event.pointerType === 'mouse' && allowed(),
      move: () => undefined,
      end: (_, dy) => dy > PULL_PX && this.start(page),
    })
    // A touch that scrolls cancels its pointer, so touches are followed by themselves.
    let fromY: number | undefined
    scroller.addEventListener('touchstart', (event) => {
      fromY = allowed() ? event.touches[0]?.clientY : undefined
    })
    scroller.addEventListener('touchend', (event) => {
      const toY = event.changedTouches[0]?.clientY
      if (fromY !== undefined && toY !== undefined && toY - fromY > PULL_PX) this.start(page)
    })
  }

  /** Shows the three dots and calls onPullDownRefresh, once until it is stopped. */
  start(page: Page): void {
    if (this.refreshing.has(page)) return
    const dots = h('div', { class: 'ph-refresh', 'data-wx': 'refresh' }, h('i'), h('i'), h('i'))
    this.refreshing.set(page, dots)
    page.scroller.prepend(dots)
    this.pages.call(page, 'onPullDownRefresh')
  }

  stop(page: Page): void {
    this.refreshing.get(page)?.remove()
    this.refreshing.delete(page)
  }
}
