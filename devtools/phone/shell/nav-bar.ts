import type { WindowConfig } from '../runtime/config'
import { Emitter } from '../runtime/signal'
import { h } from './dom'

export interface NavState {
  config: WindowConfig & { loading?: boolean }
  canGoBack: boolean
  canGoHome: boolean
}

/** Status bar, title, back and home buttons, and WeChat's capsule. */
export class NavBar {
  readonly back = new Emitter<void>()
  readonly home = new Emitter<void>()
  readonly menu = new Emitter<void>()
  readonly close = new Emitter<void>()
  private title = h('div', { class: 'ph-title', 'data-wx': 'nav-title', role: 'heading' })
  private clock = h('span', { class: 'ph-clock', 'data-wx': 'status-clock' })
  private signal = h('span', { class: 'ph-signal', 'data-wx': 'status-network' })
  private backButton = h('button', {
    ...{ class: 'ph-back', 'data-wx': 'nav-back', 'aria-label': '返回', type: 'button' },
    onclick: () => this.back.emit(),
  })
  private homeButton = h('button', {
    ...{ class: 'ph-home', 'data-wx': 'nav-home', 'aria-label': '首页', type: 'button' },
    onclick: () => this.home.emit(),
  })
  private capsule = h(
    'div',
    { class: 'ph-capsule' },
    h('button', {
      ...{ class: 'ph-dots', 'data-wx': 'capsule-menu', 'aria-label': '更多', type: 'button' },
      onclick: () => this.menu.emit(),
    }),
    h('button', {
      ...{ class: 'ph-ring', 'data-wx': 'capsule-close', 'aria-label': '关闭', type: 'button' },
      onclick: () => this.close.emit(),
    }),
  )
  readonly element = h(
    'header',
    { class: 'ph-header' },
    h('div', { class: 'ph-status' }, this.clock, this.signal),
    h('div', { class: 'ph-nav' }, this.backButton, this.homeButton, this.title),
    this.capsule,
  )

  update({ config, canGoBack, canGoHome }: NavState): void {
    const custom = config.navigationStyle === 'custom'
    const white = config.navigationBarTextStyle === 'white'
    this.element.dataset.custom = String(custom)
    this.element.dataset.text = white ? 'white' : 'black'
    this.element.style.background = custom
      ? 'transparent'
      : (config.navigationBarBackgroundColor ?? '#000000')
    this.title.textContent = config.navigationBarTitleText ?? ''
    this.title.classList.toggle('ph-busy', !!config.loading)
    this.backButton.hidden = custom || !canGoBack
    this.homeButton.hidden = custom || !canGoHome
  }

  setClock(text: string): void {
    this.clock.textContent = text
  }

  setOnline(online: boolean): void {
    this.signal.textContent = online ? '5G ▮▮▮' : '无网络'
  }
}
