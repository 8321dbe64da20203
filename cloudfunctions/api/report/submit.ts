import { saysEnough } from '../../../domain/call/said'
import type { Presence } from '../../../domain/duty/presence'
import { decideSubmit } from '../../../domain/report/create'
import { namesToSubmit } from '../../../domain/report/naming'
import { ok, refuse } from '../../../domain/result'
import type { Handler } from '../context'
import { create } from '../matter'
import { draftOf } from './draft'
import { REPORTS } from './kind'

/** 1 上报: text of five characters or a photo, and a place. Stored before anything is sent. */
const submit: Handler<'report.submit'> = async (input, context) => {
  if (input.photos.length === 0 && !saysEnough(input.text)) {
    return refuse('needTextOrPhoto')
  }
  const made = draftOf(input, context).then(async (draft) => {
    if (!draft.ok) return draft
    const settings = await context.settings()
    const given = { ...draft.value, confidential: input.confidential }
    const s = { now: context.now, settings, requestId: input.requestId }
    const make = (presence: Presence) => decideSubmit(given, { ...s, presence })
    return ok({ names: namesToSubmit(given.grid), make })
  })
  return create(REPORTS, made, context)
}

export const submitting = { 'report.submit': submit }
