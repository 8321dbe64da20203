import type { Notice } from '../../domain/notice/types'
import { noticesAbout, put, submitted } from './reports'
import { OPENID, SETTINGS, type Person } from './street'
import { rid, type Town } from './town'

export const TASK = SETTINGS.templates.task.id

/** What tests of the outbox do and look at, in the town of the moment. */
export function outboxOf(town: () => Town) {
  return {
    stored: (notice: Notice): Notice => town().notices({ _id: notice._id })[0]!,
    /** The person taps “接收下一条”: WeChat and our own count know of `times` more. */
    async subscribe(person: Person, times = 1, atWeChat = times): Promise<void> {
      town().cloud.pushes.grant(OPENID[person], TASK, atWeChat)
      const input = { results: { task: 'accept' } } as const
      for (let i = 0; i < times; i++)
        await town().ask(person, 'notice.accept', { requestId: rid(), ...input })
    },
    quotaOf: async (person: Person): Promise<number> =>
      (await town().ask(person, 'identity.me', {})).quota.task ?? 0,
    /** A notice to the worker of A1 as a commit leaves it, before anybody has tried to send it. */
    waiting(): Notice {
      const now = town().cloud.clock.now()
      const report = submitted({}, now)
      put(town(), { ...report, wakeAt: null, watching: null })
      const [notice] = noticesAbout(report, report.history, [report.reporter], now)
      town().cloud.store.insertMany('notices', [structuredClone(notice) as never])
      return notice!
    },
    fallbacksOf: (notice: Notice): Notice[] => town().notices({ _id: `${notice._id}:lead` }),
    sentTo: (person: Person): number =>
      town()
        .cloud.pushes.all()
        .filter((p) => p.openid === OPENID[person] && p.errCode === 0).length,
    attempts: (): number => town().cloud.pushes.all().length,
  }
}
