import { h } from './dom'
import type { Overlays } from './overlays'

export interface BannerContent {
  title: string
  fields: { label: string; value: string }[]
  onTap: () => void
}

const SHOWN_MS = 8000
const MAX_FIELDS = 4

/** A service message at the top of the screen: a tap opens its page, time or × takes it away. */
export function showBanner(overlays: Overlays, content: BannerContent): void {
  const remove = () => {
    window.clearTimeout(timer)
    close()
  }
  const rows = content.fields
    .slice(0, MAX_FIELDS)
    .map(({ label, value }) =>
      h(
        'div',
        { class: 'ph-banner-field' },
        label ? h('span', { class: 'ph-banner-label' }, label) : null,
        h('span', {}, value),
      ),
    )
  const body = h(
    'button',
    {
      ...{ class: 'ph-banner-body', type: 'button', 'data-wx': 'banner-open' },
      onclick: () => {
        remove()
        content.onTap()
      },
    },
    h('div', { class: 'ph-banner-from' }, '服务通知 · 共治'),
    h('div', { class: 'ph-banner-title' }, content.title),
    ...rows,
  )
  const dismiss = h(
    'button',
    { class: 'ph-banner-close', type: 'button', 'aria-label': '关闭通知', onclick: remove },
    '×',
  )
  const element = h(
    'div',
    { class: 'ph-banner', role: 'alert', 'data-wx': 'banner' },
    body,
    dismiss,
  )
  const close = overlays.open(element)
  const timer = window.setTimeout(remove, SHOWN_MS)
}
