import { Emitter } from '../runtime/signal'
import { h, svg } from './dom'
import { onDrag, swallowClick } from './drag'
import { drawShapes, type MapShapes } from './map-shapes'
import { fit, MAX_ZOOM, MIN_ZOOM, project, unproject, type LngLat, type Point } from './mercator'

const CLICK_PX = 6
const EMPTY: MapShapes = { polygons: [], polylines: [], circles: [], markers: [] }

/** A plane of GCJ-02 coordinates without tiles: drawn shapes, moved by drag, zoomed by wheel. */
export class MapPlane {
  readonly element = h('div', { class: 'ph-map' })
  readonly tapped = new Emitter<LngLat>()
  readonly markerTapped = new Emitter<number>()
  readonly calloutTapped = new Emitter<number>()
  readonly moved = new Emitter<{ type: 'begin' | 'end'; cause: 'drag' | 'scale' | 'update' }>()
  /** Off for maps that the app has frozen. */
  canScroll = true
  canZoom = true
  private canvas = svg('svg', { class: 'ph-map-svg' })
  private pins = h('div', { class: 'ph-map-pins' })
  private shapes: MapShapes = EMPTY
  private center: LngLat = { lng: 116.4, lat: 39.9 }
  private zoomLevel = 16
  private drawing = 0
  private resize = new ResizeObserver(() => this.redraw())

  constructor() {
    const hint = h('div', { class: 'ph-map-hint' }, '示意图 · 无底图')
    const buttons = h(
      'div',
      { class: 'ph-map-zoom' },
      this.zoomButton('zoom-in', '放大', '＋', 1),
      this.zoomButton('zoom-out', '缩小', '－', -1),
    )
    this.element.append(this.canvas, this.pins, hint, buttons)
    this.listen()
    this.resize.observe(this.element)
  }

  destroy(): void {
    this.resize.disconnect()
    cancelAnimationFrame(this.drawing)
  }

  get view(): { center: LngLat; zoom: number } {
    return { center: this.center, zoom: this.zoomLevel }
  }

  setView(center: LngLat, zoom = this.zoomLevel): void {
    this.center = center
    this.zoomLevel = Math.min(MAX_ZOOM, Math.max(MIN_ZOOM, zoom))
    this.redraw()
  }

  setShapes(shapes: MapShapes): void {
    this.shapes = shapes
    this.redraw()
  }

  /** Shows all the points, padded by pixels. */
  include(points: readonly LngLat[], padding = 24): void {
    const { width, height } = this.size()
    const view = fit(points, width, height, padding)
    if (view) this.setView(view.center, view.zoom)
  }

  size(): { width: number; height: number } {
    return { width: this.element.clientWidth || 300, height: this.element.clientHeight || 150 }
  }

  toPixel(at: LngLat): Point {
    const { width, height } = this.size()
    const middle = project(this.center, this.zoomLevel)
    const point = project(at, this.zoomLevel)
    return { x: point.x - middle.x + width / 2, y: point.y - middle.y + height / 2 }
  }

  toLngLat({ x, y }: Point): LngLat {
    const { width, height } = this.size()
    const middle = project(this.center, this.zoomLevel)
    return unproject({ x: middle.x + x - width / 2, y: middle.y + y - height / 2 }, this.zoomLevel)
  }

  private zoomButton(name: string, label: string, sign: string, by: number): HTMLElement {
    return h(
      'button',
      {
        ...{ type: 'button', 'data-wx': name, 'aria-label': label },
        onclick: (event) => {
          event.stopPropagation()
          this.zoomAt(by, undefined)
        },
      },
      sign,
    )
  }

  private zoomAt(by: number, at: Point | undefined): void {
    if (!this.canZoom) return
    this.moved.emit({ type: 'begin', cause: 'scale' })
    const fixed = at && this.toLngLat(at)
    this.setView(this.center, this.zoomLevel + by)
    if (at && fixed) {
      const now = this.toPixel(fixed)
      const { width, height } = this.size()
      const moved = { x: width / 2 + now.x - at.x, y: height / 2 + now.y - at.y }
      this.setView(this.toLngLat(moved))
    }
    this.moved.emit({ type: 'end', cause: 'scale' })
  }

  private pointAt(event: MouseEvent): Point {
    const box = this.element.getBoundingClientRect()
    return { x: event.clientX - box.left, y: event.clientY - box.top }
  }

  private listen(): void {
    let start: Point = { x: 0, y: 0 }
    let dragged = false
    const { element } = this
    onDrag(element, {
      start: (event) => {
        dragged = false
        start = project(this.center, this.zoomLevel)
        return this.canScroll && !(event.target as Element).closest('.ph-map-zoom')
      },
      move: (dx, dy) => {
        if (!dragged && Math.hypot(dx, dy) < CLICK_PX) return
        if (!dragged) this.moved.emit({ type: 'begin', cause: 'drag' })
        dragged = true
        this.setView(unproject({ x: start.x - dx, y: start.y - dy }, this.zoomLevel))
      },
      end: () => dragged && this.moved.emit({ type: 'end', cause: 'drag' }),
    })
    // A drag that began on a marker must not end as a tap on it.
    swallowClick(element, () => dragged)
    element.addEventListener('click', (event) => {
      if ((event.target as Element).closest('button,.ph-marker')) return
      this.tapped.emit(this.toLngLat(this.pointAt(event)))
    })
    const wheel = (event: WheelEvent) => {
      event.preventDefault()
      this.zoomAt(event.deltaY < 0 ? 0.5 : -0.5, this.pointAt(event))
    }
    element.addEventListener('wheel', wheel, { passive: false })
  }

  private redraw(): void {
    cancelAnimationFrame(this.drawing)
    this.drawing = requestAnimationFrame(() =>
      drawShapes(this, this.canvas, this.pins, this.shapes, this.zoomLevel),
    )
  }
}
