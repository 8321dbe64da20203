import { setAttribute } from '../shell/dom'
import { onDrag } from '../shell/drag'
import type { Behaviour, BuiltinSpec, Host } from './define'

const pageMeta: BuiltinSpec = {
  tag: 'page-meta',
  props: (
    'rootFontSize pageFontSize pageStyle backgroundColor backgroundColorTop backgroundTextStyle ' +
    'rootBackgroundColor scrollTop scrollDuration'
  ).split(' '),
  setup: (host): Behaviour => {
    const frame = host.el.closest<HTMLElement>('.ph-page')
    const scroller = frame?.querySelector<HTMLElement>(':scope > wx-page')
    return {
      update(property) {
        if (!frame || !scroller) return
        scroller.setAttribute('style', host.text('pageStyle'))
        const font = host.text('pageFontSize')
        if (font) {
          scroller.style.fontSize =
            font === 'system' ? `${16 * host.phone.fontScale.value}px` : font
        }
        const root = host.text('rootFontSize')
        frame.dataset.rootFontSize =
          root === 'system' ? `${16 * host.phone.fontScale.value}px` : root
        const background = host.text('backgroundColor')
        if (background) frame.style.background = background
        const own = host.text('rootBackgroundColor')
        if (own) scroller.style.background = own
        if (property === 'scrollTop') {
          const behavior = host.num('scrollDuration', 300) > 0 ? 'smooth' : 'instant'
          scroller.scrollTo({ top: host.num('scrollTop', 0), behavior })
        }
        host.phone.refreshFurniture()
      },
    }
  },
}

const pageContainer: BuiltinSpec = {
  tag: 'page-container',
  props:
    'show duration zIndex overlay position round closeOnSlideDown overlayStyle customStyle'.split(
      ' ',
    ),
  setup: (host): Behaviour => {
    const { el } = host
    el.addEventListener('click', (event) => {
      if (event.target === el && host.bool('overlay', true)) host.fire('clickoverlay')
    })
    return {
      update(property) {
        setAttribute(el, 'show', host.bool('show'))
        setAttribute(el, 'round', host.bool('round'))
        el.dataset.position = host.text('position', 'bottom')
        el.dataset.overlay = String(host.bool('overlay', true))
        el.style.zIndex = String(host.num('zIndex', 100))
        if (property !== 'show') return
        const names = host.bool('show')
          ? ['beforeenter', 'enter', 'afterenter']
          : ['beforeleave', 'leave', 'afterleave']
        for (const name of names) host.fire(name)
      },
    }
  },
}

/** Moves by drag inside its movable-area, along the directions it is given. */
function movable(host: Host): Behaviour {
  const at = { x: 0, y: 0 }
  const clamp = (axis: 'x' | 'y', value: number) => {
    const area = host.el.parentElement?.closest<HTMLElement>('wx-movable-area')
    if (!area || host.bool('outOfBounds')) return value
    const room =
      axis === 'x'
        ? area.clientWidth - host.el.offsetWidth
        : area.clientHeight - host.el.offsetHeight
    return Math.min(Math.max(0, room), Math.max(Math.min(0, room), value))
  }
  const place = (x: number, y: number, source: string) => {
    at.x = clamp('x', x)
    at.y = clamp('y', y)
    host.el.style.transform = `translate(${at.x}px, ${at.y}px)`
    if (source !== 'app') host.fire('change', { ...at, source })
  }
  let from = { x: 0, y: 0 }
  onDrag(host.el, {
    start: () => {
      from = { ...at }
      return !host.bool('disabled')
    },
    move: (dx, dy) => {
      const way = host.text('direction', 'none')
      const free = (name: string) => way === 'all' || way === name
      place(free('horizontal') ? from.x + dx : at.x, free('vertical') ? from.y + dy : at.y, 'touch')
    },
    end: () => undefined,
  })
  return {
    update: (property) => {
      if (property === undefined || property === 'x' || property === 'y') {
        place(host.num('x', at.x), host.num('y', at.y), 'app')
      }
    },
  }
}

const movableView: BuiltinSpec = {
  tag: 'movable-view',
  props: 'direction x y disabled outOfBounds inertia damping friction scale animation'.split(' '),
  setup: movable,
}

export const containerComponents: BuiltinSpec[] = [pageMeta, pageContainer, movableView]
