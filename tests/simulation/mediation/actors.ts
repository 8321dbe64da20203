import type { Act, Actor } from '../../../devtools/simulation/types'
import type { CaseCard, Page } from '../../../domain/contract'
import type { CaseView } from '../../../domain/mediation/answers'
import type { CaseStepName } from '../../../domain/mediation/calls'
import { accountOf } from '../../../domain/mediation/parties'
import type { Case } from '../../../domain/mediation/types'
import { PEOPLE, type Person } from '../cast'
import { LONG_AGO_MS, look, personOf, tap } from '../people'
import { brings, lastDraft } from '../street/import'
import { AS_IT_BEGAN } from '../street/roster'
import { MEDIATOR_IDS } from './committee'
import { AWAITED, WORDS, application, mediatorOf } from './hands'
import { agrees, books, signs } from './table'

/** Neighbours go to mediation; everybody whose turn it is acts, and sometimes somebody whose turn it is not. */

/** So many open cases are enough for three mediators. */
const MUCH_TO_DO = 6

const casesOf = (a: Act): Case[] => [...a.documents<Case>('cases').values()]
export const caseOf = (a: Act, id: string): Case => a.documents<Case>('cases').get(id)!
export const liveCase = (a: Act, is: (c: Case) => boolean = () => true): Case | undefined =>
  a.dice.pick(
    casesOf(a).filter((c) => c.waitingFor !== null && is(c)),
    (c) => c._id,
  )

const jobNoOf = (id: string): string => id.slice('staff:'.length)

/** One stays: the parties choose among those who are there. */
const mayLeave = (id: string, gone: readonly string[]): boolean =>
  MEDIATOR_IDS.includes(id) &&
  MEDIATOR_IDS.some((other) => other !== id && !gone.includes(jobNoOf(other)))

/** Two residents; with whom the one has the dispute is the other. */
const NEIGHBOURS = ['resident', 'neighbour'] as const

export async function applies(a: Act): Promise<Case | undefined> {
  const { dice } = a
  const isDesk = dice.chance(0.2)
  const who = isDesk ? 'clerk' : dice.oneOf(NEIGHBOURS)
  const requestId = a.requestId()
  await tap(a, who, 'mediation.apply', { requestId, ...application(a, requestId, isDesk) })
  return casesOf(a).find((c) => c.history[0]!.requestId === requestId)
}

/** The clerk gives a code to a party without an account, and whoever of the two is not in yet comes in. */
async function letsIn(a: Act, c: Case): Promise<void> {
  const party = c.parties.find((p) => accountOf(p) === null)
  const inside = c.parties.map((p) => personOf(accountOf(p)))
  const who = NEIGHBOURS.find((p) => !inside.includes(p))
  if (!party || !who) return
  const asked = { requestId: a.requestId(), id: c._id, party: party.key }
  const issued = await tap(a, 'clerk', 'mediation.issueCode', asked)
  const code = issued?.ok ? (issued.data as { code?: string } | null)?.code : undefined
  if (!code) return
  await tap(a, who, 'mediation.enterCode', { requestId: a.requestId(), code, name: party.name })
}

const POSTS: Partial<Record<string, Person>> = { chair: 'chair', clerk: 'clerk' }
export const turnOf = (c: Case): Person[] =>
  c.turn.map((who) => POSTS[who] ?? personOf(who)).filter((p) => p !== undefined)

const OFFICIALS = ['chair', 'clerk', 'mediator', 'second', 'third'] as const

/** The button that is awaited, mostly; now and then another, or one that is not there. */
function choose(a: Act, view: CaseView | null, c: Case): CaseStepName {
  const { dice } = a
  const steps = [...Object.keys(WORDS), 'book', 'move', 'agree', 'sign'] as CaseStepName[]
  const shown = steps.filter((step) => view?.actions.some((x) => x.action === step))
  const awaited = c.watching && AWAITED[c.watching]
  if (awaited && shown.includes(awaited) && dice.chance(0.85)) return awaited
  return shown.length > 0 && dice.chance(0.8) ? dice.oneOf(shown) : dice.oneOf(steps)
}

