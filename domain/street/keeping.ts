/** 谁看过: the law asks for at least a year (互联网政务应用规定), whatever a street says. */
export const LEAST_READS_DAYS = 366

/** How long what of a report or 投诉建议 is kept, days from its end (DOMAIN §2.4). */
export interface Retention {
  /** Of the exact point on the map; the grid stays. */
  spotDays: number
  photosDays: number
  /** Of whose it was. */
  reporterDays: number
  /** Of what people wrote; that there was one of this kind stays. */
  textDays: number
}

/** Where the street says nothing else. */
export const RETENTION: Readonly<Retention> = {
  spotDays: 90,
  photosDays: 365,
  reporterDays: 365,
  textDays: 3 * 365,
}

/** The same, and how long it is kept who was told of somebody. */
export interface Keeping extends Retention {
  readsDays: number
}

/** 保存期限 of a street: its own days in place of the built-in ones. */
export const keepingOf = (own: Partial<Keeping> = {}): Keeping => ({
  ...RETENTION,
  ...own,
  readsDays: Math.max(own.readsDays ?? 3 * 365, LEAST_READS_DAYS),
})

const YEAR_DAYS = 365
const spanWords = (days: number): string =>
  days % YEAR_DAYS === 0 ? `${days / YEAR_DAYS}年` : `${days}天`

/** Words in which `{photosDays}` stands for so many days, as this street has them: “1年”, “400天”. */
export const inDaysOf = (keeping: Keeping, words: string): string =>
  words.replace(/\{(\w+)\}/g, (_, of: string) => spanWords(keeping[of as keyof Keeping]))
