import type { AppConfig } from '../runtime/config'
import { h } from './dom'
import { NavBar } from './nav-bar'
import { Overlays } from './overlays'
import { TabBar } from './tab-bar'

export const STATUS_HEIGHT = 24
export const NAV_HEIGHT = 44
export const TAB_HEIGHT = 52

/** The phone's own furniture around the pages. */
export class Shell {
  readonly stage = h('div', { class: 'ph-stage' })
  readonly nav: NavBar
  readonly tabBar: TabBar
  readonly overlays: Overlays

  constructor(
    readonly root: HTMLElement,
    app: AppConfig,
  ) {
    this.nav = new NavBar()
    this.tabBar = new TabBar(app.tabBar)
    this.overlays = new Overlays()
    root.append(this.stage, this.nav.element, this.tabBar.element, this.overlays.element)
    this.measure()
    window.addEventListener('resize', () => this.measure())
  }

  /** rpx counts the width of the screen: 750 of them. */
  private measure(): void {
    document.documentElement.style.setProperty('--rpx', `${window.innerWidth / 750}px`)
  }

  /** Where a page lies, by whether it has a navigation bar and the tab bar. */
  layout(frame: HTMLElement, customNavigation: boolean, hasTabBar: boolean): void {
    const top = customNavigation ? 0 : STATUS_HEIGHT + NAV_HEIGHT
    const bottom = hasTabBar ? TAB_HEIGHT : 0
    frame.style.top = `${top}px`
    frame.style.bottom = `${bottom}px`
    frame.style.setProperty('--page-vh', `calc((100vh - ${top + bottom}px) / 100)`)
  }
}
