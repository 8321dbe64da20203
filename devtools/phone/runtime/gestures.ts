import { componentAt, dispatch } from './framework'
import { duringTap } from './tap'

const LONG_PRESS_MS = 350
const MOVE_PX = 10
const MOUSE_AFTER_TOUCH_MS = 800

interface Contact {
  identifier: number
  clientX: number
  clientY: number
  force: number
  pageX: number
  pageY: number
}

interface Press {
  target: Element
  startX: number
  startY: number
  timer: number
}

type Point = { identifier?: number; clientX: number; clientY: number }

/** Coordinates as app code counts them: from the top left of the page area. */
function contactOf(point: Point, target: Element): Contact {
  const frame = target.closest('.ph-page')?.getBoundingClientRect()
  const x = point.clientX - (frame?.left ?? 0)
  const y = point.clientY - (frame?.top ?? 0)
  const scroller = target.closest('wx-page')
  const own = target.closest('wx-canvas')?.getBoundingClientRect()
  const inCanvas = own ? { x: point.clientX - own.left, y: point.clientY - own.top } : {}
  return {
    identifier: point.identifier ?? 0,
    clientX: x,
    clientY: y,
    pageX: x + (scroller?.scrollLeft ?? 0),
    pageY: y + (scroller?.scrollTop ?? 0),
    force: 1,
    ...inCanvas,
  }
}

/** Turns mouse and touch into WeChat's touch events, `longpress` and `tap`. */
export class Gestures {
  private presses = new Map<number, Press>()
  private lastTouchAt = -Infinity

  constructor(private root: HTMLElement) {
    const on = <K extends keyof HTMLElementEventMap>(
      type: K,
      handler: (event: HTMLElementEventMap[K]) => void,
    ) => {
      // A browser takes touch listeners of the window for passive unless told otherwise.
      const options = { capture: true, passive: false }
      window.addEventListener(type as string, handler as EventListener, options)
    }
    on('touchstart', (e) => this.touch(e, (p) => this.start(p, e.target as Element)))
    on('touchmove', (e) => this.touch(e, (p) => this.move(p, e)))
    on('touchend', (e) => this.touch(e, (p) => this.end(p, 'touchend')))
    on('touchcancel', (e) => this.touch(e, (p) => this.end(p, 'touchcancel')))
    on('mousedown', (e) => this.mouse(e) && this.start(e, e.target as Element))
    on('mousemove', (e) => this.mouse(e) && this.move(e, e))
    on('mouseup', (e) => this.mouse(e) && this.end(e, 'touchend'))
    on('click', (e) => this.tap(e))
  }

  private touch(event: TouchEvent, each: (point: Point) => void): void {
    this.lastTouchAt = event.timeStamp
    for (const touch of Array.from(event.changedTouches)) each(touch)
  }

  /** A browser repeats a touch as mouse events; those count for nothing. */
  private mouse(event: MouseEvent): boolean {
    return event.button === 0 && event.timeStamp - this.lastTouchAt > MOUSE_AFTER_TOUCH_MS
  }

  private send(type: string, point: Point, target: Element): boolean {
    const component = componentAt(target)
    if (!component || !this.root.contains(target)) return false
    const contact = contactOf(point, target)
    const touches = type === 'touchend' || type === 'touchcancel' ? [] : [contact]
    const detail = { x: contact.pageX, y: contact.pageY }
    return dispatch(component, type, detail, { touches, changedTouches: [contact] })
  }

  private start(point: Point, target: Element): void {
    const id = point.identifier ?? 0
    const timer = window.setTimeout(() => this.send('longpress', point, target), LONG_PRESS_MS)
    this.presses.set(id, { target, startX: point.clientX, startY: point.clientY, timer })
    this.send('touchstart', point, target)
  }

  private move(point: Point, event: Event): void {
    const press = this.presses.get(point.identifier ?? 0)
    if (!press) return
    const far =
      Math.abs(point.clientX - press.startX) > MOVE_PX ||
      Math.abs(point.clientY - press.startY) > MOVE_PX
    if (far) window.clearTimeout(press.timer)
    const refused = this.send('touchmove', point, press.target)
    if (refused && event.cancelable) event.preventDefault()
  }

  private end(point: Point, type: 'touchend' | 'touchcancel'): void {
    const id = point.identifier ?? 0
    const press = this.presses.get(id)
    if (!press) return
    window.clearTimeout(press.timer)
    this.presses.delete(id)
    this.send(type, point, press.target)
  }

  /** A click (mouse, touch, keyboard or script) is the tap; built-ins add their own action after. */
  private tap(event: MouseEvent): void {
    const target = event.target as Element
    if (!this.root.contains(target)) return
    if (target.closest('wx-button[disabled]')) return
    duringTap(() => this.send('tap', event, target))
  }
}
