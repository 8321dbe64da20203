import type { Act, Actor, Answered, Invariant } from '../../devtools/simulation/types'
import type { Answer } from '../../domain/contract'
import type { User } from '../../domain/identity/types'
import { OPENID, STAFF } from '../functions/street'
import { PEOPLE, look, tap } from './people'

/** Accounts: who somebody is, what of it anybody sees. */

async function looksAtHimself(a: Act): Promise<void> {
  const who = a.dice.oneOf(PEOPLE)
  await look(a, who, a.dice.oneOf(['identity.me', 'identity.myData'] as const), {})
}

async function changesHimself(a: Act): Promise<void> {
  const who = a.dice.oneOf(['resident', 'neighbour'] as const)
  await tap(a, who, 'identity.update', { requestId: a.requestId(), elderMode: a.dice.chance(0.5) })
}

export const actors: Actor[] = [
  { name: 'somebody looks at the own account', weight: 2, act: looksAtHimself },
  { name: 'somebody changes the own account', weight: 2, act: changesHimself },
]

const SECRETS: readonly string[] = [
  ...Object.values(OPENID),
  ...STAFF.map((s) => s.phone).filter((p) => p !== ''),
]

/** An answer carries nobody's openid, not even the own one, and no full phone number of a person. */
function leaks({ fn, answer }: Answered): string | undefined {
  if (fn !== 'api') return undefined
  const text = JSON.stringify(answer)
  const found = SECRETS.find((s) => text.includes(s))
  return found === undefined ? undefined : `an answer carries ${found}`
}

/** What is refused as a surprise, where nothing went wrong around it. */
function surprise({ fn, data, answer, faults }: Answered): string | undefined {
  if (faults.length > 0) return undefined
  if (!('result' in answer)) return `${fn} failed: ${answer.errMsg}`
  const got = answer.result as Answer<unknown>
  const { name } = (data ?? {}) as { name?: string }
  return !got.ok && got.code === 'serverError' ? `${name} is a server error` : undefined
}

export const invariants: Invariant[] = [
  { name: 'no answer carries what its reader may not see', source: 'DOMAIN §6.11', answer: leaks },
  {
    name: 'nothing fails where nothing went wrong',
    source: 'cloudfunctions/api/index.ts: serverError is for surprises',
    answer: surprise,
  },
  {
    name: 'an allowed message is counted once',
    source: 'DOMAIN §6.13; cloudfunctions/api/notice/accept.ts',
    write: (changes) => {
      for (const c of changes) {
        if (c.collection !== 'users') continue
        const { acceptIds } = c.after as unknown as User
        if (new Set(acceptIds).size !== acceptIds.length) return `${c.id} counts a request twice`
      }
      return undefined
    },
  },
]
