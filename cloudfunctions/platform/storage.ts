import { createHash } from 'node:crypto'
import type { Photo } from '../../domain/matter/types'
import { log } from './log'
import { cloud, sdkCode, sdkMessage } from './sdk'

/** `cloud.getTempFileURL` takes so many at once. */
const URL_BATCH = 50
/** Long enough to look at a page, short enough that a leaked address is soon worthless. */
const URL_AGE_S = 1_800
/** WeChat's own limit of an image to be checked; the client compresses far below it. */
const MAX_BYTES = 10 * 1024 * 1024
/** STORAGE_FILE_NONEXIST and STORAGE_EXCEED_AUTHORITY. */
const NO_FILE_CODES: ReadonlySet<number> = new Set([-503003, -503002])
/**
 * Where the SDK loses the code: an answer about one file has no message, which reads “undefined”;
 * a file whose address leads nowhere is a bare HTTP status. An outage has words of its own.
 */
const NO_FILE_WORDS = /NONEXIST|not exist|Status:40[34]|fail undefined$/i

/** Path inside the bucket of a fileID, or empty for what is none. */
export const pathOf = (fileId: string): string => /^cloud:\/\/[^/]+\/(.+)$/.exec(fileId)?.[1] ?? ''

/**
 * Copies an uploaded file into `folder`, which clients cannot write, and says its hash. The hash is
 * part of the name: the same bytes give the same file however often this runs, and other bytes can
 * never take the place of evidence. Null when the upload is not there, is empty or is too large.
 */
export async function keepEvidence(
  fileId: string,
  folder: string,
  name: string,
): Promise<Photo | null> {
  const bytes = await readFile(fileId)
  if (!bytes || bytes.length === 0 || bytes.length > MAX_BYTES) return null
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  const cloudPath = `evidence/${folder}/${name}-${sha256.slice(0, 16)}.jpg`
  const kept = await cloud.uploadFile({ cloudPath, fileContent: bytes as never })
  return { fileId: kept.fileID, sha256 }
}

/** Stores a file of ours where no client can read it, in the place of one at the same path; its fileID. */
export async function keepFile(cloudPath: string, bytes: Buffer): Promise<string> {
  const stored = await cloud.uploadFile({ cloudPath, fileContent: bytes as never })
  return stored.fileID
}

/** Bytes of a stored file, or null when there is none; throws when the storage cannot be reached. */
export async function readFile(fileId: string): Promise<Buffer | null> {
  try {
    const file = await cloud.downloadFile({ fileID: fileId })
    return file.fileContent as unknown as Buffer
  } catch (error) {
    if (NO_FILE_CODES.has(sdkCode(error)) || NO_FILE_WORDS.test(sdkMessage(error))) return null
    throw error
  }
}

/** Removes uploads that were copied; one that stays behind harms nobody but the bill. */
export async function discardUploads(fileIds: string[]): Promise<void> {
  if (fileIds.length === 0) return
  try {
    await cloud.deleteFile({ fileList: fileIds })
  } catch (error) {
    log.info('uploadsLeft', { files: fileIds.length, message: sdkMessage(error) })
  }
}

/** Short-lived addresses by fileID; one that cannot be had is left out. */
export async function temporaryUrls(fileIds: string[]): Promise<Map<string, string>> {
  const urls = new Map<string, string>()
  for (let i = 0; i < fileIds.length; i += URL_BATCH) {
    const fileList = fileIds
      .slice(i, i + URL_BATCH)
      .map((fileID) => ({ fileID, maxAge: URL_AGE_S }))
    const answer = await cloud.getTempFileURL({ fileList } as never)
    if (!answer) continue
    for (const file of answer.fileList) {
      if (file.tempFileURL) urls.set(file.fileID, file.tempFileURL)
    }
  }
  return urls
}
