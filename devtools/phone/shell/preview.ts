import { h } from './dom'
import type { Overlays } from './overlays'

/** Pictures over the whole screen; a tap closes, the sides go to the next or the one before. */
export function openPreview(overlays: Overlays, urls: readonly string[], start: number): void {
  let index = start
  const img = h('img', { alt: '', 'data-wx': 'preview-image' })
  const count = h('div', { class: 'ph-preview-count' })
  const step = (by: number) => (event: Event) => {
    event.stopPropagation()
    index = (index + by + urls.length) % urls.length
    show()
  }
  const show = () => {
    img.src = urls[index] ?? ''
    count.textContent = `${index + 1} / ${urls.length}`
  }
  const side = (name: string, label: string, by: number, sign: string) =>
    h(
      'button',
      {
        ...{ class: `ph-preview-${name}`, 'data-wx': `preview-${name}`, type: 'button' },
        'aria-label': label,
        onclick: step(by),
      },
      sign,
    )
  const layer = h(
    'div',
    {
      ...{ class: 'ph-preview', role: 'dialog', 'data-wx': 'preview', 'aria-label': '预览图片' },
      onclick: () => close(),
    },
    img,
    count,
    ...(urls.length > 1 ? [side('prev', '上一张', -1, '‹'), side('next', '下一张', 1, '›')] : []),
  )
  const close = overlays.open(layer)
  show()
}
