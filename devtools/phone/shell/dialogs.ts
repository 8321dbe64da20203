import { h } from './dom'
import type { Overlays } from './overlays'

/** A dialog in the middle of the screen over a dark veil; `answer` closes it. */
export function openDialog<T>(
  overlays: Overlays,
  kind: string,
  label: string,
  fill: (answer: (value: T) => void, box: HTMLElement) => void,
  options: { sheet?: boolean; onVeil?: T } = {},
): Promise<T> {
  return new Promise((resolve) => {
    const box = h('div', {
      ...{ class: options.sheet ? 'ph-sheet' : 'ph-dialog', role: 'dialog', 'data-wx': kind },
      ...{ 'aria-modal': 'true', 'aria-label': label },
    })
    const veil = h('div', { class: `ph-veil${options.sheet ? ' ph-veil-sheet' : ''}` }, box)
    const close = overlays.open(veil)
    const answer = (value: T) => {
      close()
      resolve(value)
    }
    veil.addEventListener('click', (event) => {
      if (event.target === veil && 'onVeil' in options) answer(options.onVeil as T)
    })
    fill(answer, box)
  })
}

/** A row of dialog buttons; `data-wx` is their stable name. */
export function dialogButton(
  name: string,
  text: string,
  onclick: () => void,
  colour?: string,
): HTMLButtonElement {
  const button = h('button', { class: 'ph-button', 'data-wx': name, type: 'button', onclick }, text)
  if (colour) button.style.color = colour
  return button
}

export interface ModalOptions {
  title: string
  content: string
  showCancel: boolean
  cancelText: string
  confirmText: string
  cancelColor?: string
  confirmColor?: string
  editable?: boolean
  placeholderText?: string
}

export interface ModalAnswer {
  confirm: boolean
  cancel: boolean
  content: string | null
}

export function openModal(overlays: Overlays, o: ModalOptions): Promise<ModalAnswer> {
  return openDialog(
    overlays,
    'modal',
    o.title || o.content,
    (answer: (a: ModalAnswer) => void, box) => {
      const input = o.editable
        ? h('textarea', { class: 'ph-dialog-input', 'data-wx': 'modal-input', rows: 2 })
        : undefined
      if (input) {
        input.placeholder = o.placeholderText ?? ''
        input.value = o.content
      }
      const close = (confirm: boolean) =>
        answer({ confirm, cancel: !confirm, content: confirm && input ? input.value : null })
      const body =
        input ?? h('div', { class: 'ph-dialog-text', 'data-wx': 'modal-content' }, o.content)
      box.append(
        ...(o.title
          ? [h('div', { class: 'ph-dialog-title', 'data-wx': 'modal-title' }, o.title)]
          : []),
        body,
        h(
          'div',
          { class: 'ph-buttons' },
          o.showCancel && dialogButton('cancel', o.cancelText, () => close(false), o.cancelColor),
          dialogButton('confirm', o.confirmText, () => close(true), o.confirmColor ?? '#576b95'),
        ),
      )
      input?.focus()
    },
  )
}

/** A list at the foot of the screen; resolves to an index, -1 when the user turns away. */
export function openActionSheet(
  overlays: Overlays,
  items: readonly string[],
  options: { title?: string; colour?: string } = {},
): Promise<number> {
  return openDialog<number>(
    overlays,
    'action-sheet',
    options.title ?? '请选择',
    (answer, box) => {
      const rows = items.map((text, index) =>
        dialogButton(`item-${index}`, text, () => answer(index), options.colour),
      )
      box.append(
        ...(options.title ? [h('div', { class: 'ph-sheet-title' }, options.title)] : []),
        ...rows,
        h('div', { class: 'ph-sheet-gap' }),
        dialogButton('cancel', '取消', () => answer(-1)),
      )
    },
    { sheet: true, onVeil: -1 },
  )
}

const ICONS: Record<string, string> = { success: '✓', error: '✕', none: '' }

/** A toast or the loading sign; a mask keeps taps from the page. */
export function makeToast(
  kind: 'toast' | 'loading',
  title: string,
  icon: string,
  mask: boolean,
  image?: string,
): HTMLElement {
  const sign =
    kind === 'loading' || icon === 'loading'
      ? h('div', { class: 'ph-spinner' })
      : image
        ? h('img', { src: image.replace(/^\//, ''), alt: '' })
        : ICONS[icon] && h('div', { class: 'ph-toast-icon' }, ICONS[icon])
  const box = h(
    'div',
    { class: sign ? 'ph-toast ph-toast-big' : 'ph-toast', role: 'status' },
    sign || null,
    h('div', { class: 'ph-toast-text' }, title),
  )
  return h('div', { class: `ph-toast-layer${mask ? ' ph-mask' : ''}`, 'data-wx': kind }, box)
}
