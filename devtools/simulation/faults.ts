/** What goes wrong on a platform, for any functions. */
import type { FaultKind } from './types'

const OPERATIONS = /^database\.(getDocument|insertDocument|modifyDocument|removeDocument)$/
const isPush = (params: { apiName?: unknown }): boolean =>
  params.apiName === 'subscribeMessage.send'

const any = (): boolean => true

export const PLATFORM_FAULTS: FaultKind[] = [
  { name: 'killed before', rate: 0.008, applies: any, effect: { kind: 'kill', when: 'before' } },
  { name: 'killed after', rate: 0.014, applies: any, effect: { kind: 'kill', when: 'after' } },
  { name: 'answer lost', rate: 0.02, applies: any, effect: { kind: 'loseAnswer' } },
  {
    name: 'conflict at commit',
    rate: 0.1,
    applies: (r) => r.action === 'database.commitTransaction',
    effect: { kind: 'conflictAtCommit' },
  },
  {
    name: 'conflict on an operation',
    rate: 0.03,
    applies: (r) => r.params.transactionId !== undefined && OPERATIONS.test(r.action),
    effect: { kind: 'error', code: 'DATABASE_TRANSACTION_CONFLICT' },
  },
  { name: 'slow', rate: 0.01, applies: any, effect: { kind: 'slow', ms: 3_000 } },
  { name: 'stuck', rate: 0.004, applies: any, effect: { kind: 'slow', ms: 90_000 } },
  ...[-1, 43101, 45009, 47003].map((code): FaultKind => ({
    name: `push ${code}`,
    rate: 0.06,
    applies: (r) => isPush(r.params),
    effect: { kind: 'push', code },
  })),
  {
    name: 'killed after a push',
    rate: 0.12,
    applies: (r) => isPush(r.params),
    effect: { kind: 'kill', when: 'after' },
  },
  {
    name: 'push answer lost',
    rate: 0.12,
    applies: (r) => isPush(r.params),
    effect: { kind: 'loseAnswer' },
  },
]
