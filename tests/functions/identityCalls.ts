import type { CallName } from '../../domain/contract'
import { inWordsOfNow } from '../../domain/identity/purposes'
import type { Person } from './street'

/** Calls about the own account, each with what it is asked with; the last leaves nothing of its caller. */
export const IDENTITY_CASES: { name: CallName; who: Person; input: object; writes: boolean }[] = [
  { name: 'identity.me', who: 'workerA1', input: {}, writes: false },
  { name: 'identity.update', who: 'resident', input: { nickname: '老王' }, writes: true },
  {
    name: 'identity.agree',
    who: 'resident',
    input: { consents: inWordsOfNow(['account']) },
    writes: true,
  },
  { name: 'identity.withdraw', who: 'resident', input: { purposes: ['points'] }, writes: true },
  { name: 'identity.myData', who: 'resident', input: {}, writes: false },
  { name: 'identity.leave', who: 'neighbour', input: {}, writes: true },
]
