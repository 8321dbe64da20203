import type { DocumentChange } from '../../../devtools/cloud/seams'
import type { Act, Answered, Invariant, World } from '../../../devtools/simulation/types'
import type { Answer, MeView } from '../../../domain/contract'
import type { User } from '../../../domain/identity/types'
import { look, tap } from '../people'
import { allSent, contentOf, type Sent } from '../sent'
import { OPENID } from '../cast'

/** 同意 and 撤回同意: a person agrees, withdraws it, and the first tap arrives once more. */

const WHO = ['resident', 'neighbour', 'workerA1'] as const

/** Agrees, then withdraws; a phone that lay in a dead spot sends the first tap again. */
export async function changesMind(a: Act): Promise<void> {
  const who = a.dice.oneOf(WHO)
  const me = await look<MeView>(a, who, 'identity.me', {})
  if (!me) return
  const version = me.privacyVersion
  const input = (agree: boolean) => ({ requestId: a.requestId(), version, agree })
  const given = input(true)
  await tap(a, who, 'identity.consent', given)
  if (a.dice.chance(0.2)) return
  await tap(a, who, 'identity.consent', input(false))
  if (a.dice.chance(0.7)) await tap(a, who, 'identity.consent', given)
}

/** Requests that can have no effect any more: they were answered for good. By person, id and content. */
const overIn = (w: World): Set<string> => w.remember('consents over', () => new Set<string>())

const keyOf = (user: string, sent: Pick<Sent, 'name' | 'input'>): string =>
  `${user} ${contentOf(sent)}`

function noteAnswer({ fn, data, openid, answer }: Answered, w: World): void {
  const { name, input } = (data ?? {}) as Sent
  if (fn !== 'api' || name !== 'identity.consent' || !('result' in answer)) return
  const got = answer.result as Answer<unknown>
  if (got.ok || !got.retryable) overIn(w).add(keyOf(`user:${openid}`, { name, input }))
}

/** Whether the person has asked for this and may not have been heard yet. */
const isAsked = (w: World, user: string, agree: boolean): boolean =>
  allSent(w).some(
    (s) =>
      s.name === 'identity.consent' &&
      s.input.agree === agree &&
      `user:${OPENID[s.who]}` === user &&
      !overIn(w).has(keyOf(user, s)),
  )

/** A consent that changes though nothing that asks for it is under way: an old request did it again. */
function undone(changes: DocumentChange[], w: World): string | undefined {
  for (const c of changes) {
    if (c.collection !== 'users' || !c.after) continue
    const [before, after] = [c.before, c.after] as unknown as [User | null, User]
    const agrees = after.consent !== null
    if (JSON.stringify(before?.consent ?? null) === JSON.stringify(after.consent)) continue
    if (!isAsked(w, String(c.id), agrees))
      return `${c.id}: ${agrees ? 'agreed' : 'withdrawn'} by a request that had its answer before`
  }
  return undefined
}

export const consentInvariant: Invariant = {
  name: 'a withdrawal of consent is not undone by a late duplicate',
  source: 'PIPL art. 15; cloudfunctions/api/once.ts',
  write: undone,
  answer: (answered, w) => void noteAnswer(answered, w),
}
