import { MIN_TEXT } from '../../../domain/contract'
import { decideSubmit } from '../../../domain/report/create'
import { refuse } from '../../../domain/result'
import type { Handler } from '../context'
import { create, orMadeBefore } from './create'
import { draftOf } from './draft'

/** 1 上报: text of five characters or a photo, and a place. Stored before anything is sent. */
export const submit: Handler<'report.submit'> = async (input, context) => {
  if (input.photos.length === 0 && [...input.text].length < MIN_TEXT) {
    return refuse('needTextOrPhoto')
  }
  const draft = await draftOf(input, context)
  if (!draft.ok) return orMadeBefore(draft, input.requestId, context)
  const report = decideSubmit(
    { ...draft.value, confidential: input.confidential },
    { now: context.now, settings: await context.settings(), requestId: input.requestId },
  )
  return report.ok ? create(report.value, context, input.photos) : report
}
