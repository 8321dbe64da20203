import type { DocumentChange } from '../../../devtools/cloud/seams'
import type { Invariant, World } from '../../../devtools/simulation/types'
import type { Purpose } from '../../../domain/call/basis'
import type { Complaint } from '../../../domain/complaint/types'
import type { User } from '../../../domain/identity/types'
import type { Principal } from '../../../domain/matter/types'
import type { Redemption } from '../../../domain/points/redeem/types'
import type { Report } from '../../../domain/report/types'
import { LONG_AGO_MS } from '../people'
import { changesOf } from '../notice/told'

/** Nothing is done for a purpose to which the person has not agreed. */

/** When a consent was last taken back, by account and purpose. */
const takenBack = (w: World): Map<string, number> =>
  w.remember('consents taken back', () => new Map<string, number>())

const keyOf = (user: Principal, purpose: Purpose): string => `${user} ${purpose}`

function noteTakenBack(changes: DocumentChange[], w: World): void {
  for (const c of changesOf(changes, 'users')) {
    const [before, after] = [c.before, c.after] as unknown as [User | null, User | null]
    for (const purpose of Object.keys(before?.consents ?? {}) as Purpose[])
      if (!after?.consents[purpose]) takenBack(w).set(keyOf(String(c.id), purpose), w.now())
  }
}

/** What these writes begin, by whom, and for which purpose. */
function begun(changes: DocumentChange[]): [id: string, user: Principal, purpose: Purpose][] {
  const fresh = <T>(name: string): T[] =>
    changesOf(changes, name).flatMap((c) => (c.before ? [] : [c.after as unknown as T]))
  return [
    ...fresh<Report>('reports')
      .filter((r) => r.reporterStaffId === null)
      .map((r) => [r._id, r.reporter, 'account'] as [string, string, Purpose]),
    ...fresh<Complaint>('complaints').map(
      (c) => [c._id, c.complainant, 'account'] as [string, string, Purpose],
    ),
    ...fresh<Redemption>('redemptions')
      .filter((r) => !('refused' in r))
      .map((r) => [r._id, r.owner, 'points'] as [string, string, Purpose]),
  ]
}

/** A call that was under way when the consent was taken back may end; none lives longer than this. */
function withoutConsent(changes: DocumentChange[], w: World): string | undefined {
  noteTakenBack(changes, w)
  for (const [id, user, purpose] of begun(changes)) {
    if (w.documents<User>('users').get(user)?.consents[purpose]) continue
    const last = takenBack(w).get(keyOf(user, purpose)) ?? -Infinity
    if (last < w.now() - LONG_AGO_MS) return `${id} was begun by ${user} without ${purpose}`
  }
  return undefined
}

export const basisInvariant: Invariant = {
  name: 'nothing is begun for a purpose to which nobody agreed',
  source: 'PIPL art. 13; cloudfunctions/api/consents.ts',
  write: withoutConsent,
}
