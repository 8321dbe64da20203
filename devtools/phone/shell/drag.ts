export interface DragHandlers {
  /** Returns false to let this press pass. */
  start(event: PointerEvent): boolean
  /** Distances in pixels from where the press began. */
  move(dx: number, dy: number, event: PointerEvent): void
  end(dx: number, dy: number, event: PointerEvent): void
}

/**
 * Follows a press that may leave the element. The window is listened to only while a press lasts, so
 * an element that goes away leaves nothing behind.
 */
export function onDrag(element: HTMLElement, handlers: DragHandlers): void {
  element.addEventListener('pointerdown', (down) => {
    if (down.button !== 0 || !handlers.start(down)) return
    const from = { x: down.clientX, y: down.clientY }
    const move = (event: PointerEvent) =>
      handlers.move(event.clientX - from.x, event.clientY - from.y, event)
    const end = (event: PointerEvent) => {
      window.removeEventListener('pointermove', move)
      window.removeEventListener('pointerup', end)
      window.removeEventListener('pointercancel', end)
      handlers.end(event.clientX - from.x, event.clientY - from.y, event)
    }
    window.addEventListener('pointermove', move)
    window.addEventListener('pointerup', end)
    window.addEventListener('pointercancel', end)
  })
}

/** Keeps the click that ends a drag from being taken for a tap. */
export function swallowClick(element: HTMLElement, dragged: () => boolean): void {
  const swallow = (event: MouseEvent) => {
    if (dragged()) event.stopImmediatePropagation()
  }
  element.addEventListener('click', swallow, { capture: true })
}
