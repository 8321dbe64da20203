/** [P] Figures of a household. */
export const HOUSEHOLD_LIMITS = {
  members: 12,
  /** Invitations that wait at a time. */
  invited: 5,
  inviteDays: 7,
  /** 申请 that wait at a time. */
  asks: 5,
  askDays: 7,
  /** Most that members may spend by themselves at a time. */
  upTo: 1000,
  nameLength: 12,
} as const
