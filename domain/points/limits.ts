/** Figures of DOMAIN §3.7 [P] that are no rule of earning. */
export const LIMITS = {
  /** Of one entry. */
  maxPoints: 1_000_000,
  /** A deed of longer ago gets no points: its month is closed and published. */
  deedDays: 60,
  /** Hours that were told in time and are found right later than that are still paid, within so many days. */
  countedDays: 90,
  /** Points given back after their lot has expired, by the street's fault, are good for so long. */
  graceDays: 30,
  /** Days before a lot expires on which its owner is told. */
  tellBefore: [60, 15],
  /** A redemption waits so long to be picked up. */
  pickUpDays: 7,
  /** A wrong 交付 is undone by the keeper himself for so long. */
  undoMinutes: 10,
  /** What nobody took for so long is 一直没人要. */
  idleDays: 30,
  /** Wishes of one person that stand at a time. */
  wishes: 5,
  /** Wishes in words, and lines of the stock's book, that are shown. */
  wishesShown: 50,
  linesShown: 50,
  /** Checked-in deeds of up to so many points are posted without review. */
  atOnce: 5,
  /** 审核, in working hours: three working days. */
  reviewHours: 24,
  /** 公示 (民发〔2015〕149号: at least 7 days). */
  publicDays: 7,
  appealDays: 7,
  /** 复核, in working hours: five working days. */
  judgeHours: 40,
  /** Between two reminders, in working hours. */
  againHours: 8,
  /** Percent of the budget at which the street is warned, and at which it promises no more. */
  warnPercent: 80,
} as const

/** Whether a number can be the points of an entry: 1 to 1,000,000, whole. */
export const isPoints = (n: number): boolean =>
  Number.isInteger(n) && n >= 1 && n <= LIMITS.maxPoints
