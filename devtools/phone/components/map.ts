import { MapPlane } from '../shell/map-plane'
import type { MapMarker, MapPolygon, MapShapes } from '../shell/map-shapes'
import type { LngLat } from '../shell/mercator'
import { localFileUrl } from '../wx/files'
import type { Phone } from '../runtime/phone'
import type { Behaviour, BuiltinSpec, Host } from './define'

type Raw = Record<string, unknown>

const list = (value: unknown): Raw[] => (Array.isArray(value) ? (value as Raw[]) : [])
const point = (raw: Raw): LngLat => ({
  lng: Number(raw['longitude']),
  lat: Number(raw['latitude']),
})
const points = (value: unknown): LngLat[] => list(value).map(point)
const optional = (value: unknown) => (value === undefined ? undefined : Number(value))
const text = (value: unknown) => (value === undefined ? undefined : String(value))

/** Sizes may come as numbers or as `20px` and `40rpx`. */
function pixels(value: unknown): number | undefined {
  if (value === undefined || value === '') return undefined
  const number = parseFloat(String(value))
  return String(value).endsWith('rpx') ? (number * window.innerWidth) / 750 : number
}

function polygon(raw: Raw): MapPolygon {
  return {
    points: points(raw['points']),
    strokeColor: text(raw['strokeColor']),
    fillColor: text(raw['fillColor']),
    strokeWidth: optional(raw['strokeWidth']),
  }
}

function marker(raw: Raw, icons: Map<string, string>): MapMarker {
  const callout = raw['callout'] as Raw | undefined
  const label = raw['label'] as Raw | undefined
  const icon = text(raw['iconPath'])
  return {
    id: Number(raw['id'] ?? 0),
    at: point(raw),
    title: text(raw['title']),
    icon: icon ? icons.get(icon) : undefined,
    width: pixels(raw['width']),
    height: pixels(raw['height']),
    alpha: optional(raw['alpha']),
    anchor: raw['anchor'] as MapMarker['anchor'],
    label: text(label?.['content']),
    ariaLabel: text(raw['ariaLabel']),
    callout: callout && {
      content: String(callout['content'] ?? ''),
      always: callout['display'] === 'ALWAYS',
      color: text(callout['color']),
      bgColor: text(callout['bgColor']),
    },
  }
}

function shapesOf(host: Host, icons: Map<string, string>): MapShapes {
  return {
    polygons: list(host.raw('polygons')).map(polygon),
    polylines: list(host.raw('polyline')).map((raw) => ({
      points: points(raw['points']),
      color: text(raw['color']),
      width: optional(raw['width']),
      dottedLine: !!raw['dottedLine'],
    })),
    circles: list(host.raw('circles')).map((raw) => ({
      at: point(raw),
      radiusM: Number(raw['radius'] ?? 0),
      color: text(raw['color']),
      fillColor: text(raw['fillColor']),
      strokeWidth: optional(raw['strokeWidth']),
    })),
    markers: list(host.raw('markers')).map((raw) => marker(raw, icons)),
  }
}

/** Marker pictures are files of the app or of the phone: their urls are found before drawing. */
async function iconUrls(phone: Phone, host: Host): Promise<Map<string, string>> {
  const paths = list(host.raw('markers')).map((m) => text(m['iconPath']))
  const wanted = [...new Set(paths.filter((p): p is string => !!p))]
  const urls = await Promise.all(wanted.map((p) => localFileUrl(phone, p)))
  return new Map(wanted.map((p, i) => [p, urls[i] ?? '']))
}

/** What `wx.createMapContext` offers over a map on the page. */
function mapContext(plane: MapPlane, host: Host) {
  type Options = Raw & { success?: (r: object) => void; complete?: (r: object) => void }
  const answer = (name: string, options: Options | undefined, result: object = {}) => {
    const told = { errMsg: `${name}:ok`, ...result }
    options?.success?.(told)
    options?.complete?.(told)
    return options?.success ? undefined : Promise.resolve(told)
  }
  const at = ({ lng, lat }: LngLat) => ({ longitude: lng, latitude: lat })
  return {
    getCenterLocation: (o?: Options) => answer('getCenterLocation', o, at(plane.view.center)),
    getScale: (o?: Options) => answer('getScale', o, { scale: plane.view.zoom }),
    getRegion: (o?: Options) => {
      const { width, height } = plane.size()
      const southwest = at(plane.toLngLat({ x: 0, y: height }))
      const northeast = at(plane.toLngLat({ x: width, y: 0 }))
      return answer('getRegion', o, { southwest, northeast })
    },
    moveToLocation: (o?: Options) => {
      if (o?.['longitude']) plane.setView(point(o))
      else plane.setView({ lng: host.num('longitude', 0), lat: host.num('latitude', 0) })
      return answer('moveToLocation', o)
    },
    includePoints: (o: Options) => {
      const padding = (o['padding'] as number[] | undefined)?.[0] ?? 24
      plane.include(points(o['points']), padding)
      return answer('includePoints', o)
    },
  }
}

const PROPS = (
  'longitude latitude scale markers polyline circles polygons includePoints showLocation ' +
  'enableScroll enableZoom minScale maxScale enablePoi enableTraffic setting'
).split(' ')

function tellApp(host: Host, plane: MapPlane): void {
  plane.tapped.on(({ lng, lat }) => host.fire('tap', { longitude: lng, latitude: lat }))
  plane.markerTapped.on((markerId) => host.fire('markertap', { markerId }))
  plane.calloutTapped.on((markerId) => host.fire('callouttap', { markerId }))
  plane.moved.on(({ type, cause }) => {
    const { center, zoom } = plane.view
    const centerLocation = { longitude: center.lng, latitude: center.lat }
    host.fire('regionchange', { type, causedBy: cause, centerLocation, scale: zoom })
  })
}

export const map: BuiltinSpec = {
  tag: 'map',
  props: PROPS,
  setup: (host): Behaviour => {
    const plane = new MapPlane()
    host.el.prepend(plane.element)
    host.el.setAttribute('role', host.text('ariaRole', 'application'))
    tellApp(host, plane)
    const draw = async () => plane.setShapes(shapesOf(host, await iconUrls(host.phone, host)))
    const place = () => {
      const at = { lng: host.num('longitude', 116.46), lat: host.num('latitude', 39.92) }
      plane.setView(at, host.num('scale', 16))
    }
    const include = () => {
      const wanted = points(host.raw('includePoints'))
      if (wanted.length) setTimeout(() => plane.include(wanted), 0)
    }
    setTimeout(() => host.fire('updated'), 0)
    return {
      update(property) {
        plane.canScroll = host.bool('enableScroll', true)
        plane.canZoom = host.bool('enableZoom', true)
        const all = property === undefined
        if (all || ['longitude', 'latitude', 'scale'].includes(property)) place()
        if (all || property === 'includePoints') include()
        if (all || ['markers', 'polyline', 'circles', 'polygons'].includes(property)) void draw()
      },
      detach: () => plane.destroy(),
      context: () => mapContext(plane, host),
    }
  },
}
