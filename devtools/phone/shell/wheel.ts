import { h } from './dom'
import { onDrag, swallowClick } from './drag'

export const ROW_PX = 44
const SETTLE_MS = 90

export interface Wheel {
  readonly element: HTMLElement
  readonly index: number
  /** Other rows, keeping the position where it still exists. */
  setRows(rows: readonly string[], index: number): void
  /** Turns to a row without telling anybody. */
  turn(index: number): void
}

/**
 * One column of a picker: a list that snaps to a row. Drag, wheel, a tap on a row and the arrow
 * keys turn it; `changed` is told when it comes to rest on another row.
 */
export function makeWheel(label: string, changed: (index: number) => void): Wheel {
  let index = 0
  let count = 0
  let timer = 0
  const list = h('div', {
    ...{ class: 'ph-wheel', role: 'listbox', 'aria-label': label, tabindex: '0' },
  })
  const mark = () => {
    Array.from(list.children).forEach((row, i) =>
      row.setAttribute('aria-selected', String(i === index)),
    )
  }
  const rest = () => {
    const next = Math.min(count - 1, Math.max(0, Math.round(list.scrollTop / ROW_PX)))
    if (next === index || next < 0) return
    index = next
    mark()
    changed(index)
  }
  const choose = (next: number, behavior: ScrollBehavior) => {
    const to = Math.min(count - 1, Math.max(0, next))
    list.scrollTo({ top: to * ROW_PX, behavior })
    if (to === index || to < 0) return
    index = to
    mark()
    changed(index)
  }
  list.addEventListener('scroll', () => {
    window.clearTimeout(timer)
    timer = window.setTimeout(rest, SETTLE_MS)
  })
  list.addEventListener('keydown', (event) => {
    const by = { ArrowDown: 1, ArrowUp: -1, PageDown: 5, PageUp: -5 }[event.key]
    if (!by) return
    event.preventDefault()
    choose(index + by, 'instant')
  })
  dragWithMouse(list)
  return {
    element: h('div', { class: 'ph-wheel-frame' }, list),
    get index() {
      return index
    },
    setRows(rows, at) {
      count = rows.length
      index = Math.min(Math.max(0, at), Math.max(0, count - 1))
      list.replaceChildren(
        ...rows.map((text, i) =>
          h(
            'div',
            { class: 'ph-wheel-row', role: 'option', onclick: () => choose(i, 'smooth') },
            text,
          ),
        ),
      )
      mark()
      this.turn(index)
    },
    turn(to) {
      index = to
      mark()
      // Twice: a list that is not on the page yet cannot scroll.
      list.scrollTop = to * ROW_PX
      requestAnimationFrame(() => (list.scrollTop = index * ROW_PX))
    },
  }
}

/** Touch scrolls by itself; a mouse needs help. */
function dragWithMouse(list: HTMLElement): void {
  let top = 0
  let moved = false
  onDrag(list, {
    start: (event) => {
      moved = false
      top = list.scrollTop
      return event.pointerType === 'mouse'
    },
    move: (_, dy) => {
      if (!moved && Math.abs(dy) <= 4) return
      moved = true
      list.classList.add('ph-dragging')
      list.scrollTop = top - dy
    },
    end: () => list.classList.remove('ph-dragging'),
  })
  swallowClick(list, () => moved)
}
