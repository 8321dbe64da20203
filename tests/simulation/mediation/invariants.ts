import type { DocumentChange } from '../../../devtools/cloud/seams'
import type { Answered, Invariant, World } from '../../../devtools/simulation/types'
import type { Answer } from '../../../domain/contract'
import type { CaseView } from '../../../domain/mediation/answers'
import { sittersOf } from '../../../domain/mediation/parties'
import type { Case, CaseWatch } from '../../../domain/mediation/types'
import { LONG_AGO_MS, isSteady } from '../people'
import { LOOKED_AFTER_MS, goneAt } from '../street/invariants'
import { isSettled, isThere, isWholeTick } from '../street/settled'
import { NAME, PHONE } from './hands'
import { OPENID, staffIdOf } from '../cast'
import { disagreement } from './calendar'
import { sittingInvariants } from './sitting'

/** What must hold of cases: their time, their numbers, whose turn it is, and who hears of them. */

const casesOf = (w: World): Case[] => [...w.documents<Case>('cases').values()]
const isAtRest = (w: World, c: Case): boolean =>
  w.writtenAt('cases', c._id) <= w.now() - LONG_AGO_MS

const casesIn = (changes: DocumentChange[]): [after: Case, before: Case | null][] =>
  changes.flatMap(({ collection, before, after }) =>
    collection === 'cases' && after
      ? [[after as unknown as Case, before as unknown as Case | null] as [Case, Case | null]]
      : [],
  )

/** 〔2027〕人调字第3号 */
const NUMBER = /^〔(\d{4})〕人调字第(\d+)号$/

const numbersOf = (w: World): Map<string, string> =>
  w.remember('case numbers', () => new Map<string, string>())

/** A number stands on one case, and stays. */
function numberedTwice(changes: DocumentChange[], w: World): string | undefined {
  for (const [{ _id, number }, before] of casesIn(changes)) {
    if (before?.number && before.number !== number) return `${_id} was ${before.number}`
    if (number === '') continue
    const has = numbersOf(w).get(number) ?? _id
    numbersOf(w).set(number, has)
    if (has !== _id) return `${number} is ${has} and ${_id}`
  }
  return undefined
}

/** From the first of a year on, without one left out; whatever was accepted has one. */
function numberMissing(w: World): string | undefined {
  const last = new Map<string, [highest: number, count: number]>()
  for (const number of numbersOf(w).keys()) {
    const [, year, n] = NUMBER.exec(number) ?? []
    if (!year) return `${number} is no number`
    const [highest, count] = last.get(year) ?? [0, 0]
    last.set(year, [Math.max(highest, Number(n)), count + 1])
  }
  for (const [year, [highest, count]] of last)
    if (highest !== count) return `${count} numbers of ${year}, the last is ${highest}`
  const bare = casesOf(w).find((c) => c.acceptedAt !== null && c.number === '' && isAtRest(w, c))
  return bare && `${bare._id} was accepted and has no number`
}

/** The buttons of which one is there for whoever owes the word; the others are beside the point. */
const BUTTONS: Record<CaseWatch, readonly string[]> = {
  screen: ['screen'],
  consent: ['consent'],
  accept: ['accept'],
  acknowledge: ['acknowledge'],
  rank: ['rank'],
  propose: ['propose'],
  take: ['take'],
  approve: ['approve'],
  book: ['book'],
  session: ['open', 'move', 'cancel'],
  finish: ['agree'],
  recuse: ['upholdRecusal'],
  invite: ['agreeInvite'],
  sign: ['sign'],
  rate: ['rate'],
}

/** Of those who sit at a case's table or owe it a word, one who left long since. */
function waitsForNobody(w: World): string | undefined {
  const sits = (c: Case) => (c.choice === null ? [] : sittersOf(c).map(({ id }) => id))
  for (const c of casesOf(w)) {
    if (!c.open || !isAtRest(w, c)) continue
    const gone = [...c.turn, ...(SEATED.has(c.state) ? sits(c) : [])].find(
      (id) =>
        id.startsWith('staff:') &&
        !isThere(w, id) &&
        (goneAt(w).get(id) ?? 0) <= w.now() - LOOKED_AFTER_MS,
    )
    if (gone) return `${c._id} (${c.state}, ${c.watching}) counts on ${gone}, who has left`
  }
  return undefined
}

const SEATED: ReadonlySet<string> = new Set(['CHOOSING', 'SCHEDULED', 'IN_SESSION'])

