import { CONTRACT } from '../../../domain/contract/number'
import { forget, keep, load } from './storage'

/**
 * The last answers, kept on the phone so that a page shows at once what it showed the last time
 * (WeChat keeps the storage of each of its users apart). What leaves first is what was looked at
 * longest ago.
 */
export const MOST_COPIES = 40
export const MOST_BYTES = 500_000
/** One answer must not push out all the others. */
const MOST_BYTES_EACH = 100_000

const INDEX = 'copies'
/** Set while this person has withdrawn the consent: nothing is kept. */
const OFF = 'copiesOff'
const placeOf = (key: string): string => `copy:${key}`

interface Index {
  contract: number
  /** Key, bytes, and when it was kept (builds before kept none); the one longest not looked at first. */
  entries: [key: string, bytes: number, at?: number][]
}

interface Kept {
  bytes: number
  /** Epoch ms; null where nobody knows. */
  at: number | null
}

let entries: Map<string, Kept> | null = null

/** An answer in the shape of another contract is thrown away: today's pages would misread it. */
function known(): Map<string, Kept> {
  if (entries) return entries
  const index = load<Index>(INDEX)
  entries = new Map(
    (index?.entries ?? []).map(([key, bytes, at]) => [key, { bytes, at: at ?? null }]),
  )
  if (index && index.contract !== CONTRACT) eraseCopies()
  return entries
}

function writeIndex(): boolean {
  const kept = [...known()].map(([key, { bytes, at }]): Index['entries'][number] =>
    at === null ? [key, bytes] : [key, bytes, at],
  )
  const index: Index = { contract: CONTRACT, entries: kept }
  return keep(INDEX, index)
}

/** Bytes in UTF-8: Chinese takes three a character. */
function bytesOf(text: string): number {
  let bytes = 0
  for (let i = 0; i < text.length; i += 1) {
    const code = text.charCodeAt(i)
    bytes += code < 0x80 ? 1 : code < 0x800 ? 2 : 3
  }
  return bytes
}

/**
 * Addresses of photos are left out: they hold for half an hour, and a fresh one of the same photo is
 * another address, for which the phone would fetch the picture twice.
 */
const textOf = (answer: unknown): string =>
  JSON.stringify(answer, (name, value: unknown) => (name === 'url' ? '' : value))

/** What a call answered the last time, or null. `about`: its scope, or the id of what it was about. */
export const copyKey = (call: string, about = ''): string => `${call} ${about}`.trim()

/** Null when there is none. Photos in it have empty addresses. */
export function readCopy<T>(key: string): T | null {
  const kept = known().get(key)
  if (!kept) return null
  known().delete(key)
  known().set(key, kept)
  const text = load<string>(placeOf(key))
  try {
    return text === null ? null : (JSON.parse(text) as T)
  } catch {
    return null
  }
}

/** When the copy was made; null where there is none, or nobody knows. */
export const copyAt = (key: string): number | null => known().get(key)?.at ?? null

/** Keeps an answer in the place of the last one; does nothing on a phone without room. */
export function keepCopy(key: string, answer: unknown, now = Date.now()): void {
  if (load<boolean>(OFF)) return
  const text = textOf(answer)
  const bytes = bytesOf(text)
  if (bytes > MOST_BYTES_EACH) return dropCopy(key)
  known().delete(key)
  makeRoom(bytes)
  known().set(key, { bytes, at: now })
  // The index first: a copy that no index names would never be erased.
  if (!writeIndex() || !keep(placeOf(key), text)) dropCopy(key)
}

function makeRoom(bytes: number): void {
  let sum = bytes
  for (const kept of known().values()) sum += kept.bytes
  for (const [key, kept] of known()) {
    if (known().size < MOST_COPIES && sum <= MOST_BYTES) return
    sum -= kept.bytes
    known().delete(key)
    forget(placeOf(key))
  }
}

/** For what may no longer be seen. */
export function dropCopy(key: string): void {
  if (!known().delete(key)) return
  forget(placeOf(key))
  writeIndex()
}

export function eraseCopies(): void {
  for (const key of known().keys()) forget(placeOf(key))
  known().clear()
  forget(INDEX)
}

/** After a withdrawn consent the phone keeps nothing, until there is one again. */
export function allowCopies(allowed: boolean): void {
  if (allowed) return forget(OFF)
  eraseCopies()
  keep(OFF, true)
}
