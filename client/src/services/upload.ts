import Taro from '@tarojs/taro'
import { call } from './call'
import { failureOf, photoGone, photoStuck, type Failure } from './causes'
import { newRequestId, randomText } from './requestId'

/** A photo on this phone; `fileId` once it is in the cloud. */
export interface LocalPhoto {
  path: string
  fileId: string | null
}

const QUALITY = 72
const WIDTH_PX = 1600

/** Compressing also drops the place and camera data that a photo carries. */
async function compress(path: string): Promise<string> {
  try {
    const done = await Taro.compressImage({
      src: path,
      quality: QUALITY,
      compressedWidth: WIDTH_PX,
    })
    return done.tempFilePath
  } catch {
    return path
  }
}

/** Keeps a file beyond this visit; the temporary path serves where the phone has no room. */
const keepFile = (path: string): Promise<string> =>
  new Promise((resolve) => {
    Taro.getFileSystemManager().saveFile({
      tempFilePath: path,
      success: (done) => resolve((done as { savedFilePath: string }).savedFilePath),
      fail: () => resolve(path),
    })
  })

export function dropFile(path: string): void {
  Taro.getFileSystemManager().unlink({ filePath: path, fail: () => undefined })
}

/** Lets the person take or choose at most `room` photos; an empty list when they turn back. */
export async function choosePhotos(
  room: number,
  source: ('album' | 'camera')[] = ['camera', 'album'],
): Promise<LocalPhoto[]> {
  let paths: string[]
  try {
    const chosen = await Taro.chooseMedia({
      count: room,
      mediaType: ['image'],
      sourceType: source,
      sizeType: ['compressed'],
    })
    paths = chosen.tempFiles.map((file) => file.tempFilePath)
  } catch {
    return []
  }
  return Promise.all(
    paths.slice(0, room).map(async (path) => ({
      path: await keepFile(await compress(path)),
      fileId: null,
    })),
  )
}

/** Name in the cloud of the photo at a place of the draft; another one at every try. */
const nameOf = (index: number): string => `${index + 1}-${randomText(8)}.jpg`

/**
 * Says what is about to be uploaded, so that the cloud can sweep what is never used. A refusal stops
 * nobody from reporting; what did not get through is answered.
 */
async function announce(requestId: string, names: string[]): Promise<Failure | null> {
  const input = { requestId: newRequestId(), under: requestId, names }
  const reply = await call('evidence.begin', input)
  return reply.ok || !reply.retryable ? null : reply
}

const isThere = (path: string): Promise<boolean> =>
  new Promise((resolve) => {
    Taro.getFileSystemManager().access({
      path,
      success: () => resolve(true),
      fail: () => resolve(false),
    })
  })

/** Places of the photos that are neither in the cloud nor on the phone any more: it was tidied up. */
export async function lostPhotos(photos: readonly LocalPhoto[]): Promise<number[]> {
  const found = await Promise.all(photos.map(({ path, fileId }) => fileId ?? isThere(path)))
  return found.flatMap((there, index) => (there ? [] : [index]))
}

/**
 * Sends the photos that are not in the cloud yet, one after another, telling of each so that a
 * retry skips it. Answers their ids, or why one could not be sent, and which.
 */
export async function uploadPhotos(
  requestId: string,
  photos: LocalPhoto[],
  onSent: (index: number, fileId: string) => void,
): Promise<string[] | Failure> {
  const names = photos.map((_, index) => nameOf(index))
  const unsent = names.filter((_, index) => !photos[index]?.fileId)
  const failed = unsent.length > 0 ? await announce(requestId, unsent) : null
  if (failed) return failed
  const ids: string[] = []
  for (const [index, photo] of photos.entries()) {
    const path = `drafts/${requestId}/${names[index]}`
    const sent = photo.fileId ?? (await uploadOne(path, photo, index + 1))
    if (typeof sent !== 'string') return sent
    if (!photo.fileId) onSent(index, sent)
    ids.push(sent)
  }
  return ids
}

async function uploadOne(
  cloudPath: string,
  { path }: LocalPhoto,
  nth: number,
): Promise<string | Failure> {
  try {
    const { fileID } = await Taro.cloud.uploadFile({ cloudPath, filePath: path })
    return fileID || photoStuck(nth)
  } catch (error) {
    if (!(await isThere(path))) return photoGone(nth)
    const failure = await failureOf(error)
    return failure.code === 'serverError' ? photoStuck(nth) : failure
  }
}
