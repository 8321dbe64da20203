import { refusal, type Failure, type Reply } from './call'
import { photoGone } from './causes'
import { changeDraft, dropDraft, getDraft, renewDraft, type Draft, type DraftKind } from './drafts'
import { T } from '../text'
import { sure } from './toast'
import { dropFile, lostPhotos, uploadPhotos } from './upload'

/** A draft with its photos in the cloud. */
export interface Ready<F> {
  requestId: string
  fields: F
  /** File ids, in the order of the photos. */
  photos: string[]
}

interface Sending<F, T> {
  now: () => number
  ask: (ready: Ready<F>) => Promise<Reply<T>>
  /**
   * All that makes a step this one and no other, e.g. the version of the report and the words: a draft
   * that was sent as another one gets a new id. Left out for what is begun anew: nothing else keeps a
   * changed text whose first try got through from beginning a second one.
   */
  intention?: (draft: Draft<F>) => string
}

/** Drafts on their way: a second tap waits for the first. */
const underway = new Map<string, Promise<Reply<unknown>>>()

/**
 * Sends one draft, only ever upon a tap. Photos already in the cloud are not sent again. On success
 * the draft is gone; while nobody knows whether the cloud acted it is kept as unsent under the same
 * requestId; after a refusal it is kept under another.
 */
export function sendDraft<F, T>(
  kind: DraftKind<F>,
  key: string,
  sending: Sending<F, T>,
): Promise<Reply<T>> {
  const name = `${kind.name}:${key}`
  const running = underway.get(name)
  if (running) return running as Promise<Reply<T>>
  const sent = send(kind, key, sending).finally(() => underway.delete(name))
  underway.set(name, sent)
  return sent
}

async function send<F, T>(
  kind: DraftKind<F>,
  key: string,
  { now, ask, intention = () => '' }: Sending<F, T>,
): Promise<Reply<T>> {
  const begun = getDraft(kind, key)
  if (!begun) return refusal('notFound')
  const asked = intention(begun)
  if (begun.asked !== null && begun.asked !== asked) renewDraft(kind, key, now())
  const lost = await withoutLost(kind, key, now)
  if (lost) return lost
  const draft = changeDraft(kind, key, { asked }, now())?.draft
  if (!draft) return refusal('notFound')
  const photos = await upload(kind, draft, now)
  if (!Array.isArray(photos)) return putAside(kind, key, photos, now)
  const reply = await ask({ requestId: draft.requestId, fields: draft.fields, photos })
  if (!reply.ok) return putAside(kind, key, reply, now)
  dropDraft(kind, key)
  return reply
}

/**
 * Photos that the phone has no longer are named, and left behind if the person says so: the words can still
 * be sent. Answers why it is not sent; null where it may be.
 */
async function withoutLost<F>(
  kind: DraftKind<F>,
  key: string,
  now: () => number,
): Promise<Failure | null> {
  const { photos = [] } = getDraft(kind, key) ?? {}
  const lost = await lostPhotos(photos)
  const [first] = lost
  if (first === undefined) return null
  if (!(await sure(T.error.sendWithout(lost.map((index) => index + 1)))))
    return photoGone(first + 1)
  lost.forEach((index) => dropFile(photos[index]!.path))
  changeDraft(kind, key, { photos: photos.filter((_, index) => !lost.includes(index)) }, now())
  return null
}

const upload = <F>(kind: DraftKind<F>, { key, requestId, photos }: Draft<F>, now: () => number) =>
  uploadPhotos(requestId, photos, (index, fileId) => {
    const current = getDraft(kind, key)?.photos ?? []
    const marked = current.map((photo, i) => (i === index ? { ...photo, fileId } : photo))
    changeDraft(kind, key, { photos: marked }, now())
  })

function putAside<F>(
  kind: DraftKind<F>,
  key: string,
  failure: Failure,
  now: () => number,
): Failure {
  if (failure.retryable) changeDraft(kind, key, { unsent: true }, now())
  else renewDraft(kind, key, now())
  return failure
}
