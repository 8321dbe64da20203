import { saysSomething } from '../../../../../domain/call/said'
import type { ApplyFields } from '../draft'
import type { Lack } from '../../../services/question'
import { WORDS } from '../text'
import { DESK } from '../textDesk'

/** The questions, one screen each. */
export const QUESTIONS = [
  'specialty',
  'me',
  'others',
  'facts',
  'claim',
  'mediators',
  'confirm',
] as const
export type Question = (typeof QUESTIONS)[number]

const W = WORDS.apply_
const phoneLack = (field: string, phone: string): Lack | null =>
  /^(\d{7,12})?$/.test(phone.trim()) ? null : { field, words: W.badPhone }

/** Where the question about one of several others stands. */
export const fieldOfOther = (i: number, what: 'name' | 'phone'): string => `other-${i}-${what}`

function missingOfMe(f: ApplyFields, clerk: boolean): Lack | null {
  if (clerk && !f.how) return { field: 'how', words: DESK.file.needHow }
  const isOwn = f.forWhom === 'self' && !clerk
  if (!saysSomething(f.name))
    return { field: 'name', words: isOwn ? W.needMyName : W.needPartyName }
  if (f.forWhom !== 'self' && !saysSomething(f.agentName))
    return { field: 'agentName', words: clerk ? DESK.file.needAgent : W.needMyName }
  const isAlone = f.forWhom === 'self'
  return phoneLack('phone', f.phone) ?? (isAlone ? null : phoneLack('agentPhone', f.agentPhone))
}

function missingOfOthers(f: ApplyFields): Lack | null {
  const unnamed = f.others.findIndex(({ name }) => !saysSomething(name))
  if (unnamed >= 0) return { field: fieldOfOther(unnamed, 'name'), words: W.needOther }
  const lacks = f.others.map(({ phone }, i) => phoneLack(fieldOfOther(i, 'phone'), phone))
  return lacks.find((lack) => lack !== null) ?? null
}

/** What this question still lacks; null when one can go on. */
export function missing(question: Question, f: ApplyFields, clerk = false): Lack | null {
  switch (question) {
    case 'specialty':
      return f.specialty ? null : { field: 'specialty', words: W.needSpecialty }
    case 'me':
      return missingOfMe(f, clerk)
    case 'others':
      return missingOfOthers(f)
    case 'facts':
      return saysSomething(f.facts) ? null : { field: 'facts', words: W.needFacts }
    case 'claim':
      return saysSomething(f.claim) ? null : { field: 'claim', words: W.needClaim }
    case 'mediators':
    case 'confirm':
      return null
  }
}

/** The first question that lacks something, with what; null when it can be sent. */
export function firstMissing(
  f: ApplyFields,
  clerk = false,
): { question: Question; lack: Lack } | null {
  for (const question of QUESTIONS) {
    const lack = missing(question, f, clerk)
    if (lack !== null) return { question, lack }
  }
  return null
}
