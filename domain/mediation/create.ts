import { move, unbegun } from '../matter/move'
import { spokenNo } from '../matter/spokenNo'
import type { By, Principal, StaffRef } from '../matter/types'
import { ok, refuse, type Outcome } from '../result'
import { MEDIATION } from './lifecycle'
import { CASE_SHAPE, CHAIR, wait, type Situation } from './limits'
import { peopleOf } from './parties'
import type { MediationRole } from './roles'
import type { Agent, Case, Party, Specialty } from './types'

const ASKED_WORDS = { phone: '打电话申请', visit: '当面申请', paper: '书面申请' } as const

/** A party as the applicant wrote it down. */
export interface NewParty {
  side: Party['side']
  kind: Party['kind']
  name: string
  phone: string
  address: string
  agent?: Omit<Agent, 'user'> | undefined
  me: boolean
}

/** A new case as it was applied for. */
export interface Application {
  /** 24 hex digits, made of the applicant and the request. */
  key: string
  applicant: Principal
  filedBy: StaffRef | null
  /** Of 代办: who has asked for it, and how. */
  asked: { who: string; how: keyof typeof ASKED_WORDS } | null
  /** The resident's own application, or 代办 by the clerk. */
  by: By<MediationRole>
  source: Case['source']
  /** The applicant's own report that it comes from, or null. */
  reportId: string | null
  specialty: Specialty
  facts: string
  claim: string
  communityCode: string | null
  parties: NewParty[]
  ranked: string[]
  moderation: Case['moderation']
}

function partyFrom(given: NewParty, i: number, a: Application): Party {
  const isApplicant = given.me && a.filedBy === null
  const acts = isApplicant && given.agent === undefined ? a.applicant : null
  const agent = given.agent && {
    ...given.agent,
    user: isApplicant ? a.applicant : null,
  }
  return {
    key: `p${i + 1}`,
    side: given.side,
    kind: given.kind,
    name: given.name,
    phone: given.phone,
    address: given.address,
    user: acts,
    agent: agent ?? null,
    consent: null,
    told: null,
    ranks: given.me && a.ranked.length > 0 ? a.ranked : null,
    approved: null,
    extended: null,
    absences: 0,
    rating: null,
  }
}

const isSame = (a: NewParty, b: NewParty): boolean =>
  a.name === b.name && a.phone !== '' && a.phone === b.phone

/** Why the parties make no case: one side missing, one person on both, or nobody who applies. */
function partiesFault(a: Application): 'needOtherParty' | 'bothSides' | 'invalidInput' | null {
  const { parties } = a
  const applicants = parties.filter((p) => p.side === 'applicant')
  const respondents = parties.filter((p) => p.side === 'respondent')
  if (applicants.length === 0 || respondents.length === 0) return 'needOtherParty'
  if (applicants.some((p) => respondents.some((q) => isSame(p, q)))) return 'bothSides'
  const own = parties.filter((p) => p.me)
  if (a.filedBy === null && (own.length !== 1 || own[0]?.side !== 'applicant'))
    return 'invalidInput'
  return a.filedBy !== null && own.length > 0 ? 'invalidInput' : null
}

/** `_id` of the case that a request makes. */
export const caseIdOf = (key: string): string => `case:${key}`

/** 1 申请. Outcomes: `needOtherParty`, `bothSides`, `needAsker`, `invalidInput`. */
export function apply(a: Application, s: Situation): Outcome<Case> {
  const fault = partiesFault(a)
  if (fault) return refuse(fault)
  if (a.filedBy && !a.asked) return refuse('needAsker')
  if (a.asked && !a.filedBy) return refuse('invalidInput')
  const note = a.asked ? `${a.asked.who}${ASKED_WORDS[a.asked.how]}` : ''
  const parties = a.parties.map((p, i) => partyFrom(p, i, a))
  const blank: Case = {
    _id: caseIdOf(a.key),
    shape: CASE_SHAPE,
    ...unbegun(),
    state: 'APPLIED',
    no: spokenNo(s.now, a.key),
    number: '',
    appliedAt: s.now,
    applicant: a.applicant,
    filedBy: a.filedBy,
    source: a.source,
    reportId: a.reportId,
    specialty: a.specialty,
    facts: a.facts,
    claim: a.claim,
    communityCode: a.communityCode,
    parties,
    people: peopleOf(parties),
    turn: [],
    risk: 'GREEN',
    policeRecord: '',
    acceptedAt: null,
    termAt: null,
    extended: false,
    extension: null,
    choice: null,
    lead: null,
    leadId: null,
    team: [],
    invited: null,
    recusal: null,
    bookings: 0,
    booking: null,
    freeing: [],
    holdNo: 0,
    holds: {},
    codes: {},
    absences: 0,
    sittings: [],
    agreement: null,
    end: null,
    counted: false,
    level: null,
    moderation: a.moderation,
  }
  return ok(wait(move(MEDIATION, blank, 'apply', { by: a.by, at: s, note }), s, 'screen', [CHAIR]))
}
