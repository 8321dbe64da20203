import { setAttribute } from '../shell/dom'
import type { BuiltinSpec, Host } from './define'
import { keepReachable, tapByKey } from './keys'

/** Adds `hover-class` while the element is held, with WeChat's two delays. */
export function hover(host: Host, fallback: string, startMs: number, stayMs: number): void {
  let timer = 0
  const wait = (run: () => void, ms: number) => {
    window.clearTimeout(timer)
    timer = window.setTimeout(run, ms)
  }
  const classes = () =>
    host
      .text('hoverClass', fallback)
      .split(/\s+/)
      .filter((name) => name && name !== 'none')
  const on = (event: Event) => {
    if (host.bool('hoverStopPropagation')) event.stopPropagation()
    if (host.bool('disabled') || !classes().length) return
    wait(() => host.el.classList.add(...classes()), host.num('hoverStartTime', startMs))
  }
  const off = () => {
    if (!classes().length) return
    wait(() => host.el.classList.remove(...classes()), host.num('hoverStayTime', stayMs))
  }
  host.el.addEventListener('pointerdown', on)
  for (const type of ['pointerup', 'pointercancel', 'pointerleave']) {
    host.el.addEventListener(type, off)
  }
}

const HOVER_PROPS = ['hoverClass', 'hoverStartTime', 'hoverStayTime', 'hoverStopPropagation']

const ENTITIES: Record<string, string> = {
  '&nbsp;': '\u00a0',
  '&lt;': '<',
  '&gt;': '>',
  '&amp;': '&',
  '&apos;': "'",
  '&ensp;': '\u2002',
  '&emsp;': '\u2003',
}

function decodeText(host: Host): void {
  const walker = document.createTreeWalker(host.el, NodeFilter.SHOW_TEXT)
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const text = node.nodeValue ?? ''
    const decoded = text.replace(/&(nbsp|lt|gt|amp|apos|ensp|emsp);/g, (e) => ENTITIES[e] ?? e)
    if (decoded !== text) node.nodeValue = decoded
  }
}

const view: BuiltinSpec = {
  tag: 'view',
  props: HOVER_PROPS,
  setup: (host) => {
    hover(host, 'none', 50, 400)
    tapByKey(host)
    return { update: () => keepReachable(host) }
  },
}

const text: BuiltinSpec = {
  tag: 'text',
  props: ['selectable', 'userSelect', 'space', 'decode', 'overflow', 'maxLines'],
  setup: (host) => {
    const observer = new MutationObserver(() => host.bool('decode') && decodeText(host))
    observer.observe(host.el, { childList: true, subtree: true, characterData: true })
    return {
      update: () => {
        setAttribute(host.el, 'selectable', host.bool('selectable') || host.bool('userSelect'))
        setAttribute(host.el, 'space', host.text('space') || null)
        const lines = host.num('maxLines', 0)
        host.el.classList.toggle('wx-clamped', lines > 0)
        host.el.style.setProperty('-webkit-line-clamp', lines > 0 ? String(lines) : '')
        if (host.bool('decode')) decodeText(host)
      },
      detach: () => observer.disconnect(),
    }
  },
}

/** Components that are their children and nothing more. */
const plain: BuiltinSpec[] = (
  [
    'cover-view',
    'match-media',
    'share-element',
    'keyboard-accessory',
    'navigation-bar',
    'root-portal',
  ] as const
).map((tag) => ({ tag }))

export const basicComponents: BuiltinSpec[] = [view, text, ...plain]
