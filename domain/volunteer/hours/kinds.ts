/**
 * How the minutes of a service are known: by the code that the organiser showed, by the organiser's list,
 * or told afterwards. Shown apart and never added up silently (DOMAIN §3.7).
 */
export const HOURS_KINDS = { SCANNED: '扫码签到', ROSTER: '名单登记', SUPPLEMENT: '补记' } as const
export type HoursKind = keyof typeof HOURS_KINDS

const KINDS = Object.keys(HOURS_KINDS) as HoursKind[]

/** Minutes that were counted, by how they are known. There is no sum of them. */
export type Minutes = Record<HoursKind, number>

export const minutesByKind = (counted: readonly { kind: HoursKind; minutes: number }[]): Minutes =>
  Object.fromEntries(
    KINDS.map((kind) => [
      kind,
      counted.reduce((sum, one) => sum + (one.kind === kind ? one.minutes : 0), 0),
    ]),
  ) as Minutes
