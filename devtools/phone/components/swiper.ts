import { h } from '../shell/dom'
import { onDrag, swallowClick } from '../shell/drag'
import type { Behaviour, BuiltinSpec, Host } from './define'

const PROPS = (
  'current currentItemId indicatorDots indicatorColor indicatorActiveColor autoplay interval ' +
  'duration circular vertical previousMargin nextMargin displayMultipleItems'
).split(' ')

const DRAG_PX = 8

type Cause = 'autoplay' | 'touch' | ''

/** One swiper: the slides lie in a row, the row is moved. */
class Swiper {
  index = 0
  private dots = h('div', { class: 'ph-swiper-dots' })
  private track: HTMLElement
  private timer = 0
  private watcher: MutationObserver

  constructor(private host: Host) {
    this.track = host.el.querySelector(':scope > .wx-track') as HTMLElement
    host.el.append(this.dots)
    this.watcher = new MutationObserver(() => this.draw(false))
    this.watcher.observe(this.track, { childList: true, subtree: true })
    this.listenDrag()
  }

  get items(): HTMLElement[] {
    return Array.from(this.track.querySelectorAll<HTMLElement>('wx-swiper-item')).filter(
      (item) => item.closest('wx-swiper') === this.host.el,
    )
  }

  destroy(): void {
    window.clearInterval(this.timer)
    this.watcher.disconnect()
  }

  /** Starts or stops the automatic change. */
  autoplay(): void {
    window.clearInterval(this.timer)
    if (!this.host.bool('autoplay')) return
    this.timer = window.setInterval(
      () => this.go(this.index + 1, 'autoplay'),
      this.host.num('interval', 5000),
    )
  }

  go(to: number, source: Cause): void {
    const count = this.items.length
    if (!count) return
    const wrap = this.host.bool('circular') || source === 'autoplay'
    const next = wrap ? (to + count) % count : Math.min(count - 1, Math.max(0, to))
    const changed = next !== this.index
    this.index = next
    this.draw(true)
    if (!changed) return
    const currentItemId = this.items[next]?.dataset.itemId ?? ''
    const detail = { current: next, currentItemId, source }
    this.host.fire('change', detail)
    setTimeout(() => this.host.fire('animationfinish', detail), this.host.num('duration', 500))
  }

  draw(animated: boolean, dragPx = 0): void {
    const { host, track } = this
    const vertical = host.bool('vertical')
    const per = Math.max(1, host.num('displayMultipleItems', 1))
    const step = (vertical ? track.clientHeight : track.clientWidth) / per
    const shift = dragPx - this.index * step
    track.style.inset = vertical
      ? `${host.text('previousMargin', '0px')} 0 ${host.text('nextMargin', '0px')}`
      : `0 ${host.text('nextMargin', '0px')} 0 ${host.text('previousMargin', '0px')}`
    this.items.forEach((item, i) => {
      item.style.setProperty('--at', `${i * step + shift}px`)
      item.style.transition = animated ? `transform ${host.num('duration', 500)}ms` : 'none'
      item.style.transform = vertical ? 'translateY(var(--at))' : 'translateX(var(--at))'
      item.style.width = vertical ? '100%' : `${100 / per}%`
      item.style.height = vertical ? `${100 / per}%` : '100%'
      item.setAttribute('aria-hidden', String(i < this.index || i >= this.index + per))
    })
    this.drawDots()
  }

  private drawDots(): void {
    const { host, dots } = this
    dots.hidden = !host.bool('indicatorDots')
    dots.classList.toggle('ph-vertical', host.bool('vertical'))
    dots.replaceChildren(
      ...this.items.map((_, i) => {
        const dot = h('i', { 'data-on': i === this.index ? 'true' : 'false' })
        dot.style.background =
          i === this.index
            ? host.text('indicatorActiveColor', '#000000')
            : host.text('indicatorColor', 'rgba(0, 0, 0, .3)')
        return dot
      }),
    )
  }

  private listenDrag(): void {
    const { el } = this.host
    let moved = false
    const along = (dx: number, dy: number) => (this.host.bool('vertical') ? dy : dx)
    onDrag(el, {
      start: () => {
        moved = false
        window.clearInterval(this.timer)
        return true
      },
      move: (dx, dy) => {
        if (!moved && Math.abs(along(dx, dy)) < DRAG_PX) return
        moved = true
        this.draw(false, along(dx, dy))
      },
      end: (dx, dy) => {
        this.autoplay()
        if (!moved) return
        const by = along(dx, dy)
        const size = this.host.bool('vertical') ? el.clientHeight : el.clientWidth
        const step = Math.abs(by) > size / 5 ? -Math.sign(by) : 0
        this.go(this.index + step, 'touch')
      },
    })
    swallowClick(el, () => moved)
  }
}

const swiper: BuiltinSpec = {
  tag: 'swiper',
  template: 'track',
  props: PROPS,
  setup: (host): Behaviour => {
    const swiper = new Swiper(host)
    const byId = () =>
      swiper.items.findIndex((item) => item.dataset.itemId === host.text('currentItemId'))
    setTimeout(() => swiper.draw(false), 0)
    return {
      update(property) {
        if (property === undefined) {
          swiper.index = Math.max(0, host.num('current', 0))
          swiper.draw(false)
          swiper.autoplay()
        } else if (property === 'current') swiper.go(host.num('current', 0), '')
        else if (property === 'currentItemId') swiper.go(Math.max(0, byId()), '')
        else if (property === 'autoplay' || property === 'interval') swiper.autoplay()
        else swiper.draw(false)
      },
      detach: () => swiper.destroy(),
    }
  },
}

const swiperItem: BuiltinSpec = {
  tag: 'swiper-item',
  props: ['itemId', 'skipHiddenItemLayout'],
  setup: (host) => ({
    update: () => {
      host.el.dataset.itemId = host.text('itemId')
    },
  }),
}

export const swiperComponents: BuiltinSpec[] = [swiper, swiperItem]
