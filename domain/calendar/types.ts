/** Working hours and the days that statute moved (国务院办公厅 holiday notices). */
export interface WorkCalendar {
  /** Minutes of the day, ascending, half open: [[510,720],[810,1080]] is 08:30–12:00, 13:30–18:00. */
  hours: [fromMinute: number, toMinute: number][]
  /** Years that the built-in calendar does not know yet, as the street imports them. */
  years: Record<string, { off: string[]; on: string[] }>
  /** Stands in for the built-in calendar. No import brings one: it is for tests that must not age. */
  statute?: Statute
}

/** A statutory calendar: names of days by `YYYY-MM-DD`. A year is in it whole or not at all. */
export interface Statute {
  /** Days off 放假, weekdays and weekends alike. */
  holidays: Record<string, string>
  /** Weekend days that are worked 调休. */
  workdays: Record<string, string>
}
