import type { DocumentChange } from '../../../devtools/cloud/seams'
import type { Answered, Invariant, World } from '../../../devtools/simulation/types'
import type { Answer, HomeView, Page, ReportCard, ReportView } from '../../../domain/contract'
import type { Report } from '../../../domain/report/types'
import type { Role } from '../../../domain/street/types'
import { LONG_AGO_MS, holdsPost, isSamePerson, isSteady, reportsOf } from '../people'

/** What must hold of reports beyond the rules of all matters. */

/** Steps by which somebody says that a report is solved, and those by which somebody judges that. */
const SOLVES: ReadonlySet<string> = new Set(['resolve', 'selfHandle'])
const VERIFIES: ReadonlySet<string> = new Set(['verifyPass', 'verifyFail'])
const RATES: ReadonlySet<string> = new Set(['rate', 'reopen'])

/** A step of these by somebody who has solved it before. */
function judgesOwnWork(judges: ReadonlySet<string>, { history }: Report): string | undefined {
  const solvers: string[] = []
  for (const { action, by } of history) {
    if (SOLVES.has(action)) solvers.push(by.principal)
    const isParty = solvers.some((who) => isSamePerson(who, by.principal))
    if (judges.has(action) && isParty) return `${action} by ${by.principal}, who solved it`
  }
  return undefined
}

/** A step of verifying by whoever reported it. */
function verifiesOwnReport({ reporter, history }: Report): string | undefined {
  const own = history.find(
    ({ action, by }) => VERIFIES.has(action) && isSamePerson(reporter, by.principal),
  )
  return own && `${own.action} by ${own.by.principal}, who reported it`
}

/** A 重办 that was asked for waits at the 分流台 and is watched, whatever else is done meanwhile. */
function lostAsking({ reopenAsked, waitingFor, watching, wakeAt }: Report): string | undefined {
  const isKept = waitingFor === 'desk' && watching === 'grant' && wakeAt !== null
  return !reopenAsked || isKept
    ? undefined
    : `asked for again, but ${watching} waits for ${waitingFor} until ${wakeAt}`
}

/** Asks something of every report that is written. */
const ofEach =
  (ask: (r: Report) => string | undefined): Invariant['write'] =>
  (changes) => {
    for (const r of reportsIn(changes)) {
      const wrong = ask(r)
      if (wrong) return `${r._id}: ${wrong}`
    }
    return undefined
  }

const reportsIn = (changes: DocumentChange[]): Report[] =>
  changes.flatMap((c) =>
    c.collection === 'reports' && c.after ? [c.after as unknown as Report] : [],
  )

/**
 * Who was given each version of each report, to look at, handle or verify, by `<id> v<version>`: what an answer
 * shows may be older.
 */
const givenOf = (w: World): Map<string, string[]> =>
  w.remember('given', () => new Map<string, string[]>())

/** Whether somebody has to do with a report whatever becomes of it: who reported it, its grid, the desk. */
function isOfIt(w: World, openid: string, { reporter, gridCode }: Report): boolean {
  const holds = (role: Role, scopeId?: string): boolean => holdsPost(w, openid, role, scopeId)
  if (reporter === `user:${openid}`) return true
  if (holds('dispatcher') || holds('streetLeader')) return true
  if (gridCode === null) return false
  return (
    holds('gridWorker', gridCode) ||
    holds('gridLead', gridCode) ||
    holds('firstSecretary', gridCode.slice(0, 12))
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

const hasJustMoved = ({ history }: Report, w: World): boolean =>
  history.some((h) => h.action === 'settle' && h.at > w.now() - LONG_AGO_MS)

/** What a repetition shows: to whoever had to do with that version, and to nobody else. */
const showsNothingMore: Invariant['answer'] = (answered, w) => {
  const heard = heardOf<ReportView>(answered)
  const openid = answered.openid ?? ''
  if (!heard?.got.ok || !heard.call.name?.startsWith('report.')) return undefined
  const view = heard.got.data
  // Who was of its grid when the answer was made, nobody can say shortly after an import.
  const about = reportsOf(w).get(view?.id ?? heard.call.input?.id ?? '')
  if (!isSteady(w, openid) || (about && hasJustMoved(about, w))) return undefined
  if (view === null) {
    const report = reportsOf(w).get(heard.call.input?.id ?? '')
    return report && isOfIt(w, openid, report)
      ? `${heard.call.name} tells nothing to ${openid}, who has to do with ${report._id}`
      : undefined
  }
  if (!view.repeated) return undefined
  const given = givenOf(w).get(`${view.id} v${view.version}`) ?? []
  const isGiven = given.some((staffId) => isSamePerson(staffId, `user:${openid}`))
  return isGiven || isOfIt(w, openid, reportsOf(w).get(view.id)!)
    ? undefined
    : `${heard.call.name} again shows ${view.id} v${view.version} to ${openid}`
}

type Due = Pick<ReportCard, 'id' | 'dueAt' | 'overdue'>

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
    name: 'nobody verifies what they did',
    source: 'DOMAIN §6.4',
    write: ofEach((r) => judgesOwnWork(VERIFIES, r)),
  },
  {
    name: 'nobody verifies what they reported',
    source: 'DOMAIN §6.4',
    write: ofEach(verifiesOwnReport),
  },
  {
    name: 'nobody rates what they did',
    source: 'DOMAIN §6.4, by whatever path it came',
    write: ofEach((r) => judgesOwnWork(RATES, r)),
  },
  {
    name: 'what is asked for again waits at the desk and is watched',
    source: 'domain/report/decide.ts: askAgain',
    write: ofEach(lostAsking),
  },
  {
    name: 'an acknowledged step is stored',
    source: 'docs/local-cloud.md: what was acknowledged is there',
    answer: isKept,
  },
  {
    name: 'a repetition by somebody who may no longer read carries no content',
    source: 'cloudfunctions/api/context.ts: NOTHING_TO_SHOW',
    write: (changes, w) => {
      for (const { _id, version, handlerId, verifier, waitingFor } of reportsIn(changes)) {
        const given = [handlerId, verifier?.id, waitingFor].filter((id) => typeof id === 'string')
        givenOf(w).set(`${_id} v${version}`, given)
      }
      return undefined
    },
    answer: showsNothingMore,
  },
  {
    name: 'lists go by what is due, overdue first',
    source: 'domain/matter/types: Matter.dueAt',
    answer: goesByWhatIsDue,
  },
]
