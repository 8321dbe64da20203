import { h, setAttribute } from '../shell/dom'
import { onDrag } from '../shell/drag'
import type { Behaviour, BuiltinSpec, Host } from './define'

const PROPS = (
  'scrollX scrollY scrollTop scrollLeft scrollIntoView scrollWithAnimation upperThreshold ' +
  'lowerThreshold enableFlex refresherEnabled refresherThreshold refresherTriggered ' +
  'refresherDefaultStyle refresherBackground enhanced pagingEnabled type'
).split(' ')

/** scrolltoupper and scrolltolower, once each time the edge is reached. */
function edges(host: Host): (dx: number, dy: number) => void {
  let upper = true
  let lower = false
  return (dx, dy) => {
    const { el } = host
    const y = host.bool('scrollY')
    const start = y ? el.scrollTop : el.scrollLeft
    const left = y
      ? el.scrollHeight - el.clientHeight - el.scrollTop
      : el.scrollWidth - el.clientWidth - el.scrollLeft
    const back = (y ? dy : dx) < 0
    const isUpper = start <= host.num('upperThreshold', 50)
    const isLower = left <= host.num('lowerThreshold', 50)
    if (isUpper && !upper && back) host.fire('scrolltoupper', { direction: y ? 'top' : 'left' })
    if (isLower && !lower && !back)
      host.fire('scrolltolower', { direction: y ? 'bottom' : 'right' })
    upper = isUpper
    lower = isLower
  }
}

function refresher(host: Host): { sync(): void } {
  const sign = h('div', { class: 'ph-refresh', 'data-wx': 'refresher' }, h('i'), h('i'), h('i'))
  const start = () => {
    if (sign.isConnected) return
    host.el.prepend(sign)
    host.fire('refresherrefresh', {})
  }
  onDrag(host.el, {
    start: () => host.bool('refresherEnabled') && host.el.scrollTop <= 0,
    move: (_, dy) => dy > 0 && host.fire('refresherpulling', { deltaY: dy, dy }),
    end: (_, dy) => {
      if (dy >= host.num('refresherThreshold', 45)) start()
      else if (dy > 0) host.fire('refresherabort', {})
    },
  })
  return {
    sync() {
      if (host.bool('refresherTriggered')) start()
      else if (sign.isConnected) {
        sign.remove()
        host.fire('refresherrestore', {})
      }
    },
  }
}

export const scrollView: BuiltinSpec = {
  tag: 'scroll-view',
  props: PROPS,
  setup: (host): Behaviour => {
    const { el } = host
    const tellEdges = edges(host)
    const refresh = refresher(host)
    let last = { top: 0, left: 0 }
    el.addEventListener('scroll', (event) => {
      event.stopPropagation()
      const { scrollTop, scrollLeft, scrollHeight, scrollWidth } = el
      const deltaX = scrollLeft - last.left
      const deltaY = scrollTop - last.top
      last = { top: scrollTop, left: scrollLeft }
      host.fire('scroll', { scrollTop, scrollLeft, scrollHeight, scrollWidth, deltaX, deltaY })
      tellEdges(deltaX, deltaY)
    })
    const behavior = () => (host.bool('scrollWithAnimation') ? 'smooth' : 'instant')
    const goTo = () => {
      const id = host.text('scrollIntoView')
      const target = id ? el.querySelector(`[id="${CSS.escape(id)}"]`) : null
      if (!target) return
      const box = target.getBoundingClientRect()
      const own = el.getBoundingClientRect()
      el.scrollTo({
        top: el.scrollTop + box.top - own.top,
        left: host.bool('scrollX') ? el.scrollLeft + box.left - own.left : el.scrollLeft,
        behavior: behavior(),
      })
    }
    return {
      update(property) {
        setAttribute(el, 'scroll-x', host.bool('scrollX'))
        setAttribute(el, 'scroll-y', host.bool('scrollY'))
        const all = property === undefined
        const has = (name: string) => host.raw(name) !== undefined && host.raw(name) !== ''
        // The children of this update are laid out after it, so positions are set a moment later.
        if ((all || property === 'scrollTop') && has('scrollTop')) {
          setTimeout(() => el.scrollTo({ top: host.num('scrollTop', 0), behavior: behavior() }), 0)
        }
        if ((all || property === 'scrollLeft') && has('scrollLeft')) {
          setTimeout(
            () => el.scrollTo({ left: host.num('scrollLeft', 0), behavior: behavior() }),
            0,
          )
        }
        if (all || property === 'scrollIntoView') setTimeout(goTo, 0)
        if (property === 'refresherTriggered') refresh.sync()
      },
    }
  },
}
