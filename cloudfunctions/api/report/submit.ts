import { MIN_TEXT } from '../../../domain/contract'
import { decideSubmit } from '../../../domain/report/create'
import { refuse } from '../../../domain/result'
import { discardUploads } from '../../platform/storage'
import type { Handler } from '../context'
import { create } from '../matter'
import { draftOf } from './draft'
import { REPORTS } from './kind'

/** 1 上报: text of five characters or a photo, and a place. Stored before anything is sent. */
export const submit: Handler<'report.submit'> = async (input, context) => {
  if (input.photos.length === 0 && [...input.text].length < MIN_TEXT) {
    return refuse('needTextOrPhoto')
  }
  const made = draftOf(input, context).then(async (draft) => {
    if (!draft.ok) return draft
    const settings = await context.settings()
    const given = { ...draft.value, confidential: input.confidential }
    return decideSubmit(given, { now: context.now, settings, requestId: input.requestId })
  })
  return create(REPORTS, made, context, () => discardUploads(input.photos))
}
