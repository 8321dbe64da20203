import { COLLECTIONS } from '../../../cloudfunctions/schema'
import type { Invariant, World } from '../../../devtools/simulation/types'
import type { Complaint } from '../../../domain/complaint/types'
import { GONE } from '../../../domain/identity/leaving'
import type { Report } from '../../../domain/report/types'
import { LONG_AGO_MS } from '../people'
import { isWholeTick } from '../street/settled'
import { leftOf } from './left'

/** After 注销 nothing of the person is anywhere, and what was reported comes to its end without him. */

/** Cleared once more when nothing of before can be under way, by the tick after that. */
const CLEARED_AFTER_MS = 2 * LONG_AGO_MS

function found(w: World, isOver = false): string | undefined {
  const since = w.now() - CLEARED_AFTER_MS
  const gone = [...leftOf(w)].filter(([, { toldAt }]) => toldAt !== null && toldAt <= since)
  if (gone.length === 0) return undefined
  for (const { name } of COLLECTIONS) {
    for (const [id, document] of w.documents(name)) {
      // A tick beside the last one may still be clearing it away; where it dies, the next does.
      if (!isOver && w.writtenAt(name, id) > since) continue
      const text = `${id} ${JSON.stringify(document)}`
      const who = gone.find(([user]) => text.includes(user.slice('user:'.length)))
      if (who) return `${name} ${id} still has ${who[0]}`
    }
  }
  return undefined
}

/** His word is awaited by nobody any more: the timer ends what waited for it. */
function waitsForGone(w: World): string | undefined {
  const all = [
    ...w.documents<Report>('reports').values(),
    ...w.documents<Complaint>('complaints').values(),
  ]
  const one = all.find(({ waitingFor }) => waitingFor === GONE || leftOf(w).has(waitingFor ?? ''))
  return one && `${one._id} (${one.state}) waits for ${one.waitingFor}, who has left`
}

export const goneInvariants: Invariant[] = [
  {
    name: 'nothing of who has left is anywhere',
    source: 'PIPL art. 47; cloudfunctions/jobs/leaving',
    answer: (answered, w) => (isWholeTick(answered, w) ? found(w) : undefined),
    end: (w) => found(w, true),
  },
  {
    name: 'what somebody reported who has left comes to its end',
    source: 'domain/report/nameless.ts, domain/complaint/nameless.ts',
    end: waitsForGone,
  },
]
