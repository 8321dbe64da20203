import { newRequestId } from './requestId'
import { forget, keep, load } from './storage'
import { dropFile, type LocalPhoto } from './upload'

/** What a context lets people write down: a name for storage, and the fields that a new one has. */
export interface DraftKind<F> {
  readonly name: string
  readonly blank: () => F
}

/** Something being written, on the phone until the cloud has it. Outlives a closed app. */
export interface Draft<F> {
  /** Which of its kind: a name of its own, or the id of what it is about. */
  key: string
  /**
   * What it will be sent under. Kept while nobody knows whether the cloud acted, so that a second
   * try finds the first; another one after a refusal, for what was refused is not what is sent next.
   */
  requestId: string
  fields: F
  photos: LocalPhoto[]
  savedAt: number
  /** The person has tapped the button and it did not get through: offered on the home page. */
  unsent: boolean
  /** What was asked under this requestId when it was last sent; null before the first time. */
  asked: string | null
}

export type DraftChange<F> = Partial<Omit<Draft<F>, 'key' | 'requestId' | 'fields' | 'savedAt'>> & {
  fields?: Partial<F>
}

/** Names of all drafts, oldest first. (Earlier builds: see oldDrafts.ts.) */
const INDEX = 'draftIndex'
const nameOf = (kind: string, key: string): string => `${kind}:${key}`
const placeOf = (name: string): string => `draft:${name}`

/** What is not in storage: not begun yet, or there is no room; it can still be sent during this visit. */
const memory = new Map<string, unknown>()

const names = (): string[] => [...new Set([...(load<string[]>(INDEX) ?? []), ...memory.keys()])]
const read = <F>(name: string): Draft<F> | null =>
  (memory.get(name) as Draft<F> | undefined) ?? load<Draft<F>>(placeOf(name))

/** Puts one into the store. False when the phone has no room: it is then kept for this visit only. */
export function saveDraft(kind: string, draft: Draft<unknown>): boolean {
  const name = nameOf(kind, draft.key)
  memory.set(name, draft)
  const index = load<string[]>(INDEX) ?? []
  const listed = index.includes(name) || keep(INDEX, [...index, name])
  return keep(placeOf(name), draft) && listed
}

/** All of one kind, newest first. */
export function listDrafts<F>(kind: DraftKind<F>): Draft<F>[] {
  return names()
    .filter((name) => name.startsWith(`${kind.name}:`))
    .map((name) => read<F>(name))
    .filter((draft): draft is Draft<F> => draft !== null)
    .sort((a, b) => b.savedAt - a.savedAt)
}

/** As it was last changed, or null when there is none. */
export const getDraft = <F>(kind: DraftKind<F>, key: string): Draft<F> | null =>
  read<F>(nameOf(kind.name, key))

/** Continues what was begun under this key, or begins it with `fields` over the kind's blank ones. */
export function openDraft<F>(
  kind: DraftKind<F>,
  key: string,
  now: number,
  fields: Partial<F> = {},
): Draft<F> {
  const begun = getDraft(kind, key)
  if (begun) return begun
  const draft: Draft<F> = {
    key,
    requestId: newRequestId(),
    fields: { ...kind.blank(), ...fields },
    photos: [],
    savedAt: now,
    unsent: false,
    asked: null,
  }
  // Nothing is written yet: a page that was only looked at leaves nothing behind.
  memory.set(nameOf(kind.name, key), draft)
  return draft
}

/** Null when it is gone (sent or thrown away); `kept` is false when the phone has no room. */
export function changeDraft<F>(
  kind: DraftKind<F>,
  key: string,
  { fields, ...rest }: DraftChange<F>,
  now: number,
): { draft: Draft<F>; kept: boolean } | null {
  const old = getDraft(kind, key)
  if (!old) return null
  const draft = { ...old, ...rest, fields: { ...old.fields, ...fields }, savedAt: now }
  return { draft, kept: saveDraft(kind.name, draft) }
}

/** Another requestId; photos lie in the folder of the first and must be sent anew. */
export function renewDraft<F>(kind: DraftKind<F>, key: string, now: number): void {
  const old = getDraft(kind, key)
  if (!old) return
  const photos = old.photos.map((photo) => ({ ...photo, fileId: null }))
  const requestId = newRequestId()
  saveDraft(kind.name, { ...old, requestId, photos, asked: null, savedAt: now })
}

export function dropDraft<F>(kind: DraftKind<F>, key: string): void {
  const name = nameOf(kind.name, key)
  getDraft(kind, key)?.photos.forEach((photo) => dropFile(photo.path))
  memory.delete(name)
  keep(
    INDEX,
    (load<string[]>(INDEX) ?? []).filter((listed) => listed !== name),
  )
  forget(placeOf(name))
}

/** Everything that was being written, with its photos. */
export function eraseDrafts(): void {
  for (const name of names()) {
    for (const { path } of read(name)?.photos ?? []) dropFile(path)
    memory.delete(name)
    forget(placeOf(name))
  }
  forget(INDEX)
}
