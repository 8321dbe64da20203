import { GONE, without, withoutNumbers } from '../identity/leaving'
import type { Principal } from '../matter/types'
import type { Complaint } from './types'

/** A complaint without this account: it is answered all the same; whose it was does not stand in it. */
export function nameless(c: Complaint, user: Principal): Complaint {
  const isOwn = c.complainant === user
  const clean = isOwn ? withoutNumbers : (text: string) => text
  return {
    ...c,
    complainant: isOwn ? GONE : c.complainant,
    complainantStaffId: isOwn ? null : c.complainantStaffId,
    except: without(user, c.except),
    waitingFor: c.waitingFor === user ? GONE : c.waitingFor,
    text: clean(c.text),
    who: clean(c.who),
    rating: c.rating && { ...c.rating, comment: clean(c.rating.comment) },
    history: c.history.map((entry) =>
      entry.by.principal === user
        ? { ...entry, by: { ...entry.by, principal: GONE }, note: clean(entry.note) }
        : entry,
    ),
  }
}
