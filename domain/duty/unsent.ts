import { DAY_MS } from '../calendar/zone'
import type { PushState } from '../notice/types'
import type { Post, StreetSettings } from '../street/types'

/** Ends of a push after which its person may know nothing. */
export const UNSENT = [
  'noQuota',
  'refused',
  'failed',
  'uncertain',
  'unbound',
] as const satisfies readonly PushState[]
export type Unsent = (typeof UNSENT)[number]

export const isUnsent = (state: PushState): state is Unsent =>
  (UNSENT as readonly PushState[]).includes(state)

/** How far back it is looked: what is older has been escalated long ago. */
export const UNSENT_SINCE_MS = 3 * DAY_MS
/** As many as somebody can call. */
export const MOST_UNSENT = 30

/** Where somebody is called: at the phone of his grid's 公示牌, else at the street's. */
export function phoneFor(
  posts: readonly Post[],
  { directory, phones }: Pick<StreetSettings, 'directory' | 'phones'>,
): string {
  const known = posts.map(({ scopeId }) => directory[scopeId]?.phone ?? '').find(Boolean)
  return known ?? phones[0]?.phone ?? ''
}
