import type { CallName } from '../../domain/contract'
import { ACTS, type WritingName } from '../../domain/contract/acts'
import type { User } from '../../domain/identity/types'
import { OPENID, type Person } from './street'
import type { Town } from './town'

type Caller = Person | { openid: string }

/** What a person has used, as it is stored. */
export const usedOf = ({ cloud }: Town, who: Caller): User['used'] => {
  const openid = typeof who === 'string' ? OPENID[who] : who.openid
  return (cloud.store.find('users', { openid })[0] as unknown as User | undefined)?.used
}

/** Calls after which there is no account to count in. */
const LEAVES_NOTHING: readonly CallName[] = ['identity.leave']

/** A writing call that was carried out is counted once, as what it is, and as nothing else (限次). */
export function expectCounted(name: CallName, before: User['used'], after: User['used']): void {
  if (LEAVES_NOTHING.includes(name)) return
  const act = ACTS[name as WritingName]
  const [then, now] = [before?.[act], after?.[act]]
  expect([name, now?.inDay]).toEqual([name, (then?.day === now?.day ? (then?.inDay ?? 0) : 0) + 1])
  // Whoever is asked to agree first has done that as well.
  const others = (used: User['used']) => ({ ...used, account: null, [act]: null })
  expect(others(after)).toEqual(others(before))
}
