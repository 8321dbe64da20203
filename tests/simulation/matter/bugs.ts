import type { Bug } from '../types'

const RUNNER = 'cloudfunctions/api/matter.ts'

/** Bugs in what carries out a step of any matter. */
export const MATTER_BUGS: Bug[] = [
  {
    name: 'the version is not compared',
    breaks: ['a step is taken on what the person saw'],
    seed: 2,
    file: RUNNER,
    from: "if (matter.version !== call.version) return refuse('changed')",
    to: '',
  },
  {
    name: 'a step is taken from any state, and nobody asserts it',
    breaks: ['every transition is in the table, with actor, reason and time'],
    seed: 1,
    file: 'domain/matter/permit.ts',
    from: "if (!row.from.includes(state)) return { ok: false, code: 'wrongState' }",
    to: '',
    and: [
      {
        file: 'domain/matter/move.ts',
        from: 'if (!row.from.includes(from)) {',
        to: 'if (false) {',
      },
    ],
  },
  {
    name: 'notices outside the transaction',
    breaks: ['every step is committed with its notices'],
    seed: 1,
    file: RUNNER,
    from: 'await writeNotices(transaction, next,',
    to: 'await writeNotices({ collection } as never, next,',
  },
  {
    name: 'written outside the transaction',
    breaks: [
      'every request that had an effect left its mark, once',
      'every step is committed with its notices',
      'a history only grows, and each step raises the version',
    ],
    seed: 1,
    file: RUNNER,
    from: 'await documents(kind, transaction).put(next)',
    to: 'await documents(kind).put(next)',
  },
  {
    name: 'tried again without looking again',
    breaks: [
      'nothing fails where nothing went wrong',
      'a history only grows, and each step raises the version',
    ],
    seed: 4,
    file: RUNNER,
    from: 'context.readAnewWith(found(kind, call.id)),',
    to: "((globalThis as any)['last' + call.id] ??= context.readAnewWith(found(kind, call.id))),",
  },
  {
    name: 'nobody watches what is assigned',
    breaks: ['nothing fails where nothing went wrong'],
    seed: 4,
    file: 'domain/report/deadlines.ts',
    from: 'return waitFor(report, { who, kind, dueAt, wakeAt })',
    to: "return { ...waitFor(report, { who, kind, dueAt, wakeAt }), wakeAt: kind === 'sign' ? null : wakeAt }",
  },
  {
    name: 'nobody watches what is assigned, and nobody asserts it',
    breaks: ['what is open waits for somebody, by a time, and is watched'],
    seed: 4,
    file: 'domain/report/deadlines.ts',
    from: 'return waitFor(report, { who, kind, dueAt, wakeAt })',
    to: "return { ...waitFor(report, { who, kind, dueAt, wakeAt }), wakeAt: kind === 'sign' ? null : wakeAt }",
    and: [{ file: RUNNER, from: '  assertWhole(kind.table, next)\n', to: '' }],
  },
  {
    name: 'an escalation moves what lists go by',
    breaks: ['an escalation makes nothing less urgent'],
    seed: 2,
    file: 'domain/matter/escalate.ts',
    from: 'escalations: matter.escalations + 1, wakeAt: next }',
    to: 'escalations: matter.escalations + 1, wakeAt: next, dueAt: next }',
  },
  {
    name: 'what was rejected or withdrawn is removed',
    breaks: ['no matter is ever removed'],
    seed: 1,
    file: RUNNER,
    from: '  const [view] = await Promise.all([\n',
    to: "  if (matter.state === 'REJECTED' || matter.state === 'CANCELLED') await collection(kind.collection).remove(matter._id)\n  const [view] = await Promise.all([\n",
  },
]
