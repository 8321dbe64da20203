import type { Migration, Stored } from './types'

/** Waits whose urgency is the 办理时限 where there is one. */
const UNDER_DEADLINE = ['assign', 'sign', 'handle']

/**
 * What the timer wakes for and what lists are sorted by were one field (`nextAt`); the 办理时限 was
 * called `dueAt`.
 */
export const reportsWaitAndAreDue: Migration = {
  no: 1,
  name: 'reports: wakeAt apart from dueAt',
  collection: 'reports',
  change(stored) {
    if ((stored.shape ?? 1) >= 2) return null
    const { nextAt = null, nextKind = null, dueAt: deadlineAt = null, ...rest } = stored
    const watching = rest.reopenAsked === true ? 'grant' : nextKind
    const isUnder = UNDER_DEADLINE.includes(String(watching))
    const dueAt = isUnder ? (deadlineAt ?? nextAt) : nextAt
    return { ...rest, shape: 2, deadlineAt, dueAt, wakeAt: nextAt, watching }
  },
}

/** What every fallback said until then. */
const FALLBACK_WORDS = { title: '有任务未能提醒到人', tip: '请电话告知网格员' }

/** Addresses of pages that have moved since. */
const MOVED: Record<string, string> = {
  'packages/grid/task/index': 'packages/duty/task/index',
  'packages/desk/handle/index': 'packages/duty/handle/index',
}

function movedPage(page: string): string {
  const [path = '', query] = page.split('?')
  const now = MOVED[path] ?? path
  return query === undefined ? now : `${now}?${query}`
}

/** Notices know no context: what they are about is any `_id`, their fallback has its own words. */
export const noticesKnowNoContext: Migration = {
  no: 2,
  name: 'notices: about anything, with the words of their fallback',
  collection: 'notices',
  change(stored): Stored | null {
    if (stored.shape === 2) return null
    const { reportId, fallbackTo = null, page, ...rest } = stored
    const about = String(reportId)
    const task = `packages/duty/task/index?id=${encodeURIComponent(about)}`
    const fallback = fallbackTo === null ? null : { to: fallbackTo, ...FALLBACK_WORDS, page: task }
    return { ...rest, shape: 2, about, fallback, page: movedPage(String(page)) }
  },
}

/** Requests have marks of their own (collection `requests`); an account remembers none. */
export const accountsForgetRequests: Migration = {
  no: 3,
  name: 'users: requests are remembered elsewhere',
  collection: 'users',
  change(stored) {
    const { acceptIds, ...rest } = stored
    // One that was written meanwhile is younger.
    if (acceptIds === undefined && (rest.shape ?? 1) >= 2) return null
    return { ...rest, shape: 2 }
  },
}
