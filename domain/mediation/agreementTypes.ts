import type { Photo } from '../matter/types'

/** How a word was given, and who heard it where the party has no phone. */
export interface Spoken {
  at: number
  how: 'self' | 'agent' | 'phone' | 'visit' | 'paper'
  /** 见证人, where staff recorded it. */
  witness: string
}

/** One duty 履行义务: who owes whom what, by when, where and how. */
export interface Duty {
  who: string
  to: string
  what: string
  /** 分; null where it is no money. */
  amount: number | null
  /** YYYY-MM-DD */
  date: string
  place: string
  manner: string
}

/** 化解层级: who brought the parties together, from the grid up (DOMAIN §1 row 20). */
export type SettledLevel = 'grid' | 'community' | 'street' | 'district'

/** A party's yes to the words of the agreement. */
export interface PartyYes {
  at: number
  /** `screen`: a name drawn on the street's phone at the table, which is no signature in law. */
  how: Spoken['how'] | 'screen'
  /** 见证人, where staff recorded it. */
  witness: string
  /** Of `screen` alone. */
  drawing: Photo | null
  /** Of `screen` alone: who drew, whose name is on the drawing. */
  drawnBy?: 'party' | 'agent'
}

export interface Agreement {
  form: 'WRITTEN' | 'ORAL'
  /** 无争议事实 and the dispute. */
  facts: string
  duties: Duty[]
  /** Every party's yes to these very words, by its key. */
  yes: Record<string, PartyYes>
  agreedAt: number
  /** Dates (YYYY-MM-DD) by party, of the mediator and of the seal; null until registered. */
  signed: { parties: Record<string, string>; mediator: string; seal: string; scan: Photo[] } | null
  /** 生效: of a written one the last signature or the seal, of an oral one when agreed. */
  effectiveOn: string | null
}