/** Opens the case and taps one button. */
export async function opens(a: Act, who: Person, id: string): Promise<void> {
  const view = await look<CaseView>(a, who, 'mediation.get', { id })
  const c = caseOf(a, id)
  const step = choose(a, view, c)
  const version = view?.version ?? 1
  if (step === 'book' || step === 'move') return view ? books(a, who, c, view) : undefined
  if (step === 'agree') return agrees(a, c, version)
  if (step === 'sign') return signs(a, c, version)
  if (step === 'consent' && who === 'clerk' && a.dice.chance(0.6)) return letsIn(a, c)
  const input = { requestId: a.requestId(), id, version, ...WORDS[step](a, c, who, step) }
  await tap(a, who, `mediation.${step}`, input)
}

async function acts(a: Act, id: string): Promise<void> {
  const turn = turnOf(caseOf(a, id))
  const isTurn = turn.length > 0 && a.dice.chance(0.9)
  await opens(a, isTurn ? a.dice.oneOf(turn) : a.dice.oneOf([...OFFICIALS, ...NEIGHBOURS]), id)
}

async function movesOn(a: Act, id: string, times: number): Promise<void> {
  for (let left = times; left > 0; left--) {
    const { state, booking, turn } = caseOf(a, id)
    const isWaiting = state === 'SCHEDULED' && (booking?.from ?? 0) > a.now()
    if (turn.length === 0 || (isWaiting && a.dice.chance(0.8))) return
    await acts(a, id)
  }
}

async function goesOn(a: Act): Promise<void> {
  const isFull = casesOf(a).filter((c) => c.open).length >= MUCH_TO_DO
  const c = isFull || a.dice.chance(0.5) ? liveCase(a) : await applies(a)
  if (c) await movesOn(a, c._id, 5)
}

/** The time of a sitting has come: they sit down, and mostly come to an end. */
async function sitsDown(a: Act): Promise<void> {
  const c = liveCase(a, ({ state }) => state === 'SCHEDULED' || state === 'IN_SESSION')
  const lead = mediatorOf(c?.lead?.id)
  if (!c?.booking || !lead) return goesOn(a)
  await a.pass(Math.max(0, c.booking.from - a.now()))
  if (c.state === 'SCHEDULED') await opens(a, lead, c._id)
  await movesOn(a, c._id, 4)
}

/** Two look at the same case and both act on what they saw. */
async function contend(a: Act): Promise<void> {
  const c = liveCase(a)
  if (c) await Promise.all([acts(a, c._id), acts(a, c._id)])
}

/** The mediator of a case is in no roster any more; with another he is back. */
async function leavesHisCase(a: Act): Promise<void> {
  const draft = lastDraft(a).draft ?? AS_IT_BEGAN
  const c = liveCase(a, ({ open, leadId }) => open && mayLeave(leadId ?? '', draft.gone))
  if (!c?.leadId) return goesOn(a)
  const no = jobNoOf(c.leadId)
  await brings(a, { ...draft, gone: [...new Set([...draft.gone, no])] })
  await a.pass(2 * LONG_AGO_MS)
  await a.tick('jobs')
}

/** Whoever has nothing to do with a case, of whatever post, asks for it. */
async function asksFromOutside(a: Act): Promise<void> {
  const c = a.dice.pick(casesOf(a), ({ _id }) => _id)
  const who = a.dice.oneOf([...PEOPLE, ...OFFICIALS])
  const call = a.dice.oneOf(['mediation.get', 'mediation.table', 'mediation.paper'] as const)
  if (c) await look(a, who, call, { id: c._id })
  const scope = a.dice.oneOf(['mine', 'todo', 'table', 'chair', 'open'])
  const page = await look<Page<CaseCard>>(a, who, 'mediation.list', { scope })
  const card = page && a.dice.pick(page.items, ({ id }) => id)
  if (card) await look(a, who, 'mediation.get', { id: card.id })
}

export const actors: Actor[] = [
  { name: 'a dispute goes on', weight: 6, act: goesOn },
  { name: 'a dispute comes to the table', weight: 3, alone: true, act: sitsDown },
  { name: 'two act on the same dispute', weight: 1, act: contend },
  { name: 'a mediator leaves his case', weight: 2, alone: true, act: leavesHisCase },
  { name: 'somebody outside asks for a dispute', weight: 2, act: asksFromOutside },
]

/** Whoever a case waits for opens it. */
export async function opensCasesThatWait(a: Act): Promise<void> {
  for (const c of casesOf(a))
    for (const who of new Set(turnOf(c))) await look(a, who, 'mediation.get', { id: c._id })
}
