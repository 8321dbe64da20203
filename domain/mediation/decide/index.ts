import { saysSomething } from '../../call/said'
import type { By } from '../../matter/types'
import { assertNever, ok, refuse, type Outcome } from '../../result'
import type { Situation } from '../limits'
import { listed, voiceOf } from '../parties'
import type { MediationRole } from '../roles'
import type { Case } from '../types'
import { turned } from '../turns'
import { withoutVain } from '../waiting'
import type { CaseStep, StepOf } from '../words'
import { accept, acknowledge, consent, end, refuseConsent, screen } from './beginning'
import { approve, pass, propose, rank, replace, take } from './choosing'
import { absent, adjourn, agree, open, rate, revise, sign } from './sitting'
import {
  answerInvite,
  askExtend,
  book,
  cancel,
  dismiss,
  extend,
  invite,
  recuse,
  reschedule,
  uphold,
} from './timing'

type Actor = By<MediationRole>

/** 21 终止: a party at any moment, for itself; whoever mediates, and the chair, with a reason. */
function terminate(c: Case, step: StepOf<'terminate'>, by: Actor, s: Situation): Outcome<Case> {
  const isParty = by.role === 'party' || by.role === 'clerk'
  const voice = isParty ? voiceOf(c, step.onBehalf, by, s.now) : null
  if (voice && !voice.ok) return voice
  const reason = isParty && step.reason !== 'SETTLED_PRIVATELY' ? 'WITHDRAWN' : step.reason
  if (!isParty && !saysSomething(step.note)) return refuse('needNote')
  const inside = voice?.value.note ?? ''
  const told = { by, note: step.note, inside, s }
  return ok(end(c, 'terminate', reason, step.referredTo ?? null, told))
}

/** Carries out one permitted step. The result is the whole new document. */
export function decide(c: Case, step: CaseStep, by: Actor, s: Situation): Outcome<Case> {
  const done = carryOut(c, step, by, s)
  return done.ok ? ok(withoutVain(turned(listed(done.value), s.now), c)) : done
}

function carryOut(c: Case, step: CaseStep, by: Actor, s: Situation): Outcome<Case> {
  switch (step.action) {
    case 'screen':
      return screen(c, step, by, s)
    case 'decline':
      return ok(end(c, 'decline', 'OUT_OF_SCOPE', null, { by, note: step.note, s }))
    case 'consent':
      return consent(c, step, by, s)
    case 'refuse':
      return refuseConsent(c, step, by, s)
    case 'accept':
      return accept(c, by, s)
    case 'acknowledge':
      return acknowledge(c, step, by, s)
    case 'rank':
      return rank(c, step, by, s)
    case 'propose':
      return propose(c, step, by, s)
    case 'take':
      return take(c, step, by, s)
    case 'pass':
      return pass(c, step, by, s)
    case 'approve':
      return approve(c, step, by, s)
    case 'replace':
      return replace(c, step, by, s)
    case 'book':
      return book(c, step, by, s)
    case 'move':
      return reschedule(c, step, by, s)
    case 'cancel':
      return cancel(c, step, by, s)
    case 'recuse':
      return recuse(c, step, by, s)
    case 'upholdRecusal':
      return uphold(c, step.note, by, s)
    case 'dismissRecusal':
      return dismiss(c, step.note, by, s)
    case 'invite':
      return invite(c, step, by, s)
    case 'agreeInvite':
    case 'refuseInvite':
      return answerInvite(c, step, by, s)
    case 'open':
      return open(c, step, by, s)
    case 'adjourn':
      return ok(adjourn(c, step, by, s))
    case 'absent':
      return absent(c, step, by, s)
    case 'askExtend':
      return askExtend(c, step, by, s)
    case 'extend':
      return extend(c, step, by, s)
    case 'agree':
      return agree(c, step, by, s)
    case 'revise':
      return ok(revise(c, step, by, s))
    case 'sign':
      return sign(c, step, by, s)
    case 'refuseSign':
      return ok(end(c, 'refuseSign', 'SIGNATURE_REFUSED', null, { by, note: step.note, s }))
    case 'terminate':
      return terminate(c, step, by, s)
    case 'rate':
      return rate(c, step, by, s)
    default:
      return assertNever(step)
  }
}
