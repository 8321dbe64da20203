import { timeOfDay } from './clock'
import type { Call } from './cloud'
import { button, h } from './dom'

const MAX_ROWS = 200

const resultText = ({ ok, refused }: Call): string =>
  ok ? (refused ? `没办：${refused}` : '成功') : '出错'

/** Calls of cloud functions, the newest first. */
export function callPanel(now: () => number): { element: HTMLElement; add: (call: Call) => void } {
  const list = h('ol', { class: 'log calls', label: '云函数调用' })
  const add = (call: Call): void => {
    list.prepend(
      h(
        'li',
        { class: call.ok ? 'ok' : 'bad' },
        h('time', {}, timeOfDay(now())),
        h('b', {}, call.name || call.function),
        h('span', {}, resultText(call)),
        h('span', { class: 'ms' }, `${Math.round(call.ms)} ms`),
      ),
    )
    while (list.children.length > MAX_ROWS) list.lastElementChild?.remove()
  }
  const clear = button('清空', () => list.replaceChildren(), { class: 'quiet' })
  const element = h(
    'section',
    { class: 'panel', label: '调用记录' },
    h('header', {}, h('h2', {}, '云函数'), clear),
    list,
  )
  return { element, add }
}
