import { h } from '../shell/dom'
import { builtinOf, type Behaviour, type BuiltinSpec, type Host } from './define'

const SETTLE_MS = 90

interface ColumnBehaviour extends Behaviour {
  index(): number
  turn(index: number): void
}

function columnsOf(view: HTMLElement): ColumnBehaviour[] {
  return Array.from(view.querySelectorAll('wx-picker-view-column'))
    .filter((el) => el.closest('wx-picker-view') === view)
    .map((el) => builtinOf(el) as (Host & ColumnBehaviour) | undefined)
    .filter((column): column is Host & ColumnBehaviour => !!column)
}

const pickerView: BuiltinSpec = {
  tag: 'picker-view',
  props: ['value', 'indicatorStyle', 'indicatorClass', 'maskStyle', 'maskClass', 'immediateChange'],
  setup: (host): Behaviour => {
    host.el.append(h('div', { class: 'ph-indicator' }))
    const apply = () => {
      const given = host.raw('value') as number[] | undefined
      if (!given) return
      columnsOf(host.el).forEach((column, i) => column.turn(Number(given[i] ?? 0)))
    }
    setTimeout(apply, 0)
    return {
      update: (property) => {
        const height = /height:\s*([^;]+)/.exec(host.text('indicatorStyle'))?.[1]
        host.el.style.setProperty('--row', height ?? '34px')
        if (property === 'value') apply()
      },
      value: () => columnsOf(host.el).map((column) => column.index()),
    }
  },
}

const pickerViewColumn: BuiltinSpec = {
  tag: 'picker-view-column',
  template: 'track',
  setup: (host): ColumnBehaviour => {
    const track = host.el.querySelector(':scope > .wx-track') as HTMLElement
    let index = 0
    let timer = 0
    let asked: number | undefined
    const row = () => (track.firstElementChild as HTMLElement | null)?.offsetHeight || 34
    const rest = () => {
      const next = Math.round(host.el.scrollTop / row())
      const view = host.el.closest('wx-picker-view') as HTMLElement | null
      const byApp = asked === next
      asked = undefined
      if (next === index || !view) return
      index = next
      if (!byApp) {
        const value = columnsOf(view).map((column) => column.index())
        builtinOf(view)?.fire('change', { value })
      }
    }
    host.el.addEventListener('scroll', (event) => {
      event.stopPropagation()
      window.clearTimeout(timer)
      timer = window.setTimeout(rest, SETTLE_MS)
    })
    return {
      index: () => index,
      turn: (to) => {
        index = to
        asked = to
        host.el.scrollTop = to * row()
      },
    }
  },
}

export const pickerViewComponents: BuiltinSpec[] = [pickerView, pickerViewColumn]
