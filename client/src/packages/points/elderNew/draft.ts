import type { PlaceInput } from '../../../../../domain/contract'
import { parseBuildingCode } from '../../../../../domain/place/buildingCode'
import { saysSomething } from '../../../../../domain/call/said'
import type { DraftKind } from '../../../services/drafts'
import type { PlaceFields } from '../../../services/place'
import { HELPER } from '../textHelper'

const W = HELPER.elderNew

/** What is written down of an elder before the account is opened: no more than the account keeps. */
export interface ElderFields extends PlaceFields {
  name: string
}

export const ELDER: DraftKind<ElderFields> = {
  name: 'elder',
  blank: () => ({ name: '', place: null, placeLabel: '' }),
}
/** There is one at a time. */
export const THE_ONE = 'new'

/** The building of a place; null where it is none, or none is chosen. */
export function buildingOf(place: PlaceInput | null): string | null {
  if (place?.kind === 'building') return place.buildingId
  return place?.kind === 'code' ? parseBuildingCode(place.code) : null
}

/** What is still asked, and where; null: nothing. */
export function missing(
  { name, place }: ElderFields,
  paper: boolean,
): { field: string; words: string } | null {
  if (!saysSomething(name)) return { field: 'name', words: W.needName }
  if (place === null) return { field: 'place', words: W.needPlace }
  if (buildingOf(place) === null) return { field: 'place', words: W.pinNo }
  return paper ? null : { field: 'paper', words: W.needPaper }
}
