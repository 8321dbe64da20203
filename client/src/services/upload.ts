import Taro from '@tarojs/taro'
import { randomText } from './requestId'

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

/**
 * Sends the photos that are not in the cloud yet, one after another, telling of each so that a
 * retry skips it. Null when one could not be sent.
 */
export async function uploadPhotos(
  requestId: string,
  photos: LocalPhoto[],
  onSent: (index: number, fileId: string) => void,
): Promise<string[] | null> {
  const ids: string[] = []
  for (const [index, photo] of photos.entries()) {
    const fileId = photo.fileId ?? (await uploadOne(requestId, index, photo.path))
    if (!fileId) return null
    if (!photo.fileId) onSent(index, fileId)
    ids.push(fileId)
  }
  return ids
}

async function uploadOne(requestId: string, index: number, path: string): Promise<string | null> {
  try {
    const cloudPath = `drafts/${requestId}/${index + 1}-${randomText(8)}.jpg`
    const { fileID } = await Taro.cloud.uploadFile({ cloudPath, filePath: path })
    return fileID || null
  } catch {
    return null
  }
}
