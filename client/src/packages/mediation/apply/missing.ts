import type { ApplyFields } from '../draft'
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
const phoneFault = (phone: string): string | null =>
  /^(\d{7,12})?$/.test(phone.trim()) ? null : W.badPhone
const said = (text: string): boolean => text.trim() !== ''

function missingOfMe(f: ApplyFields, clerk: boolean): string | null {
  if (clerk && !f.how) return DESK.file.needHow
  const isOwn = f.forWhom === 'self' && !clerk
  if (!said(f.name)) return isOwn ? W.needMyName : W.needPartyName
  if (f.forWhom !== 'self' && !said(f.agentName)) return clerk ? DESK.file.needAgent : W.needMyName
  return phoneFault(f.phone) ?? (f.forWhom === 'self' ? null : phoneFault(f.agentPhone))
}

function missingOfOthers(f: ApplyFields): string | null {
  if (f.others.some(({ name }) => !said(name))) return W.needOther
  return f.others.map(({ phone }) => phoneFault(phone)).find((fault) => fault !== null) ?? null
}

/** What this question still lacks, as a sentence; null when one can go on. */
export function missing(question: Question, f: ApplyFields, clerk = false): string | null {
  switch (question) {
    case 'specialty':
      return f.specialty ? null : W.needSpecialty
    case 'me':
      return missingOfMe(f, clerk)
    case 'others':
      return missingOfOthers(f)
    case 'facts':
      return said(f.facts) ? null : W.needFacts
    case 'claim':
      return said(f.claim) ? null : W.needClaim
    case 'mediators':
    case 'confirm':
      return null
  }
}

/** The first question that lacks something, with what; null when it can be sent. */
export function firstMissing(
  f: ApplyFields,
  clerk = false,
): { question: Question; lack: string } | null {
  for (const question of QUESTIONS) {
    const lack = missing(question, f, clerk)
    if (lack !== null) return { question, lack }
  }
  return null
}
