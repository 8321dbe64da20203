import { dayIn } from '../../../domain/calendar/workingTime'
import { DAY_MS, HOUR_MS, MINUTE_MS, dayOf, startOfDay } from '../../../domain/calendar/zone'
import { getJson, postJson, type ClockState } from './cloud'
import { button, h } from './dom'

const OPENING_MS = 8 * HOUR_MS + 30 * MINUTE_MS
const MAX_DAYS = 30
const NO_CALENDAR = { hours: [], years: {} }

/** The next 8:30 of a working day after `now`, in Shanghai; epoch ms. */
export function nextOpening(now: number): number {
  for (let day = dayOf(now); day < dayOf(now) + MAX_DAYS; day++) {
    const at = startOfDay(day) + OPENING_MS
    if (dayIn(NO_CALENDAR, day).worked && at > now) return at
  }
  throw new RangeError(`no working day within ${MAX_DAYS} days`)
}

const clockText = new Intl.DateTimeFormat('zh-CN', {
  timeZone: 'Asia/Shanghai',
  year: 'numeric',
  month: 'long',
  day: 'numeric',
  weekday: 'short',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
  hourCycle: 'h23',
})

function offsetText(ms: number): string {
  if (Math.abs(ms) < 1000) return '真实时间'
  const minutes = Math.round(Math.abs(ms) / MINUTE_MS)
  const parts = [
    [Math.floor(minutes / 1440), '天'],
    [Math.floor((minutes % 1440) / 60), '小时'],
    [minutes % 60, '分'],
  ] as const
  const words = parts.filter(([n]) => n > 0).map(([n, unit]) => `${n}${unit}`)
  return `${ms < 0 ? '慢' : '快'}${words.join('') || '不到1分'}`
}

/** The cloud's clock and the buttons that move it. Moving it fires the timer, as time passing would. */
export function clockPanel(onError: (text: string) => void): {
  element: HTMLElement
  show: (state: ClockState) => void
  /** The cloud's time, epoch ms. */
  now: () => number
} {
  let offsetMs = 0
  const now = (): number => Date.now() + offsetMs
  const time = h('output', { class: 'clock-time', label: '模拟时间' })
  const offset = h('span', { class: 'clock-offset' })
  const tick = (): void => {
    time.textContent = clockText.format(now())
  }
  const show = (state: ClockState): void => {
    offsetMs = state.offsetMs
    offset.textContent = offsetText(offsetMs)
    offset.classList.toggle('shifted', Math.abs(offsetMs) >= 1000)
    tick()
  }
  const move = (body: object) => async (): Promise<void> => {
    try {
      show(await postJson<ClockState>('/dev/clock', body))
      await postJson('/dev/runTimer', { function: 'jobs' })
    } catch (error) {
      onError(`时钟没有拨动：${String(error)}`)
    }
  }
  const buttons = h(
    'div',
    { class: 'row' },
    button('+15 分', move({ advanceMs: 15 * MINUTE_MS })),
    button('+2 小时', move({ advanceMs: 2 * HOUR_MS })),
    button('+1 天', move({ advanceMs: DAY_MS })),
    button('下个工作日 8:30', () => void move({ setMs: nextOpening(now()) })()),
    button('复位', move({ reset: true }), { class: 'quiet' }),
  )
  const element = h('section', { class: 'clock', label: '时钟' }, time, offset, buttons)
  setInterval(tick, 1000)
  getJson<ClockState>('/dev/clock').then(show, (error) => onError(`读不到时钟：${String(error)}`))
  return { element, show, now }
}

/** `8:30:05` of an instant, for the lists. */
export const timeOfDay = (at: number): string =>
  new Date(at + 8 * HOUR_MS).toISOString().slice(11, 19)
