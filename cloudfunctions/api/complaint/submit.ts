import { MIN_TEXT } from '../../../domain/call/limits'
import { blankOf, decideSubmit, type Draft } from '../../../domain/complaint/create'
import { candidates, naming } from '../../../domain/complaint/past'
import type { Presence } from '../../../domain/duty/presence'
import { ok, refuse, type Outcome } from '../../../domain/result'
import { SCENE, checkText } from '../../platform/moderation'
import type { CallContext, Handler } from '../context'
import { bringPhotos } from '../evidence/photos'
import { create } from '../matter'
import { COMPLAINTS } from './kind'
import { NO_SOURCE, sourceOf } from './source'

type Given = Parameters<Handler<'complaint.submit'>>[0]

/** What was written, made fit for a decision: its source read, its photos kept, its words checked. */
async function draftOf(input: Given, context: CallContext): Promise<Outcome<Draft>> {
  const { kind, about, subject = null, who, text, confidential } = input
  // Read first: the account comes with it.
  const told = input.source === undefined ? ok(NO_SOURCE) : await sourceOf(input.source, context)
  const agreed = await context.agreed()
  if (!agreed.ok) return agreed
  if (!told.ok) return told
  const [{ staffId }, moderation, photos] = await Promise.all([
    context.actor(),
    checkText([text, who].filter(Boolean).join('\n'), context.openid, SCENE.forum),
    bringPhotos(input.photos, context),
  ])
  if (!photos.ok) return photos
  return ok({
    key: context.request().key,
    complainant: context.userId,
    complainantStaffId: staffId,
    ...{ kind, about, subject: about === 'app' ? null : subject },
    ...{ who: about === 'person' ? who : '', text, photos: photos.value, confidential },
    ...told.value,
    moderation,
  })
}

/**
 * 1 提交: by anybody. About a service it says which one; about a person, whose work or which words, or the
 * report or case of one's own that he worked on.
 */
export const submit: Handler<'complaint.submit'> = async (input, context) => {
  const { about, subject, who, source, text, photos } = input
  const says = [...text].length >= MIN_TEXT || photos.length > 0
  const isAimed = about === 'app' || subject !== undefined || source !== undefined
  const made = async () => {
    if (!says) return refuse('needTextOrPhoto', 'text')
    if (!isAimed && !(about === 'person' && who !== '')) return refuse('needSubject', 'subject')
    const draft = await draftOf(input, context)
    if (!draft.ok) return draft
    const settings = await context.settings()
    const s = { now: context.now, settings, requestId: input.requestId }
    const blank = blankOf(draft.value, s)
    return ok({
      names: naming(candidates(blank, settings), blank),
      make: (presence: Presence) => ok(decideSubmit(draft.value, { ...s, presence })),
    })
  }
  return create(COMPLAINTS, made(), context)
}
