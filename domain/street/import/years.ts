import { dayOf, isWeekend } from '../../calendar/zone'

/** Days off and days worked as the street enters them for one year. */
export interface OwnYear {
  off: readonly string[]
  on: readonly string[]
}

/** 全国年节及纪念日放假办法 names these in every year, wherever the moved days lie. */
const FIXED: readonly [name: string, monthDays: readonly string[]][] = [
  ['元旦', ['01-01']],
  ['劳动节', ['05-01']],
  ['国庆节', ['10-01', '10-02', '10-03']],
]
/** The first day of the lunar year lies between 21 January and 20 February, its days off around it. */
const SPRING = { name: '春节', from: '01-20', to: '02-28', leastWeekdays: 3 }
/**
 * Weekdays off less weekend days worked: 9 to 13 in every year from 2004 to 2026. The notice of the
 * State Council moves days, it takes none away.
 */
const LEAST_NET = 9
const MOST_WEEKDAYS = 45

/** Noon in Shanghai, so that no zone moves the day. */
const dayNumber = (date: string): number => dayOf(Date.parse(`${date}T12:00:00+08:00`))
const isWeekendDate = (date: string): boolean => isWeekend(dayNumber(date))
const spoken = (date: string): string =>
  `${Number(date.slice(5, 7))}月${Number(date.slice(8, 10))}日`

/**
 * What is wrong with a year of the street's own, as sentences: it replaces the statutory calendar
 * whole, so a year that lacks a holiday would cancel it. Dates are of that year and well formed.
 */
export function yearFaults(year: string, { off, on }: OwnYear): string[] {
  const offDays = new Set(off)
  const onDays = new Set(on)
  const worked = (date: string): boolean =>
    onDays.has(date) || (!offDays.has(date) && !isWeekendDate(date))
  const faults: string[] = []
  const weekdaysOn = [...onDays].filter((d) => !isWeekendDate(d))
  if (weekdaysOn.length > 0) {
    const days = weekdaysOn.slice(0, 5).map(spoken).join('、')
    faults.push(`“on”里的${days}不是周末，本来就上班；调休上班只能是周六、周日，请改正。`)
  }
  const missing = FIXED.flatMap(([name, monthDays]) => {
    const days = monthDays.map((d) => `${year}-${d}`).filter(worked)
    return days.length > 0 ? [`${name}（${days.map(spoken).join('、')}）`] : []
  })
  const weekdaysOff = [...offDays].filter((d) => !isWeekendDate(d))
  const inSpring = weekdaysOff.filter(
    (d) => d.slice(5) >= SPRING.from && d.slice(5) <= SPRING.to,
  ).length
  if (inSpring < SPRING.leastWeekdays) missing.push(SPRING.name)
  if (missing.length > 0) {
    faults.push(
      `${year}年缺少放假日：${missing.join('、')}。这里写的年份会整年代替内置日历，` +
        '请按国务院办公厅通知把全年放假和调休写全，或者删去这一年。',
    )
    return faults
  }
  const net = weekdaysOff.length - [...onDays].filter(isWeekendDate).length
  if (net < LEAST_NET || weekdaysOff.length > MOST_WEEKDAYS) {
    faults.push(
      `${year}年工作日里放假${weekdaysOff.length}天、周末调休上班${onDays.size}天，和法定天数对不上；` +
        '请按国务院办公厅通知核对全年的放假和调休。',
    )
  }
  return faults
}
