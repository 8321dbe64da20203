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
  /** Where the finger is now. */
  at: Point
  startX: number
  startY: number
  timer: number
}

type Point = { identifier?: number; clientX: number; clientY: number }

const idOf = (point: Point): number => point.identifier ?? 0

/** Coordinates as app code counts them: from the top left of the page area. */
function contactOf(point: Point, target: Element): Contact {
  const frame = target.closest('.ph-page')?.getBoundingClientRect()
  const x = point.clientX - (frame?.left ?? 0)
  const y = point.clientY - (frame?.top ?? 0)
  const scroller = target.closest('wx-page')
  const own = target.closest('wx-canvas')?.getBoundingClientRect()
  const inCanvas = own ? { x: point.clientX - own.left, y: point.clientY - own.top } : {}
  return {
    identifier: idOf(point),
    clientX: x,
    clientY: y,
    pageX: x + (scroller?.scrollLeft ?? 0),
    pageY: y + (scroller?.scrollTop ?? 0),
    force: 1,
    ...inCanvas,
  }
}

/**
 * Turns mouse and touch into WeChat's touch events, `longpress` and `tap`. `touches` are all fingers
 * on the glass, wherever each came down, `changedTouches` those that the event is about
 * (developers.weixin.qq.com, “事件系统”).
 */
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
    on('touchstart', (e) => this.start(this.changed(e), e.target as Element))
    on('touchmove', (e) => this.move(this.changed(e), e))
    on('touchend', (e) => this.end(this.changed(e), 'touchend'))
    on('touchcancel', (e) => this.end(this.changed(e), 'touchcancel'))
    on('mousedown', (e) => this.mouse(e) && this.start([e], e.target as Element))
    on('mousemove', (e) => this.mouse(e) && this.move([e], e))
    on('mouseup', (e) => this.mouse(e) && this.end([e], 'touchend'))
    on('click', (e) => this.tap(e))
  }

  /** The fingers that a browser's event is about: those of one target. */
  private changed(event: TouchEvent): Point[] {
    this.lastTouchAt = event.timeStamp
    const changed = Array.from(event.changedTouches)
    // The end of a touch on an element that has gone meanwhile is heard by nobody.
    const known = new Set([...Array.from(event.touches), ...changed].map((t) => t.identifier))
    for (const id of this.presses.keys()) if (!known.has(id)) this.forget(id)
    return changed
  }

  /** A browser repeats a touch as mouse events; those count for nothing. */
  private mouse(event: MouseEvent): boolean {
    return event.button === 0 && event.timeStamp - this.lastTouchAt > MOUSE_AFTER_TOUCH_MS
  }

  private forget(id: number): void {
    window.clearTimeout(this.presses.get(id)?.timer)
    this.presses.delete(id)
  }

  private send(type: string, touches: Point[], changed: Point[], target: Element): boolean {
    const component = componentAt(target)
    if (!component || !this.root.contains(target)) return false
    const contacts = (points: Point[]) => points.map((point) => contactOf(point, target))
    const changedTouches = contacts(changed)
    const detail = { x: changedTouches[0]?.pageX, y: changedTouches[0]?.pageY }
    return dispatch(component, type, detail, { touches: contacts(touches), changedTouches })
  }

  /** A touch event: what changed, among all the fingers there are now. */
  private touch(type: string, changed: Point[], target: Element): boolean {
    const all = Array.from(this.presses.values(), ({ at }) => at)
    return this.send(type, all, changed, target)
  }

  private start(points: Point[], target: Element): void {
    for (const point of points) {
      const hold = () => this.send('longpress', [point], [point], target)
      const timer = window.setTimeout(hold, LONG_PRESS_MS)
      const { clientX: startX, clientY: startY } = point
      this.presses.set(idOf(point), { target, at: point, startX, startY, timer })
    }
    this.touch('touchstart', points, target)
  }

  private move(points: Point[], event: Event): void {
    let target: Element | undefined
    const moved = points.filter((point) => {
      const press = this.presses.get(idOf(point))
      if (!press) return false
      const far =
        Math.abs(point.clientX - press.startX) > MOVE_PX ||
        Math.abs(point.clientY - press.startY) > MOVE_PX
      if (far) window.clearTimeout(press.timer)
      press.at = point
      target = press.target
      return true
    })
    if (!target) return
    const refused = this.touch('touchmove', moved, target)
    if (refused && event.cancelable) event.preventDefault()
  }

  private end(points: Point[], type: 'touchend' | 'touchcancel'): void {
    let target: Element | undefined
    const ended = points.filter((point) => {
      const press = this.presses.get(idOf(point))
      target = press?.target ?? target
      this.forget(idOf(point))
      return press !== undefined
    })
    if (target) this.touch(type, ended, target)
  }

  /** A click (mouse, touch, keyboard or script) is the tap; built-ins add their own action after. */
  private tap(event: MouseEvent): void {
    const target = event.target as Element
    if (!this.root.contains(target)) return
    if (target.closest('wx-button[disabled]')) return
    duringTap(() => this.send('tap', [event], [event], target))
  }
}
