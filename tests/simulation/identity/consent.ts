import type { DocumentChange } from '../../../devtools/cloud/seams'
import type { Act, Answered, Invariant, World } from '../../../devtools/simulation/types'
import type { Purpose } from '../../../domain/call/basis'
import type { Answer } from '../../../domain/contract'
import { BASE, inWordsOfNow } from '../../../domain/identity/purposes'
import type { User } from '../../../domain/identity/types'
import { OPENID } from '../cast'
import { tap } from '../people'
import { allSent, contentOf, type Sent } from '../sent'

/** 同意 and 撤回同意: a person agrees, withdraws it, and the first tap arrives once more. */

const WHO = ['resident', 'neighbour', 'workerA1'] as const

/** Agrees, then withdraws; a phone that lay in a dead spot sends the first tap again. */
export async function changesMind(a: Act): Promise<void> {
  const who = a.dice.oneOf(WHO)
  const purpose = a.dice.oneOf(['account', 'points'] as const)
  const given = { requestId: a.requestId(), consents: inWordsOfNow([purpose]) }
  await tap(a, who, 'identity.agree', given)
  if (a.dice.chance(0.2)) return
  const taken = { requestId: a.requestId(), purposes: [purpose] }
  await tap(a, who, 'identity.withdraw', taken)
  if (a.dice.chance(0.7)) await tap(a, who, 'identity.agree', given)
}

/** Requests that can have no effect any more: they were answered for good. By person, id and content. */
const overIn = (w: World): Set<string> => w.remember('consents over', () => new Set<string>())

const keyOf = (user: string, sent: Pick<Sent, 'name' | 'input'>): string =>
  `${user} ${contentOf(sent)}`

const ASKS = ['identity.agree', 'identity.withdraw']

function noteAnswer({ fn, data, openid, answer }: Answered, w: World): void {
  const { name, input } = (data ?? {}) as Sent
  if (fn !== 'api' || !ASKS.includes(name) || !('result' in answer)) return
  const got = answer.result as Answer<unknown>
  if (got.ok || !got.retryable) overIn(w).add(keyOf(`user:${openid}`, { name, input }))
}

/** What a request asks about these purposes. */
function asks({ name, input }: Sent, purpose: Purpose, agree: boolean): boolean {
  if (agree) {
    const given = input.consents as { purpose: Purpose }[] | undefined
    return name === 'identity.agree' && given!.some((c) => c.purpose === purpose)
  }
  const taken = input.purposes as Purpose[] | undefined
  return name === 'identity.withdraw' && (taken!.includes(purpose) || taken!.includes(BASE))
}

/** Whether the person has asked for this and may not have been heard yet. */
const isAsked = (w: World, user: string, purpose: Purpose, agree: boolean): boolean =>
  allSent(w).some(
    (s) =>
      asks(s, purpose, agree) && `user:${OPENID[s.who]}` === user && !overIn(w).has(keyOf(user, s)),
  )

/** A consent that changes though nothing that asks for it is under way: an old request did it again. */
function undone(changes: DocumentChange[], w: World): string | undefined {
  for (const c of changes) {
    if (c.collection !== 'users' || !c.after) continue
    const [before, after] = [c.before, c.after] as unknown as [User | null, User]
    const purposes = Object.keys({ ...before?.consents, ...after.consents }) as Purpose[]
    for (const purpose of purposes) {
      const [old, own] = [before?.consents[purpose], after.consents[purpose]]
      if (JSON.stringify(old) === JSON.stringify(own)) continue
      if (!isAsked(w, String(c.id), purpose, own !== undefined))
        return `${c.id}: ${purpose} ${own ? 'agreed' : 'withdrawn'} by a request that had its answer before`
    }
  }
  return undefined
}

export const consentInvariant: Invariant = {
  name: 'a withdrawal of consent is not undone by a late duplicate',
  source: 'PIPL art. 15; cloudfunctions/api/once.ts',
  write: undone,
  answer: (answered, w) => void noteAnswer(answered, w),
}
