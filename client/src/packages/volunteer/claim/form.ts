import { saysSomething } from '../../../../../domain/call/said'
import type { InputOf } from '../../../../../domain/contract'
import type { Lack } from '../../../services/question'
import { instantsOf, type SpanFields } from '../parts/span'
import { ACT } from '../textActivity'

const W = ACT.claim

/** What is filled in of own hours. */
export interface ClaimFields {
  team: string | null
  title: string
  span: SpanFields
  note: string
}

/** What is missing first, from above; null: nothing. */
export function missing({ team, title, span, note }: ClaimFields): Lack | null {
  if (team === null) return { field: 'team', words: W.needTeam }
  if (!saysSomething(title)) return { field: 'title', words: W.needTitle }
  if (!instantsOf(span)) return { field: 'when', words: W.needSpan }
  return saysSomething(note) ? null : { field: 'note', words: W.needNote }
}

/** As the cloud takes it; null while something is missing. */
export function claimOf(fields: ClaimFields): Omit<InputOf<'volunteer.claim'>, 'requestId'> | null {
  const { team, title, note } = fields
  const span = instantsOf(fields.span)
  if (missing(fields) || team === null || !span) return null
  return { team, title: title.trim(), ...span, note: note.trim() }
}
