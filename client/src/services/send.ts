import type { ReportView } from '../../../domain/contract'
import { ERRORS } from '../../../domain/contract/errors'
import { call, offline, type Failure, type Reply } from './call'
import { changeDraft, dropDraft, getDraft, rememberPlace } from './drafts'
import { uploadPhotos } from './upload'

/** Drafts on their way: a second tap waits for the first. */
const underway = new Map<string, Promise<Reply<ReportView>>>()

/**
 * Sends one draft, only ever upon a tap. Photos already in the cloud are not sent again and the
 * requestId stays, so a repeated send has one effect. On success the draft is gone; on `offline`
 * or another passing failure it is kept as unsent.
 */
export function sendDraft(requestId: string, now: () => number): Promise<Reply<ReportView>> {
  const running = underway.get(requestId)
  if (running) return running
  const sending = send(requestId, now).finally(() => underway.delete(requestId))
  underway.set(requestId, sending)
  return sending
}

async function send(requestId: string, now: () => number): Promise<Reply<ReportView>> {
  const draft = getDraft(requestId)
  if (!draft) return { ok: false, code: 'notFound', ...ERRORS.notFound }
  if (!draft.place) return { ok: false, code: 'needPlace', ...ERRORS.needPlace }
  const photos = await uploadPhotos(requestId, draft.photos, (index, fileId) => {
    const current = getDraft(requestId)?.photos ?? []
    const marked = current.map((photo, i) => (i === index ? { ...photo, fileId } : photo))
    changeDraft(requestId, { photos: marked }, now())
  })
  if (!photos) return putAside(requestId, offline(), now)
  const reply = await call('report.submit', {
    requestId,
    text: draft.text,
    photos,
    ...(draft.category ? { category: draft.category } : {}),
    place: draft.place,
    confidential: draft.confidential,
  })
  if (!reply.ok) return putAside(requestId, reply, now)
  rememberPlace(draft)
  dropDraft(requestId)
  return reply
}

function putAside(requestId: string, failure: Failure, now: () => number): Failure {
  if (failure.retryable) changeDraft(requestId, { unsent: true }, now())
  if (failure.code === 'photoMissing' || failure.code === 'photoNotYours')
    uploadAgain(requestId, now)
  return failure
}

/** The cloud no longer has what was uploaded: the next try sends the photos anew. */
function uploadAgain(requestId: string, now: () => number): void {
  const photos = getDraft(requestId)?.photos.map((photo) => ({ ...photo, fileId: null })) ?? []
  changeDraft(requestId, { photos }, now())
}
