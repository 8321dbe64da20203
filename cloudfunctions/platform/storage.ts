import { createHash } from 'node:crypto'
import type { Copying } from '../../domain/evidence/files'
import { log } from './log'
import { downloadPhoto, type NotTaken } from './download'
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

/** A photo that a request brings: read, and where it goes once the request is committed. */
export interface Brought extends Copying {
  /** Null where it was not kept: it is read once more for the copy. */
  bytes: Buffer | null
}

const sha256Of = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex')

/** Photos of one request are kept until they are copied, unless they are so large together. */
export const KEPT_BYTES = 24 * 1024 * 1024

/**
 * Reads an upload. It will go to `path`, where clients cannot write, under a name that ends with its
 * hash: the same bytes give the same file however often this runs, and other bytes can never take the
 * place of evidence. `keepUpTo`: bytes that may still be kept in memory. `may`: whether it is worth fetching;
 * waited for while its address is asked for, and what it throws is thrown.
 */
export async function bring(
  fileId: string,
  path: string,
  keepUpTo: number,
  may: Promise<unknown>,
): Promise<Brought | NotTaken> {
  const [urls] = await Promise.all([temporaryUrls([fileId]), may])
  const url = urls.get(fileId)
  const bytes = url === undefined ? 'missing' : await downloadPhoto(url, MAX_BYTES)
  if (typeof bytes === 'string') return bytes
  const sha256 = sha256Of(bytes)
  const bucket = fileId.slice(0, fileId.length - pathOf(fileId).length)
  const to = `${bucket}${path}-${sha256.slice(0, 16)}.jpg`
  return { from: fileId, to, sha256, bytes: bytes.length <= keepUpTo ? bytes : null }
}

const write = async (to: string, bytes: Buffer): Promise<void> =>
  void (await cloud.uploadFile({ cloudPath: pathOf(to), fileContent: bytes as never }))

/** Makes the copy of what was brought. Safe to repeat. False where the upload is another by now. */
export async function copy(brought: Brought): Promise<boolean> {
  if (!brought.bytes) return copyAgain(brought)
  await write(brought.to, brought.bytes)
  return true
}

/** The same from the upload, as it is now; false where it is no longer what was committed. */
export async function copyAgain({ from, to, sha256 }: Copying): Promise<boolean> {
  const bytes = await readFile(from)
  if (!bytes || sha256Of(bytes) !== sha256) return false
  await write(to, bytes)
  return true
}

let bucket: Promise<string> | null = null

/**
 * fileID of a path that a client has named: what comes before it is the environment's own, and known
 * from any upload, so one is made, always the same.
 */
export async function fileIdOf(path: string): Promise<string> {
  const own = 'evidence/bucket.txt'
  bucket ??= cloud
    .uploadFile({ cloudPath: own, fileContent: Buffer.from('bucket') as never })
    .then(({ fileID }) => fileID.slice(0, fileID.length - own.length))
  try {
    return (await bucket) + path
  } catch (error) {
    bucket = null
    throw error
  }
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

/** Removes files; one that is not there is no error. Throws when the storage cannot be reached. */
export async function removeFiles(fileIds: string[]): Promise<void> {
  if (fileIds.length > 0) await cloud.deleteFile({ fileList: fileIds })
}

/** Removes uploads that were copied; one that stays behind is found by the timer. */
export async function discardUploads(fileIds: string[]): Promise<void> {
  try {
    await removeFiles(fileIds)
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
