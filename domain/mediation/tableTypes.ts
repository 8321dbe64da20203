import type { Principal } from '../matter/types'
import type { Agreement, Duty, PartyYes, SettledLevel } from './agreementTypes'

/** The words of the agreement as they lie on the table; another text has another id and no yes. */
export interface DraftOnTable {
  id: string
  by: Principal
  at: number
  form: Agreement['form']
  facts: string
  duties: Duty[]
  /** 调解记录 of this sitting; goes into the case with the agreement. */
  minutes: string
  level: SettledLevel
  /** By key of the party. */
  yes: Record<string, PartyYes>
}

/** Collection `tables`: what is on the table of one case; gone when the case is over. */
export interface Table {
  /** `table:<24 hex digits of the case>` */
  _id: string
  caseId: string
  version: number
  offers: { id: string; text: string; by: Principal; byName: string; yes: string[]; at: number }[]
  draft: DraftOnTable | null
  /** Files of drawings that no agreement keeps, until the table goes and they with it. */
  dropped: string[]
  /** Private notes by account or staff, dots and dollars never in a key. */
  notes: Record<string, string>
  touchedAt: number
}
