/** Working hours and the days that statute moved (国务院办公厅 holiday notices). */
export interface WorkCalendar {
  /** Minutes of the day, ascending, half open: [[510,720],[810,1080]] is 08:30–12:00, 13:30–18:00. */
  hours: [fromMinute: number, toMinute: number][]
  /** Years that the built-in calendar does not know yet, as the street imports them. */
  years: Record<string, { off: string[]; on: string[] }>
}