/** Somebody for whom a case waits opens it, and has no button. */
function noButton({ fn, data, openid, answer }: Answered, w: World): string | undefined {
  const { name, input } = (data ?? {}) as { name?: string; input?: { id?: string } }
  if (fn !== 'api' || name !== 'mediation.get' || !openid || !('result' in answer)) return undefined
  const got = answer.result as Answer<CaseView>
  const c = w.documents<Case>('cases').get(input?.id ?? '')
  if (!c?.open || !c.watching || !isSteady(w, openid)) return undefined
  const posts = { [OPENID.chair]: 'chair', [OPENID.clerk]: 'clerk' }
  const own = [`user:${openid}`, staffIdOf(openid), posts[openid]]
  if (!c.waitingFor || !own.includes(c.waitingFor)) return undefined
  // An import that was left half done has brought it to nobody else yet.
  if (c.waitingFor.startsWith('staff:') && !isThere(w, c.waitingFor)) return undefined
  if (!got.ok)
    return isAtRest(w, c) && !got.retryable
      ? `${c._id} (${c.watching}, of ${c.lead?.id ?? 'nobody'}, for ${c.turn.join(' ')}) is ${got.code} to ${openid}`
      : undefined
  if (got.data?.version !== c.version) return undefined
  const buttons = got.data.actions.map((x) => x.action as string)
  return BUTTONS[c.watching].some((step) => buttons.includes(step))
    ? undefined
    : `${c._id} waits for ${openid} to ${c.watching}, who may only ${buttons.join(', ')}`
}

/** When somebody was in a case for the last time: an answer to him may have been on its way. */
const leftAt = (w: World): Map<string, number> =>
  w.remember('left a case at', () => new Map<string, number>())

function noteLeft(changes: DocumentChange[], w: World): void {
  for (const [after, before] of casesIn(changes))
    for (const who of before?.people ?? [])
      if (!after.people.includes(who)) leftAt(w).set(`${after._id} ${who}`, w.now())
}

/** Cases by the names and phones of their parties; who applies twice in the same words is in two. */
const casesByWord = (w: World): Map<string, string[]> =>
  w.remember('cases by word', () => new Map<string, string[]>())

function noteWords(changes: DocumentChange[], w: World): void {
  for (const [{ _id, parties }, before] of casesIn(changes)) {
    if (before) continue
    for (const word of parties.flatMap(({ name, phone }) => [name, phone]))
      casesByWord(w).set(word, [...(casesByWord(w).get(word) ?? []), _id])
  }
}

const isOfCommittee = (openid: string): boolean =>
  openid === OPENID.chair || openid === OPENID.clerk

/** In the case now, or until so lately that an answer was on its way. */
const isIn = (w: World, id: string, who: string): boolean =>
  w.documents<Case>('cases').get(id)?.people.includes(who) === true ||
  (leftAt(w).get(`${id} ${who}`) ?? 0) > w.now() - LONG_AGO_MS

/** A party's name or phone, to whoever has nothing to do with the case. */
function leaks({ fn, openid, answer }: Answered, w: World): string | undefined {
  if (fn !== 'api' || !openid || isOfCommittee(openid)) return undefined
  const text = JSON.stringify(answer)
  for (const word of [...(text.match(NAME) ?? []), ...(text.match(PHONE) ?? [])]) {
    const ids = casesByWord(w).get(word) ?? []
    const own = [`user:${openid}`, staffIdOf(openid)].filter((who) => who !== undefined)
    const isInside = ids.some((id) => own.some((who) => isIn(w, id, who)))
    if (ids.length > 0 && !isInside) return `${openid} is answered ${word} of ${ids.join(', ')}`
  }
  return undefined
}

const afterTick =
  (ask: (w: World) => string | undefined): Invariant['answer'] =>
  (answered, w) =>
    isWholeTick(answered, w) && isSettled(w) ? ask(w) : undefined

export const invariants: Invariant[] = [
  {
    name: 'cases and the calendar say the same',
    source: 'docs/decisions/0017; cloudfunctions/jobs/watches/mediation.ts: freeWatch',
    answer: afterTick(disagreement),
    end: disagreement,
  },
  {
    name: 'a case waits for somebody who is there',
    source: 'domain/mediation/tended.ts; cloudfunctions/jobs/watches/duty.ts: slippedWatch',
    answer: afterTick(waitsForNobody),
    end: waitsForNobody,
  },
  {
    name: 'whoever a case waits for has a button',
    source: 'domain/mediation/qualities.ts: permitStep',
    answer: noButton,
  },
  {
    name: 'a case has one number, and no other has it',
    source: 'DOMAIN §3.5: 案号',
    write: numberedTwice,
  },
  {
    name: 'the numbers of a year are without a gap',
    source: 'cloudfunctions/jobs/watches/mediation.ts: numberWatch',
    answer: afterTick(numberMissing),
    end: numberMissing,
  },
  {
    name: 'a party is named to nobody outside the case',
    source: 'domain/mediation/qualities.ts: mayRead',
    write: (changes, w) => {
      noteLeft(changes, w)
      noteWords(changes, w)
      return undefined
    },
    answer: leaks,
  },
  ...sittingInvariants,
]
