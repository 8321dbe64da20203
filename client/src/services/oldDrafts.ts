import Taro from '@tarojs/taro'
import type { Draft } from './drafts'
import { saveDraft } from './drafts'
import { forget, keep, load } from './storage'
import type { LocalPhoto } from './upload'

/** Drafts as builds before contract 2 kept them; the words of a kind lay beside the rest. */
interface OldDraft extends Record<string, unknown> {
  requestId: string
  photos?: LocalPhoto[]
  savedAt?: number
  unsent?: boolean
}

const MOVED = 'draftsMoved'
const OLD_INDEX = 'drafts'
const OLD_WORK = 'work:'

/** Every old place in storage, with the kind and the key it gets. */
function oldPlaces(): { place: string; kind: string; key: string }[] {
  const reports = (load<string[]>(OLD_INDEX) ?? []).map((id) => ({
    place: `draft:${id}`,
    kind: 'report',
    key: id,
  }))
  const works = Taro.getStorageInfoSync()
    .keys.filter((place) => place.startsWith(OLD_WORK))
    .map((place) => {
      const key = place.slice(OLD_WORK.length)
      return { place, kind: key === 'self' ? 'self' : 'result', key }
    })
  return [...reports, ...works]
}

function moved(old: OldDraft, key: string, now: number): Draft<unknown> {
  const { requestId, photos = [], savedAt = now, unsent = false, ...fields } = old
  return { key, requestId, photos, savedAt, unsent, fields, asked: null }
}

/**
 * Brings drafts of an earlier build into the store, once. One for which the phone has no room stays
 * where it is and is brought over at the next start.
 */
export function adoptOldDrafts(now: number): void {
  if (load<boolean>(MOVED)) return
  let all = true
  for (const { place, kind, key } of oldPlaces()) {
    const old = load<OldDraft>(place)
    if (old && !saveDraft(kind, moved(old, key, now))) all = false
    else forget(place)
  }
  if (!all) return
  forget(OLD_INDEX)
  keep(MOVED, true)
}
