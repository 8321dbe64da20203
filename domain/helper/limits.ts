/** [P] Figures of helpers and of accounts that staff opens. */
export const HELPER_LIMITS = {
  /** 帮手 of one elder at a time, asked ones too. */
  helpers: 3,
  /** Elders whom one person helps at a time, asked ones too. */
  helps: 5,
  /** Not answered by then, it is over. */
  answerDays: 14,
  /** Longest term, in months. */
  months: 12,
  /** How long one that is over is still shown to both. */
  shownDays: 30,
  nameLength: 20,
} as const
