import type { StreetPlaces } from '../runtime/desk-files'
import { dialogButton, openDialog } from './dialogs'
import { h } from './dom'
import { MapPlane } from './map-plane'
import type { MapPolygon } from './map-shapes'
import type { LngLat } from './mercator'
import type { Overlays } from './overlays'

export interface PickedPlace {
  name: string
  address: string
  latitude: number
  longitude: number
}

const COLOURS = ['#3c7fd4', '#2f9e6e', '#b5762a', '#8a5cc2', '#c2527a', '#4a8f9c']

export function gridPolygons(street: StreetPlaces | undefined): MapPolygon[] {
  return (street?.grids ?? []).map((grid, i) => {
    const colour = COLOURS[i % COLOURS.length] ?? '#3c7fd4'
    return {
      points: grid.polygon.map(([lng, lat]) => ({ lng, lat })),
      strokeColor: colour,
      fillColor: `${colour}22`,
      label: grid.name,
    }
  })
}

/** The picker's state: where the pin is and, if the person chose a named place, which. */
class Picker {
  readonly plane = new MapPlane()
  pin: LngLat
  place: { name: string; address: string } | undefined
  private label = h('div', { class: 'ph-pick-label', 'data-wx': 'pin-label', role: 'status' })

  constructor(
    private street: StreetPlaces | undefined,
    start: LngLat,
  ) {
    this.pin = start
    this.plane.setView(start, 16)
    this.plane.tapped.on((at) => this.move(at))
    // Dragging the map moves the pin: it stays in the middle, as in WeChat.
    this.plane.moved.on(({ type, cause }) => {
      if (type === 'end' && cause === 'drag') this.move(this.plane.view.center, undefined, false)
    })
    this.draw()
  }

  get labelElement(): HTMLElement {
    return this.label
  }

  move(at: LngLat, place?: { name: string; address: string }, recentre = true): void {
    this.pin = at
    this.place = place
    if (recentre) this.plane.setView(at)
    this.draw()
  }

  private draw(): void {
    const { lng, lat } = this.pin
    this.label.textContent = this.place
      ? `${this.place.name}（${this.place.address}）`
      : `图上的点 ${lng.toFixed(6)}, ${lat.toFixed(6)}`
    this.plane.setShapes({
      polygons: gridPolygons(this.street),
      polylines: [],
      circles: [],
      markers: [{ id: 0, at: this.pin, ariaLabel: '选定的位置', width: 30, height: 40 }],
    })
  }

  answer(): PickedPlace {
    return {
      name: this.place?.name ?? '',
      address: this.place?.address ?? '',
      latitude: this.pin.lat,
      longitude: this.pin.lng,
    }
  }
}

/** The list below the map: named places that hold the words searched for. */
function placeList(street: StreetPlaces | undefined, picker: Picker): HTMLElement[] {
  const list = h('div', { class: 'ph-pick-list', 'data-wx': 'place-list', role: 'listbox' })
  const search = h('input', {
    ...{ class: 'ph-pick-search', 'data-wx': 'place-search', placeholder: '搜索地点' },
    ...{ type: 'search', 'aria-label': '搜索地点' },
  })
  const fill = () => {
    const words = search.value.trim()
    const found = (street?.places ?? []).filter((p) => `${p.name}${p.address}`.includes(words))
    list.replaceChildren(
      ...found.slice(0, 50).map((p, i) =>
        h(
          'button',
          {
            ...{ class: 'ph-pick-row', type: 'button', role: 'option', 'data-wx': `place-${i}` },
            onclick: () => picker.move({ lng: p.lng, lat: p.lat }, p),
          },
          h('b', {}, p.name),
          h('span', {}, p.address),
        ),
      ),
    )
    if (!found.length)
      list.append(h('div', { class: 'ph-pick-none' }, '没有这样的地点，可在图上点选'))
  }
  search.addEventListener('input', fill)
  fill()
  return [search, list]
}

/** chooseLocation: a map to tap or drag, a list to search; undefined when the person cancels. */
export function openLocationPicker(
  overlays: Overlays,
  street: StreetPlaces | undefined,
  start: LngLat,
): Promise<PickedPlace | undefined> {
  const picker = new Picker(street, start)
  return openDialog<PickedPlace | undefined>(
    overlays,
    'choose-location',
    '选择位置',
    (answer, box) => {
      const close = (place: PickedPlace | undefined) => {
        picker.plane.destroy()
        answer(place)
      }
      box.classList.add('ph-full')
      box.append(
        h(
          'div',
          { class: 'ph-pick-head' },
          dialogButton('cancel', '取消', () => close(undefined)),
          dialogButton('confirm', '确定', () => close(picker.answer())),
        ),
        picker.plane.element,
        picker.labelElement,
        ...placeList(street, picker),
      )
    },
    { sheet: true },
  )
}

/** openLocation: the same map to look at. */
export function openLocationView(
  overlays: Overlays,
  street: StreetPlaces | undefined,
  at: LngLat,
  name: string,
  address: string,
): Promise<boolean> {
  const plane = new MapPlane()
  plane.setView(at, 16)
  plane.setShapes({
    polygons: gridPolygons(street),
    polylines: [],
    circles: [],
    markers: [{ id: 0, at, callout: name ? { content: name, always: true } : undefined }],
  })
  return openDialog<boolean>(
    overlays,
    'open-location',
    '位置',
    (answer, box) => {
      box.classList.add('ph-full')
      const back = dialogButton('cancel', '返回', () => {
        plane.destroy()
        answer(true)
      })
      box.append(
        h('div', { class: 'ph-pick-head' }, back),
        plane.element,
        h('div', { class: 'ph-pick-label' }, `${name} ${address}`.trim()),
      )
    },
    { sheet: true },
  )
}
