import type { TabBarConfig, TabItem } from '../runtime/config'
import { Emitter } from '../runtime/signal'
import { h } from './dom'

interface TabState extends TabItem {
  badge?: string
  dot?: boolean
}

/** The native tab bar at the foot: icons, colours, badges and red dots. */
export class TabBar {
  readonly tapped = new Emitter<{ index: number; pagePath: string; text: string }>()
  readonly element = h('nav', { class: 'ph-tabbar', role: 'tablist', 'data-wx': 'tab-bar' })
  readonly present: boolean
  private items: TabItem[]
  /** What `setTabBarItem` and the badge calls changed, by index: it outlives a change of theme. */
  private changes = new Map<number, Partial<TabState>>()
  private style: Omit<TabBarConfig, 'list'> = {}
  /** What `setTabBarStyle` set: it outlives a change of theme. */
  private override: Omit<TabBarConfig, 'list'> = {}
  private current = ''
  private hiddenByApp = false

  constructor(config: TabBarConfig | undefined) {
    this.present = !!config && !config.custom
    this.items = config?.list ?? []
    this.element.hidden = true
  }

  /** Shows the bar for a tab page, hides it elsewhere. */
  select(path: string): void {
    this.current = path
    this.draw()
  }

  /** app.json with the theme's values filled in; what the app itself changed stays. */
  setStyle({ list, ...style }: TabBarConfig): void {
    this.style = style
    this.items = list
    this.draw()
  }

  overrideStyle(style: Omit<TabBarConfig, 'list'>): void {
    this.override = { ...this.override, ...style }
    this.draw()
  }

  setHidden(hidden: boolean): void {
    this.hiddenByApp = hidden
    this.draw()
  }

  /** Changes one item; false when there is no such tab. */
  change(index: number, change: Partial<TabState>): boolean {
    if (!this.items[index]) return false
    this.changes.set(index, { ...this.changes.get(index), ...change })
    this.draw()
    return true
  }

  get visible(): boolean {
    const here = this.items.some((item) => item.pagePath === this.current)
    return this.present && here && !this.hiddenByApp
  }

  isTab(path: string): boolean {
    return this.items.some((item) => item.pagePath === path)
  }

  private draw(): void {
    if (!this.present) return
    const style = { ...this.style, ...this.override }
    this.element.hidden = !this.visible
    this.element.style.background = style.backgroundColor ?? '#ffffff'
    this.element.dataset.border = style.borderStyle ?? 'black'
    const shown = this.items.map((item, i): TabState => ({ ...item, ...this.changes.get(i) }))
    this.element.replaceChildren(...shown.map((item, index) => this.item(item, index, style)))
  }

  private item(item: TabState, index: number, style: Omit<TabBarConfig, 'list'>): HTMLElement {
    const selected = item.pagePath === this.current
    const icon = (selected && item.selectedIconPath) || item.iconPath
    const button = h(
      'button',
      {
        ...{ class: 'ph-tab', role: 'tab', type: 'button', 'data-wx': `tab-${index}` },
        'aria-selected': String(selected),
        onclick: () => this.tapped.emit({ index, pagePath: item.pagePath, text: item.text }),
      },
      h(
        'span',
        { class: 'ph-tab-icon' },
        icon ? h('img', { src: icon.replace(/^\//, ''), alt: '' }) : null,
        item.badge ? h('span', { class: 'ph-badge', 'data-wx': 'badge' }, item.badge) : null,
        item.dot && !item.badge ? h('span', { class: 'ph-dot', 'data-wx': 'red-dot' }) : null,
      ),
      h('span', { class: 'ph-tab-text' }, item.text),
    )
    button.style.color = (selected ? style.selectedColor : style.color) ?? ''
    if (!icon) button.classList.add('ph-tab-bare')
    return button
  }
}
