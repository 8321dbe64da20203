import { DAY_MS, MINUTE_MS } from '../calendar/zone'
import type { Photo } from '../matter/types'

/** A photo on its way from where its sender uploaded it to where nobody but the functions can write. */
export interface Copying {
  /** fileID of the upload. */
  from: string
  /** fileID of the evidence; its name holds the hash, so other bytes have another name. */
  to: string
  /** Hex SHA-256 of the bytes that were committed. */
  sha256: string
}

/** Uploads that a client has announced, by their paths in the bucket. */
export interface Announced {
  /** `_id` of the mark of the request that will bring them. */
  by: string
  paths: string[]
}

/** Name of an upload in the folder of its request. */
export const UPLOAD_NAME = /^[A-Za-z0-9][A-Za-z0-9._-]{0,80}$/

/** Folder of the uploads of one request. */
export const uploadFolder = (requestId: string): string => `drafts/${requestId}`

/** Folder of the evidence of one request, by the key of its mark. */
export const evidenceFolder = (key: string): string => `evidence/${key}`

/** Begin of the name that the nth photo of a request has as evidence, counted from 0; its hash follows. */
export const evidenceName = (key: string, nth: number): string =>
  `${evidenceFolder(key)}/${nth + 1}`

/** Of all photos of a matter those that came with the uploads of one request, which is told by their names. */
export function committedOf(
  key: string,
  uploads: readonly string[],
  photos: readonly Photo[],
): Copying[] {
  return uploads.flatMap((from, nth) => {
    const photo = photos.find(({ fileId }) => fileId.includes(`/${evidenceName(key, nth)}-`))
    return photo ? [{ from, to: photo.fileId, sha256: photo.sha256 }] : []
  })
}

/**
 * Longer than the function that commits may live: whatever it has not copied by then, it never will.
 */
export const COPIED_WITHIN_MS = 2 * MINUTE_MS

/** How long an upload waits to be used. A draft that is sent later sends its photos again. */
export const UPLOAD_KEPT_MS = 30 * DAY_MS
