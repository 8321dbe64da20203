import type { Host } from './define'

/** The columns of an open picker: what each shows, and which row is chosen. */
export interface PickerModel {
  columns(): string[][]
  chosen: number[]
  /** A wheel came to rest; other columns may follow. */
  turn?(column: number, index: number): void
  /** The `value` of the change event. */
  value(): unknown
}

const two = (n: number) => String(n).padStart(2, '0')

function labels(range: unknown, key: string): string[] {
  return (Array.isArray(range) ? range : []).map((item: unknown) =>
    key && item && typeof item === 'object'
      ? String((item as Record<string, unknown>)[key] ?? '')
      : String(item),
  )
}

function selector(host: Host): PickerModel {
  const chosen = [Math.max(0, host.num('value', 0))]
  return {
    columns: () => [labels(host.raw('range'), host.text('rangeKey'))],
    chosen,
    value: () => chosen[0],
  }
}

function multiSelector(host: Host): PickerModel {
  const range = () => (host.raw('range') as unknown[] | undefined) ?? []
  const given = (host.raw('value') as number[] | undefined) ?? []
  const chosen = range().map((_, i) => Number(given[i] ?? 0))
  return {
    columns: () => range().map((column) => labels(column, host.text('rangeKey'))),
    chosen,
    turn: (column, value) => host.fire('columnchange', { column, value }),
    value: () => [...chosen],
  }
}

function time(host: Host): PickerModel {
  const minutes = (text: string, fallback: number) => {
    const [hh, mm] = text.split(':').map(Number)
    return Number.isFinite(hh) && Number.isFinite(mm) ? (hh ?? 0) * 60 + (mm ?? 0) : fallback
  }
  const start = minutes(host.text('start'), 0)
  const end = minutes(host.text('end'), 23 * 60 + 59)
  const now = new Date(host.phone.clock.now() + 8 * 3600_000)
  const at = minutes(host.text('value'), now.getUTCHours() * 60 + now.getUTCMinutes())
  const first = Math.min(end, Math.max(start, at))
  const hours = () => range(Math.floor(start / 60), Math.floor(end / 60))
  const mins = () => {
    const hour = hours()[model.chosen[0] ?? 0] ?? 0
    return range(Math.max(0, start - hour * 60), Math.min(59, end - hour * 60))
  }
  const model: PickerModel = {
    columns: () => [hours().map(two), mins().map(two)],
    chosen: [Math.floor(first / 60) - Math.floor(start / 60), 0],
    value: () =>
      `${two(hours()[model.chosen[0] ?? 0] ?? 0)}:${two(mins()[model.chosen[1] ?? 0] ?? 0)}`,
  }
  model.chosen[1] = Math.max(0, mins().indexOf(first % 60))
  return model
}

function range(from: number, to: number): number[] {
  return Array.from({ length: Math.max(0, to - from + 1) }, (_, i) => from + i)
}

type Ymd = [number, number, number]

function ymd(text: string, fallback: Ymd): Ymd {
  const [y, m, d] = text.split('-').map(Number)
  return y ? [y, m || fallback[1], d || fallback[2]] : fallback
}

const daysIn = (year: number, month: number) => new Date(Date.UTC(year, month, 0)).getUTCDate()

function date(host: Host): PickerModel {
  const now = new Date(host.phone.clock.now() + 8 * 3600_000)
  const today: Ymd = [now.getUTCFullYear(), now.getUTCMonth() + 1, now.getUTCDate()]
  const start = ymd(host.text('start'), [1970, 1, 1])
  const end = ymd(host.text('end'), [2100, 12, 31])
  const depth = { year: 1, month: 2, day: 3 }[host.text('fields', 'day')] ?? 3
  const key = ([y, m, d]: Ymd) => y * 10000 + m * 100 + d
  let at = ymd(host.text('value'), today)
  if (key(at) < key(start)) at = start
  if (key(at) > key(end)) at = end
  const years = () => range(start[0], end[0])
  const months = () => range(at[0] === start[0] ? start[1] : 1, at[0] === end[0] ? end[1] : 12)
  const days = () => {
    const first = at[0] === start[0] && at[1] === start[1] ? start[2] : 1
    const last = at[0] === end[0] && at[1] === end[1] ? end[2] : daysIn(at[0], at[1])
    return range(first, last)
  }
  const lists = () => [years(), months(), days()]
  const clamp = (list: number[], n: number) =>
    Math.min(list[list.length - 1] ?? n, Math.max(list[0] ?? n, n))
  const sync = () => {
    at[1] = clamp(months(), at[1])
    at[2] = clamp(days(), at[2])
    model.chosen.splice(0, 3, ...lists().map((list, i) => list.indexOf(at[i] as number)))
    model.chosen.length = depth
  }
  const model: PickerModel = {
    columns: () =>
      [
        years().map((y) => `${y}年`),
        months().map((m) => `${m}月`),
        days().map((d) => `${d}日`),
      ].slice(0, depth),
    chosen: [0, 0, 0],
    turn: (column, index) => {
      at = [...at]
      at[column] = lists()[column]?.[index] ?? (at[column] as number)
      sync()
    },
    value: () => [String(at[0]), two(at[1]), two(at[2])].slice(0, depth).join('-'),
  }
  sync()
  return model
}

/** A few regions only: the phone carries no gazetteer. */
function region(host: Host): PickerModel {
  const given = (host.raw('value') as string[] | undefined)?.filter(Boolean) ?? []
  const rows = [
    ['北京市'],
    ['北京市'],
    ['东城区', '西城区', '朝阳区', '海淀区', '丰台区', '通州区'],
  ]
  given.forEach((name, i) => {
    if (rows[i] && !rows[i].includes(name)) rows[i].unshift(name)
  })
  const chosen = rows.map((list, i) => Math.max(0, list.indexOf(given[i] ?? '')))
  const value = () => rows.map((list, i) => list[chosen[i] ?? 0] ?? '')
  return { columns: () => rows, chosen, value }
}

const MODES: Record<string, (host: Host) => PickerModel> = {
  selector,
  multiSelector,
  time,
  date,
  region,
}

export function pickerModel(host: Host): PickerModel {
  return (MODES[host.text('mode', 'selector')] ?? selector)(host)
}
