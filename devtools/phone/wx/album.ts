import type { Phone } from '../runtime/phone'
import { BlobStore } from './blobs'
import { WxFailure } from './failure'
import { readLocalFile } from './files'
import type { CallOptions, Registry } from './registry'
import { authorize } from './settings'

const NETWORK = /^(https?:|cloud:|data:|blob:)/

const storeOf = (phone: Phone): BlobStore => new BlobStore(`album:${phone.openid}`)

/** The pictures in this person's album, the oldest first; they survive a reload. */
export async function albumOf(phone: Phone): Promise<Blob[]> {
  const store = storeOf(phone)
  const pictures = []
  for (const name of await store.paths()) {
    const picture = await store.get(name)
    if (picture) pictures.push(picture)
  }
  return pictures
}

async function dataUrl(blob: Blob): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader()
    reader.onload = () => resolve(String(reader.result))
    reader.onerror = () => reject(reader.error ?? new Error('unreadable'))
    reader.readAsDataURL(blob)
  })
}

/**
 * Takes a picture of the phone's own, never one of the network, after the person's permission
 * `scope.writePhotosAlbum`; the desk is told what came into the album.
 */
async function saveImage(phone: Phone, o: CallOptions): Promise<void> {
  await phone.privacy.pass('saveImageToPhotosAlbum')
  const path = String(o['filePath'] ?? '')
  if (NETWORK.test(path)) throw new WxFailure(`no such file or directory, open "${path}"`)
  const picture = await readLocalFile(phone, path)
  const bitmap = await createImageBitmap(picture).catch(() => {
    throw new WxFailure('invalid file type')
  })
  bitmap.close()
  await authorize(phone, 'scope.writePhotosAlbum')
  const store = storeOf(phone)
  const name = String((await store.paths()).length).padStart(6, '0')
  await store.put(name, picture)
  phone.saved.emit(await dataUrl(picture))
}

export function albumApis(phone: Phone, registry: Registry): void {
  registry.call('saveImageToPhotosAlbum', (o) => saveImage(phone, o))
}
