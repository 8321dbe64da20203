import type { Answered, Invariant } from '../../../devtools/simulation/types'
import type { Answer } from '../../../domain/contract'
import { OPENID, STAFF } from '../cast'
import { basisInvariant } from './basis'
import { consentInvariant } from './consent'
import { goneInvariants } from './gone'

/** What of an account anybody sees, and that nobody is surprised. */

const SECRETS: readonly string[] = [
  ...Object.values(OPENID),
  ...STAFF.map((s) => s.phone).filter((p) => p !== ''),
]

/** An answer carries nobody's openid, not even the reader's own, and no full phone number of a person. */
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
  consentInvariant,
  basisInvariant,
  ...goneInvariants,
  { name: 'no answer carries what its reader may not see', source: 'DOMAIN §6.11', answer: leaks },
  {
    name: 'nothing fails where nothing went wrong',
    source: 'cloudfunctions/api/index.ts: serverError is for surprises',
    answer: surprise,
  },
]
