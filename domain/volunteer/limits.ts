import { addHours } from '../calendar/workingTime'
import type { WorkCalendar } from '../calendar/types'

/** Figures of volunteering (DOMAIN §2.3, §3.7 [P]). */
export const LIMITS = {
  /** A team's application is decided in so many working hours: three working days. */
  approveHours: 24,
  /** Between two reminders, in working hours. */
  againHours: 8,
  /** The organiser confirms the list within so many days (记录办法 art. 3: in time). */
  confirmDays: 3,
  /** Leaders of one team at a time, and how long a term may last. */
  leaders: 5,
  termDays: 3 * 366,
  /** 名额 of one activity, and who waits for one. */
  places: 500,
  waiting: 100,
  /** One activity lasts no longer: what goes on for days is one activity a day. */
  longestMinutes: 24 * 60,
  /** 签到 is open so long before the start. */
  checkInBeforeMinutes: 60,
  /** What is longer than was planned by more than this goes to a person with a reason. */
  overPlannedMinutes: 60,
  /** Hours of one day above which a second person looks, and a third (minutes). */
  secondReviewMinutes: 8 * 60,
  thirdReviewMinutes: 12 * 60,
  /** Own hours are entered no later than this, as points of a deed are given. */
  supplementDays: 60,
  /** One step of the check-in code, and how many that are over are still good: a person types slowly. */
  codeSeconds: 60,
  codeStepsKept: 1,
  /** A service record is of a year at the most, and has no more lines; codes that one volunteer has at once. */
  recordDays: 366,
  recordLines: 1_000,
  recordCodes: 5,
  /** 受助者确认码 is good for so many days. */
  ackDays: 7,
  /** Children whom one guardian has entered. */
  wards: 3,
  /** An invitation of a list that nobody answers is erased after so many days; of one number at a time. */
  invitationDays: 180,
  invitations: 20,
} as const

export const afterHours = (calendar: WorkCalendar, from: number, hours: number): number =>
  addHours(calendar, from, hours, false).at
