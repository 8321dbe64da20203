import type { DocumentChange } from '../../../devtools/cloud/seams'
import type { Fanout, Notice } from '../../../domain/notice/types'

export const changesOf = (changes: DocumentChange[], name: string): DocumentChange[] =>
  changes.filter((c) => c.collection === name)

/** The notices that one write tells of: there already, or in a document that becomes many. */
export function tellsIn(changes: DocumentChange[]): Notice[] {
  const fresh = <T>(name: string): T[] =>
    changesOf(changes, name).flatMap((c) => (c.before ? [] : [c.after as unknown as T]))
  return [...fresh<Notice>('notices'), ...fresh<Fanout>('fanouts').flatMap((f) => f.notices)]
}
