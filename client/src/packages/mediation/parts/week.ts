/** One time of everybody who must be there, and whether it is to be had. */
export interface WeekSlot {
  from: number
  to: number
  state: 'free' | 'taken' | 'past' | 'yours'
}
export interface WeekDay {
  /** Shanghai's date, YYYY-MM-DD. */
  date: string
  slots: WeekSlot[]
}

export const mayTake = ({ state }: WeekSlot): boolean => state === 'free' || state === 'yours'

/** What somebody else has, and might give up. */
export const takenOf = (day: WeekDay): WeekSlot[] =>
  day.slots.filter(({ state }) => state === 'taken')

export const freeCount = (day: WeekDay): number => day.slots.filter(mayTake).length

export interface DatedSlot extends WeekSlot {
  date: string
}

const dated = (days: readonly WeekDay[]): DatedSlot[] =>
  days.flatMap(({ date, slots }) => slots.map((slot) => ({ ...slot, date })))

/** The first that is free; null where the whole week is full. */
export const firstFree = (days: readonly WeekDay[]): DatedSlot | null =>
  dated(days).find((slot) => slot.state === 'free') ?? null

/** After one that somebody else was faster to take: the next free one, else the first of the week. */
export const nextFree = (days: readonly WeekDay[], after: number): DatedSlot | null =>
  dated(days).find((slot) => slot.state === 'free' && slot.from > after) ?? firstFree(days)
