import { dialogButton } from './dialogs'
import { h } from './dom'
import type { Overlays } from './overlays'

export interface ShownDocument {
  name: string
  type: string
  bytes: number
  /** Its words, where this phone can read the type. */
  lines: readonly string[]
  /** The menu at the upper right, by which a person sends the file on or opens it elsewhere. */
  menu: boolean
}

/** WeChat's page of a document, over everything until it is left. */
export function openDocumentView(overlays: Overlays, shown: ShownDocument): void {
  const { name, type, bytes, lines, menu } = shown
  const text = lines.map((line) => h('p', {}, line || '\u00a0'))
  const view = h(
    'div',
    { class: 'ph-document', role: 'dialog', 'data-wx': 'document', 'aria-label': name },
    h(
      'div',
      { class: 'ph-document-bar' },
      dialogButton('document-close', '‹ 返回', () => close()),
      h('span', {}, name),
      menu && h('span', { 'data-wx': 'document-menu', title: '转发、用其他应用打开' }, '⋯'),
    ),
    h(
      'div',
      { class: 'ph-document-page', 'data-type': type },
      ...(text.length
        ? text
        : [h('p', {}, `${type} 文件，${bytes} 字节。本机不显示它的内容，微信里可以看。`)]),
    ),
  )
  const close = overlays.open(view)
}
