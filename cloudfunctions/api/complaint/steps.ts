import { COMPLAINT_CALLS, type StepName as AnyStep } from '../../../domain/complaint/calls'
import { COMPLAINT } from '../../../domain/complaint/lifecycle'
import type { StepInput } from '../../../domain/complaint/words'
import type { Photo } from '../../../domain/matter/types'
import { ok, type Outcome } from '../../../domain/result'
import type { Handler } from '../context'
import { bringPhotos } from '../evidence/photos'
import { plainly, takeStep, type StepCall } from '../matter'
import { COMPLAINTS } from './kind'

/** Steps of whoever may read the complaint; `explain` is by whoever may not (`asked.ts`). */
type StepName = Exclude<AnyStep, 'explain'>

/** What a step is told, without what every step carries. */
function wordsOf(input: StepCall & { requestId: string }): object {
  const carried = new Set(['requestId', 'id', 'version'])
  return Object.fromEntries(Object.entries(input).filter(([field]) => !carried.has(field)))
}

const stepCalled =
  (action: StepName) =>
  (...[input, context]: Parameters<Handler<`complaint.${StepName}`>>) => {
    const step = { action, ...wordsOf(input) } as StepInput
    return takeStep(COMPLAINTS, input, plainly(step), context)
  }

/** 3 答复: photos are read once the step is admitted. */
const answer: Handler<'complaint.answer'> = async (input, context) => {
  const { note } = input
  // The transaction may be tried several times; the files are read by the first alone.
  let kept: Promise<Outcome<Photo[]>> | null = null
  const load = async () => {
    kept ??= bringPhotos(input.photos, context)
    const photos = await kept
    return photos.ok ? ok({ action: 'answer' as const, note, photos: photos.value }) : photos
  }
  return takeStep(COMPLAINTS, input, { action: 'answer', uploads: input.photos, load }, context)
}

/** Actions with a file of their own. */
const ELSEWHERE = new Set(['submit', 'explain'])

type StepHandlers = { [A in StepName as `complaint.${A}`]: Handler<`complaint.${A}`> }

/** A handler for every step that has a call, from the table. */
export const stepHandlers = {
  ...Object.fromEntries(
    COMPLAINT.steps
      .filter(({ action }) => `complaint.${action}` in COMPLAINT_CALLS && !ELSEWHERE.has(action))
      .map(({ action }) => [`complaint.${action}`, stepCalled(action as StepName)]),
  ),
  'complaint.answer': answer,
} as StepHandlers
