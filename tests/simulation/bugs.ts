import type { Machine } from '../../devtools/cloud/machine'

/**
 * Planted bugs, for proving that the simulation would see them: one text of the sources replaced by
 * another when the functions are bundled. `from` must stand in the file exactly once.
 */
export interface Bug {
  name: string
  /** The seed that shows it soonest, by default the first: it is tried before the others. */
  seed?: number
  file: string
  from: string
  to: string
}

/** A bug of the cloud itself, planted into a running one. */
export interface Sabotage {
  name: string
  seed?: number
  plant(m: Machine): void
}

export const BUGS: Bug[] = [
  {
    name: 'the version is not compared',
    seed: 3,
    file: 'cloudfunctions/api/report/step.ts',
    from: "if (report.version !== call.version) return refuse('changed')",
    to: '',
  },
  {
    name: 'the count is lowered without a floor',
    seed: 2,
    file: 'cloudfunctions/jobs/outbox.ts',
    from: '{ _id: user._id, [field]: command.gt(0) }',
    to: '{ _id: user._id }',
  },
  {
    name: 'an inbox shows openids',
    seed: 3,
    file: 'cloudfunctions/api/notice/noticeId.ts',
    from: 'id.replace(`:${user._id}`, `:${ME}`)',
    to: 'id',
  },
  {
    name: 'notices outside the transaction',
    file: 'cloudfunctions/api/report/step.ts',
    from: "for (const notice of notices) await transaction.collection('notices').add(notice)",
    to: "for (const notice of notices) await collection('notices').add(notice)",
  },
  {
    name: 'a step without looking for its request',
    seed: 2,
    file: 'cloudfunctions/api/report/step.ts',
    from: "if (done) return ok('repeated')",
    to: '',
  },
  {
    name: 'written outside the transaction',
    file: 'cloudfunctions/api/report/step.ts',
    from: 'await reports.put(next)',
    to: "await collection('reports').put(next)",
  },
  {
    name: 'a conflict is not tried again',
    file: 'cloudfunctions/platform/transact.ts',
    from: 'if (!isConflict(error)) throw error',
    to: 'throw error',
  },
  {
    name: 'tried again without looking again',
    seed: 2,
    file: 'cloudfunctions/api/report/step.ts',
    from: 'const report = await reports.get(call.id)\n    const by',
    to: "const report = ((globalThis as any)['last' + call.id] ??= await reports.get(call.id))\n    const by",
  },
  {
    name: 'a claim without looking at the state',
    file: 'cloudfunctions/jobs/outbox.ts',
    from: "{ _id: id, 'push.state': 'waiting', 'push.nextAt': command.lte(at) }",
    to: '{ _id: id }',
  },
  {
    name: 'the lease is not waited for',
    file: 'domain/notice/outbox.ts',
    from: "push.state === 'sending' && push.nextAt !== null && push.nextAt <= now",
    to: "push.state === 'sending' && push.nextAt !== null && push.nextAt <= now && false",
  },
  {
    name: 'an abandoned claim is sent again',
    seed: 3,
    file: 'cloudfunctions/jobs/outbox.ts',
    from: "await record(notice, endUnsent(notice.push, 'uncertain'))\n}",
    to: "await collection('notices').changeWhere({ _id: notice._id }, { 'push.state': 'waiting', 'push.nextAt': now() })\n}",
  },
  {
    name: 'a lost answer of WeChat is taken for unsent',
    seed: 4,
    file: 'cloudfunctions/platform/push.ts',
    from: "? 'unknown' : code",
    to: '? BUSY : code',
  },
  {
    name: 'the fallback is forgotten',
    file: 'cloudfunctions/jobs/outbox.ts',
    from: 'if (fallback) await addOnce(fallback)',
    to: '',
  },
  {
    name: 'a message is counted twice',
    file: 'cloudfunctions/api/notice/accept.ts',
    from: '{ _id: user._id, acceptIds: command.nin([input.requestId]) }',
    to: '{ _id: user._id }',
  },
  {
    name: 'nobody watches what is assigned',
    file: 'domain/report/steps.ts',
    from: '    nextAt: watchAt(s.settings.calendar, kind, s.now, isStar(report, s.settings), report.dueAt),\n    escalations: 0,',
    to: "    nextAt: kind === 'sign' ? null : watchAt(s.settings.calendar, kind, s.now, isStar(report, s.settings), report.dueAt),\n    escalations: 0,",
  },
  {
    name: 'a report has a random id',
    seed: 4,
    file: 'cloudfunctions/api/report/create.ts',
    from: '.update(`${openid}:${requestId}`)',
    to: '.update(`${openid}:${requestId}:${Math.random()}`)',
  },
  {
    name: 'the timer does not look again',
    seed: 4,
    file: 'domain/report/watch.ts',
    from: '|| report.nextAt > s.now) return null',
    to: ') return null',
  },
  {
    name: 'the sweep sends only what was asked for',
    seed: 4,
    file: 'cloudfunctions/jobs/sweep.ts',
    from: "{ 'push.nextAt': command.lte(now()) },",
    to: "{ 'push.nextAt': command.lte(0) },",
  },
  {
    name: 'staff see who reported',
    file: 'domain/report/view.ts',
    from: ": '居民'",
    to: ': report.reporter',
  },
]

export const SABOTAGES: Sabotage[] = [
  {
    name: 'a store without conflicts',
    seed: 2,
    plant: (m) => {
      m.store.transactions.lock = (tx, key) => void tx.locks.add(key)
    },
  },
  {
    name: 'a commit that writes half',
    plant: (m) => {
      const { store } = m
      const commit = store.commit.bind(store)
      store.commit = (tx) => {
        const last = [...tx.writes.keys()].pop()
        if (tx.writes.size > 1 && last) tx.writes.delete(last)
        commit(tx)
      }
    },
  },
  {
    name: 'a commit that is acknowledged and lost',
    plant: (m) => {
      const { store } = m
      const commit = store.commit.bind(store)
      let commits = 0
      store.commit = (tx) => {
        if (++commits % 7 === 0) tx.writes.clear()
        commit(tx)
      }
    },
  },
]
