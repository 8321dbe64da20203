import { h, svg } from './dom'
import type { Emitter } from '../runtime/signal'
import { middle, pixelsPerMetre, type LngLat, type Point } from './mercator'

export interface MapPolygon {
  points: LngLat[]
  strokeColor?: string
  fillColor?: string
  strokeWidth?: number
  label?: string
}

export interface MapPolyline {
  points: LngLat[]
  color?: string
  width?: number
  dottedLine?: boolean
}

export interface MapCircle {
  at: LngLat
  radiusM: number
  color?: string
  fillColor?: string
  strokeWidth?: number
}

export interface MapMarker {
  id: number
  at: LngLat
  title?: string
  icon?: string
  width?: number
  height?: number
  alpha?: number
  anchor?: { x: number; y: number }
  label?: string
  callout?: { content: string; always: boolean; color?: string; bgColor?: string }
  ariaLabel?: string
}

export interface MapShapes {
  polygons: MapPolygon[]
  polylines: MapPolyline[]
  circles: MapCircle[]
  markers: MapMarker[]
}

/** What drawing needs to know of the plane it draws on. */
export interface PlaneView {
  readonly view: { center: LngLat; zoom: number }
  readonly markerTapped: Emitter<number>
  readonly calloutTapped: Emitter<number>
  size(): { width: number; height: number }
  toPixel(at: LngLat): Point
  setView(center: LngLat, zoom?: number): void
}

const GRID_PX = 48

/** WeChat writes alpha as the last two digits of `#RRGGBBAA`, which SVG reads the same way. */
const colour = (value: string | undefined, fallback: string) => value || fallback

function path(plane: PlaneView, points: LngLat[]): string {
  return points
    .map((p) => plane.toPixel(p))
    .map(({ x, y }) => `${x.toFixed(1)},${y.toFixed(1)}`)
    .join(' ')
}

function paper(plane: PlaneView): SVGElement {
  const { width, height } = plane.size()
  const origin = plane.toPixel({ lng: Math.round(plane.view.center.lng), lat: 0 })
  const lines: SVGElement[] = []
  const line = (x1: number, y1: number, x2: number, y2: number) =>
    lines.push(svg('line', { x1, y1, x2, y2, class: 'ph-map-line' }))
  for (let x = ((origin.x % GRID_PX) + GRID_PX) % GRID_PX; x < width; x += GRID_PX) {
    line(x, 0, x, height)
  }
  for (let y = ((origin.y % GRID_PX) + GRID_PX) % GRID_PX; y < height; y += GRID_PX) {
    line(0, y, width, y)
  }
  return svg('g', {}, ...lines)
}

function polygonNodes(plane: PlaneView, polygon: MapPolygon): SVGElement[] {
  const shape = svg('polygon', {
    points: path(plane, polygon.points),
    fill: colour(polygon.fillColor, 'transparent'),
    stroke: colour(polygon.strokeColor, '#3c7fd4'),
    'stroke-width': polygon.strokeWidth ?? 2,
    'stroke-linejoin': 'round',
  })
  if (!polygon.label) return [shape]
  const at = plane.toPixel(middle(polygon.points))
  return [shape, svg('text', { x: at.x, y: at.y, class: 'ph-map-label' }, polygon.label)]
}

function circleNode(plane: PlaneView, circle: MapCircle): SVGElement {
  const at = plane.toPixel(circle.at)
  return svg('circle', {
    cx: at.x,
    cy: at.y,
    r: circle.radiusM * pixelsPerMetre(circle.at.lat, plane.view.zoom),
    fill: colour(circle.fillColor, 'transparent'),
    stroke: colour(circle.color, '#3c7fd4'),
    'stroke-width': circle.strokeWidth ?? 1,
  })
}

function polylineNode(plane: PlaneView, line: MapPolyline): SVGElement {
  return svg('polyline', {
    points: path(plane, line.points),
    fill: 'none',
    stroke: colour(line.color, '#3c7fd4'),
    'stroke-width': line.width ?? 2,
    'stroke-dasharray': line.dottedLine ? '6 5' : 'none',
  })
}

function pinShape(): SVGElement {
  return svg(
    'svg',
    { viewBox: '0 0 24 32', width: '100%', height: '100%' },
    svg('path', {
      d: 'M12 0a12 12 0 0 1 12 12c0 8-12 20-12 20S0 20 0 12A12 12 0 0 1 12 0Z',
      fill: '#e64340',
      stroke: '#fff',
      'stroke-width': 1,
    }),
    svg('circle', { cx: 12, cy: 12, r: 4.5, fill: '#fff' }),
  )
}

function markerNode(plane: PlaneView, marker: MapMarker, open: Set<number>): HTMLElement {
  const at = plane.toPixel(marker.at)
  const width = marker.width ?? 24
  const height = marker.height ?? 32
  const anchor = marker.anchor ?? { x: 0.5, y: 1 }
  const showCallout = marker.callout && (marker.callout.always || open.has(marker.id))
  const callout = h(
    'span',
    { class: 'ph-callout', 'data-wx': `callout-${marker.id}` },
    marker.callout?.content ?? '',
  )
  if (marker.callout?.color) callout.style.color = marker.callout.color
  if (marker.callout?.bgColor) callout.style.background = marker.callout.bgColor
  callout.addEventListener('click', (event) => {
    event.stopPropagation()
    plane.calloutTapped.emit(marker.id)
  })
  const node = h(
    'button',
    {
      ...{ class: 'ph-marker', type: 'button', 'data-wx': `marker-${marker.id}` },
      'aria-label': marker.ariaLabel || marker.title || marker.callout?.content || '标记',
      onclick: () => {
        if (marker.callout && !marker.callout.always) open.add(marker.id)
        plane.markerTapped.emit(marker.id)
        plane.setView(plane.view.center)
      },
    },
    marker.icon ? h('img', { src: marker.icon, alt: '' }) : pinShape(),
    showCallout ? callout : null,
    marker.label ? h('span', { class: 'ph-marker-label' }, marker.label) : null,
  )
  node.style.cssText = `left:${at.x - width * anchor.x}px;top:${at.y - height * anchor.y}px;width:${width}px;height:${height}px;opacity:${marker.alpha ?? 1}`
  return node
}

const opened = new WeakMap<PlaneView, Set<number>>()

/** Draws everything anew; cheap at the few hundred shapes of a street. */
export function drawShapes(
  plane: PlaneView,
  canvas: SVGSVGElement,
  pins: HTMLElement,
  shapes: MapShapes,
  zoom: number,
): void {
  let open = opened.get(plane)
  if (!open) opened.set(plane, (open = new Set()))
  canvas.dataset.zoom = zoom.toFixed(2)
  canvas.replaceChildren(
    paper(plane),
    ...shapes.polygons.flatMap((p) => polygonNodes(plane, p)),
    ...shapes.circles.map((c) => circleNode(plane, c)),
    ...shapes.polylines.map((l) => polylineNode(plane, l)),
  )
  pins.replaceChildren(...shapes.markers.map((m) => markerNode(plane, m, open)))
}
