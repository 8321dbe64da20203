import { move, rest, waitFor } from '../matter/move'
import type { By } from '../matter/types'
import { assertNever, ok, refuse, type Outcome } from '../result'
import { explain, inquire } from './inquire'
import { COMPLAINT, type ComplaintRole } from './lifecycle'
import { answerBy, rateUntil, type Situation } from './limits'
import { candidates } from './past'
import { boxed, given, toNext } from './receive'
import { RATINGS } from './subjects'
import type { Complaint } from './types'
import type { InputOf, StepInput } from './words'

type Actor = By<ComplaintRole>

const decided = (c: Complaint, by: Actor): Pick<Complaint, 'decidedBy' | 'receiver'> => ({
  decidedBy: [...new Set([...c.decidedBy, by.principal])],
  receiver: c.receiver ?? { id: by.principal, name: by.name },
})

/** Whoever takes it out of the box has it from then on. */
function accept(c: Complaint, by: Actor, s: Situation): Complaint {
  return given(move(COMPLAINT, c, 'accept', { by, at: s }), { id: by.principal, name: by.name }, s)
}

/** 3 答复: rated within seven days, or it ends unrated. */
function answer(c: Complaint, input: InputOf<'answer'>, by: Actor, s: Situation): Complaint {
  const { note, photos } = input
  const set = { ...decided(c, by), answeredAt: s.now }
  const answered = move(COMPLAINT, c, 'answer', { by, at: s, note, photos, set })
  const until = rateUntil(s.now)
  return waitFor(answered, { who: c.complainant, kind: 'rate', dueAt: until, wakeAt: until })
}

/** 4 转交. Outcomes: `receiverUnfit` for whomever it concerns or who may not have it, `staffUnknown`. */
function transfer(
  c: Complaint,
  { to, note }: InputOf<'transfer'>,
  by: Actor,
  s: Situation,
): Outcome<Complaint> {
  const chosen = candidates(c, s.settings).find((p) => p.id === to)
  if (!chosen || to === c.waitingFor) return refuse('receiverUnfit', 'to')
  const next = s.presence.of(chosen)
  if (!next) return refuse('staffUnknown', 'to')
  const words = note || `转${next.name}办理`
  return ok(given(move(COMPLAINT, c, 'transfer', { by, at: s, note: words }), next, s))
}

/** 5 回避: he never sees it again, by whatever post. */
function recuse(c: Complaint, by: Actor, s: Situation): Complaint {
  const own = [by.principal, s.account].filter((p) => p !== undefined)
  const set = {
    except: [...new Set([...c.except, ...own])],
    readers: c.readers.filter((id) => id !== by.principal),
    told: c.told.filter((id) => id !== by.principal),
  }
  const moved = move(COMPLAINT, c, 'recuse', { by, at: s, set })
  // In the box nobody else is there; whoever comes back is found by the timer.
  return c.receiver === null ? boxed(moved, s) : toNext(moved, s)
}

/** 6 不予受理, with where it belongs. Whoever wrote it may ask another once. */
function reject(
  c: Complaint,
  { note, way }: InputOf<'reject'>,
  by: Actor,
  s: Situation,
): Complaint {
  const set = { ...decided(c, by), answeredAt: s.now, way }
  return rest(move(COMPLAINT, c, 'reject', { by, at: s, note, facts: { way }, set }))
}

function rate(c: Complaint, input: InputOf<'rate'>, by: Actor, s: Situation): Complaint {
  const { outcome, comment } = input
  const set = { rating: { outcome, comment, at: s.now } }
  const note = comment ? `${RATINGS[outcome]}：${comment}` : RATINGS[outcome]
  return rest(move(COMPLAINT, c, 'rate', { by, at: s, note, facts: { outcome }, set }))
}

/** 8 追问, once: another answers, within five working days from now. */
function askAgain(c: Complaint, note: string, by: Actor, s: Situation): Complaint {
  const set = {
    round: 2 as const,
    receiver: null,
    answeredAt: null,
    way: null,
    rating: null,
    answerBy: answerBy(s.settings.calendar, s.now),
  }
  return toNext(move(COMPLAINT, c, 'askAgain', { by, at: s, note, set }), s)
}

/** Carries out one permitted step. The result is the whole new document. */
export function decide(
  c: Complaint,
  input: StepInput,
  by: Actor,
  s: Situation,
): Outcome<Complaint> {
  switch (input.action) {
    case 'accept':
      return ok(accept(c, by, s))
    case 'answer':
      return ok(answer(c, input, by, s))
    case 'transfer':
      return transfer(c, input, by, s)
    case 'recuse':
      return ok(recuse(c, by, s))
    case 'reject':
      return ok(reject(c, input, by, s))
    case 'rate':
      return ok(rate(c, input, by, s))
    case 'askAgain':
      return ok(askAgain(c, input.note, by, s))
    case 'inquire':
      return inquire(c, input, by, s)
    case 'explain':
      return ok(explain(c, input.note, by, s))
    case 'withdraw':
      return ok(rest(move(COMPLAINT, c, 'withdraw', { by, at: s })))
    default:
      return assertNever(input)
  }
}
