import type { DocumentChange } from '../../../devtools/cloud/seams'
import type { World } from '../../../devtools/simulation/types'
import type { Complaint } from '../../../domain/complaint/types'
import type { Principal } from '../../../domain/matter/types'
import type { Person } from '../cast'

/** What the story knows of complaints that the functions must find out. */

export const complaintsOf = (w: World): ReadonlyMap<string, Complaint> =>
  w.documents<Complaint>('complaints')

/** Whom each request is about, by its id. */
const aimed = (w: Pick<World, 'remember'>): Map<string, Person> =>
  w.remember('aimed', () => new Map<string, Person>())

export const noteAimed = (w: World, requestId: string, at: Person): void =>
  void aimed(w).set(requestId, at)

/** Whom this complaint is about; undefined where it is about nobody. */
export const aimOf = (w: World, c: Complaint): Person | undefined =>
  aimed(w).get(c.history[0]!.requestId)

export const complaintsIn = (changes: DocumentChange[]): Complaint[] =>
  changes.flatMap((c) =>
    c.collection === 'complaints' && c.after ? [c.after as unknown as Complaint] : [],
  )

/** Everybody of the staff who has it, had it, or was told of it. */
export const holdersOf = ({ waitingFor, receiver, readers, told }: Complaint): Principal[] =>
  [waitingFor, receiver?.id ?? null, ...readers, ...told].filter((p) => p !== null)
