import type { DocumentChange } from '../../../devtools/cloud/seams'
import type { Answered, Invariant, World } from '../../../devtools/simulation/types'
import { MINUTE_MS } from '../../../domain/calendar/zone'
import type { Answer, HomeView, Page, ReportCard, ReportView } from '../../../domain/contract'
import type { Report } from '../../../domain/report/types'
import { holdsPost, isSamePerson, reportsOf } from '../people'

/** What must hold of reports beyond the rules of all matters. */

/** Steps by which somebody says that a report is solved, and those by which somebody judges that. */
const SOLVES: ReadonlySet<string> = new Set(['resolve', 'selfHandle'])
const VERIFIES: ReadonlySet<string> = new Set(['verifyPass', 'verifyFail'])
const JUDGES: ReadonlySet<string> = new Set([...VERIFIES, 'rate', 'reopen'])

/** Somebody who judges what he has solved himself, or verifies what he has reported. */
function judgesOwnWork({ reporter, history }: Report): string | undefined {
  const solvers: string[] = []
  for (const { action, by } of history) {
    if (SOLVES.has(action)) solvers.push(by.principal)
    const isParty = solvers.some((who) => isSamePerson(who, by.principal))
    if (JUDGES.has(action) && isParty) return `${action} by ${by.principal}, who solved it`
    if (VERIFIES.has(action) && isSamePerson(reporter, by.principal))
      return `${action} by ${by.principal}, who reported it`
  }
  return undefined
}

const reportsIn = (changes: DocumentChange[]): Report[] =>
  changes.flatMap((c) =>
    c.collection === 'reports' && c.after ? [c.after as unknown as Report] : [],
  )

/**
 * Who was given each version of each report, to handle or to verify, by `<id> v<version>`: what an answer
 * shows may be older.
 */
const givenOf = (w: World): Map<string, string[]> =>
  w.remember('given', () => new Map<string, string[]>())

/** Whether somebody has to do with a report whatever becomes of it: who reported it, its grid, the desk. */
function isOfIt(openid: string, { reporter, gridCode }: Report): boolean {
  if (reporter === `user:${openid}`) return true
  if (holdsPost(openid, 'dispatcher') || holdsPost(openid, 'streetLeader')) return true
  if (gridCode === null) return false
  return (
    holdsPost(openid, 'gridWorker', gridCode) ||
    holdsPost(openid, 'gridLead', gridCode) ||
    holdsPost(openid, 'firstSecretary', gridCode.slice(0, 12))
  )
}

interface Call {
  name?: string
  input?: { requestId?: string; id?: string; scope?: string }
}

/** A call of the client and its answer where there is one; else null. */
function heardOf<T>({ fn, data, answer }: Answered): { call: Call; got: Answer<T> } | null {
  if (fn !== 'api' || !('result' in answer)) return null
  return { call: (data ?? {}) as Call, got: answer.result as Answer<T> }
}

/** An acknowledged step is in the report's history. */
const isKept: Invariant['answer'] = (answered, w) => {
  const heard = heardOf<ReportView>(answered)
  if (!heard?.got.ok || !heard.call.name?.startsWith('report.')) return undefined
  const { name, input } = heard.call
  if (!input?.requestId) return undefined
  const view = heard.got.data
  const report = reportsOf(w).get(view?.id ?? input.id ?? '')
  // A submission that is repeated by nobody who may read it says not even which report it was.
  if (!view && !input.id) return undefined
  if (!report) return `${name} was answered ok, but the report is not stored`
  if (!report.history.some((h) => h.requestId === input.requestId))
    return `${name} was answered ok, but ${report._id} knows no such request`
  return view && report.version < view.version
    ? `${report._id} is older than what was answered`
    : undefined
}

/** What a repetition shows: to whoever had to do with that version, and to nobody else. */
const showsNothingMore: Invariant['answer'] = (answered, w) => {
  const heard = heardOf<ReportView>(answered)
  const openid = answered.openid ?? ''
  if (!heard?.got.ok || !heard.call.name?.startsWith('report.')) return undefined
  const view = heard.got.data
  if (view === null) {
    const report = reportsOf(w).get(heard.call.input?.id ?? '')
    return report && isOfIt(openid, report)
      ? `${heard.call.name} tells nothing to ${openid}, who has to do with ${report._id}`
      : undefined
  }
  if (!view.repeated) return undefined
  const given = givenOf(w).get(`${view.id} v${view.version}`) ?? []
  const isGiven = given.some((staffId) => isSamePerson(staffId, `user:${openid}`))
  return isGiven || isOfIt(openid, reportsOf(w).get(view.id)!)
    ? undefined
    : `${heard.call.name} again shows ${view.id} v${view.version} to ${openid}`
}

type Due = Pick<ReportCard, 'id' | 'dueAt' | 'overdue'>

/** Longer than a call lives: what was due so long ago was overdue when the list was made. */
const LONG_AGO_MS = 2 * MINUTE_MS

/** What is wrong with a work list: its order, or whom it calls overdue. */
function disorder(items: readonly Due[], w: World): string | undefined {
  for (const [i, { id, dueAt, overdue }] of items.entries()) {
    if (dueAt === null) return `${id} waits without an end`
    const before = items[i - 1]
    if (before && dueAt < before.dueAt!) return `${id} is due before ${before.id}`
    if (overdue && dueAt >= w.now()) return `${id} is called overdue before its time`
    // A 重办 that is asked for waits on an ended report, which is never called overdue.
    const isLate = reportsOf(w).get(id)?.open && dueAt < w.now() - LONG_AGO_MS
    if (isLate && !overdue) return `${id} is overdue and not called so`
  }
  return undefined
}

const goesByWhatIsDue: Invariant['answer'] = (answered, w) => {
  const list = heardOf<Page<ReportCard>>(answered)
  if (!list?.got.ok || !list.got.data) return undefined
  const { name, input } = list.call
  const isWork = input?.scope === 'todo' || input?.scope === 'desk'
  if (name === 'report.list' && isWork) return disorder(list.got.data.items, w)
  const home = heardOf<HomeView>(answered)!
  return name === 'home.open' && home.got.ok ? disorder(home.got.data!.todo, w) : undefined
}

export const invariants: Invariant[] = [
  {
    name: 'nobody judges their own work',
    source: 'DOMAIN §6.4',
    write: (changes, w) => {
      for (const r of reportsIn(changes)) {
        const given = [r.handlerId, r.verifier?.id].filter((id) => typeof id === 'string')
        givenOf(w).set(`${r._id} v${r.version}`, given)
        const wrong = judgesOwnWork(r)
        if (wrong) return `${r._id}: ${wrong}`
      }
      return undefined
    },
  },
  {
    name: 'an acknowledged step is stored',
    source: 'docs/local-cloud.md: what was acknowledged is there',
    answer: isKept,
  },
  {
    name: 'a repetition by somebody who may no longer read carries no content',
    source: 'cloudfunctions/api/context.ts: NOTHING_TO_SHOW',
    answer: showsNothingMore,
  },
  {
    name: 'lists go by what is due, overdue first',
    source: 'domain/matter/types: Matter.dueAt',
    answer: goesByWhatIsDue,
  },
]
