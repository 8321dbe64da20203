import { create } from 'zustand'
import { pageName } from './aged'

/** What a form asks the person to mend before it is sent. It stands until it is mended or asked anew. */
export interface Question {
  page: string
  /** Which field it stands at. */
  field: string
  words: string
  /** Asked anew, the same question is brought before the eyes once more. */
  turn: number
}

export const useQuestion = create<{ question: Question | null }>(() => ({ question: null }))

/** Id of the place just above a field's question: the field's name is seen with it. */
export const placeOf = (field: string, turn: number): string =>
  `question-${field.replace(/\W/g, '-')}-${turn}`

/** A field has a name: without one, nobody knows where the question is to stand. */
type Named<F extends string> = F extends '' ? never : F

let turns = 0

/** Asks at a field (`AtField` of that name), which brings it before the eyes. */
export function askAt<F extends string>(field: Named<F>, words: string): void {
  useQuestion.setState({ question: { page: pageName(), field, words, turn: ++turns } })
}

/** What is still missing of a form, and at which field it is asked for. */
export interface Lack {
  field: string
  words: string
}

/** Something was done about it. */
export function answered(): void {
  if (useQuestion.getState().question) useQuestion.setState({ question: null })
}
