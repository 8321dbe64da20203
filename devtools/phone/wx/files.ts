import type { Phone } from '../runtime/phone'
import { BlobStore } from './blobs'
import { WxFailure } from './failure'
import type { CallOptions, Registry } from './registry'

export const USER_DATA_PATH = 'wxfile://usr'
const TEMP = 'wxfile://tmp_'

const stores = new WeakMap<Phone, BlobStore>()
/** Temporary files live in this page only, as WeChat's end with the session. */
const temporary = new Map<string, Blob>()
const urls = new Map<string, string>()
let nextTemp = 1

function storeOf(phone: Phone): BlobStore {
  let store = stores.get(phone)
  if (!store) stores.set(phone, (store = new BlobStore(`phone:${phone.openid}`)))
  return store
}

/** Makes a temporary file; the path works in `<image>`, uploads and the file system. */
export function addTempFile(blob: Blob, name = 'image.jpg'): string {
  const extension = /\.\w+$/.exec(name)?.[0] ?? '.jpg'
  const path = `${TEMP}${Date.now().toString(36)}_${nextTemp++}${extension}`
  temporary.set(path, blob)
  return path
}

/** Puts a file at a path of the app's own, where it stays over a reload. */
export async function keepFileAt(phone: Phone, path: string, blob: Blob): Promise<void> {
  await storeOf(phone).put(path, blob)
  urls.delete(path)
}

export async function readLocalFile(phone: Phone, path: string): Promise<Blob> {
  const blob = temporary.get(path) ?? (await storeOf(phone).get(path))
  if (blob) return blob
  if (/^(https?:|data:|blob:|\/)/.test(path) || /^[\w./-]+\.\w+$/.test(path)) {
    const answer = await fetch(path.replace(/^\/(?!\/)/, ''))
    if (answer.ok) return answer.blob()
  }
  throw new WxFailure(`no such file or directory, open "${path}"`, { errno: 1300002 })
}

/** What the browser can show for an app's path: package files, local files and cloud file ids. */
export async function localFileUrl(phone: Phone, src: string): Promise<string> {
  const known = urls.get(src)
  if (known) return known
  if (src.startsWith('wxfile://')) {
    try {
      const url = URL.createObjectURL(await readLocalFile(phone, src))
      urls.set(src, url)
      return url
    } catch {
      return 'data:,missing'
    }
  }
  if (src.startsWith('cloud://')) return phone.cloudFileUrl(src)
  return src.replace(/^\/(?!\/)/, '')
}

function decode(buffer: ArrayBuffer, encoding: string): string {
  if (encoding === 'base64') {
    let binary = ''
    for (const byte of new Uint8Array(buffer)) binary += String.fromCharCode(byte)
    return btoa(binary)
  }
  return new TextDecoder().decode(buffer)
}

async function save(phone: Phone, options: CallOptions): Promise<{ savedFilePath: string }> {
  const from = String(options['tempFilePath'])
  const blob = await readLocalFile(phone, from)
  const given = options['filePath']
  const savedFilePath = given ? String(given) : from.replace(TEMP, 'wxfile://store_')
  await storeOf(phone).put(savedFilePath, blob)
  temporary.delete(from)
  return { savedFilePath }
}

async function savedFiles(phone: Phone): Promise<object> {
  const fileList = []
  for (const filePath of await storeOf(phone).paths()) {
    const blob = await storeOf(phone).get(filePath)
    fileList.push({ filePath, size: blob?.size ?? 0, createTime: 0 })
  }
  return { fileList }
}

/** FileSystemManager: the calls a mini-program with drafts and photos needs, kept across reloads. */
export function fileApis(phone: Phone, registry: Registry): void {
  const store = storeOf(phone)
  const manager: Record<string, unknown> = {}
  const add = (name: string, work: (o: CallOptions) => Promise<object | void>) => {
    manager[name] = registry.caller(name, work)
  }
  const remove = async (o: CallOptions) => {
    const path = String(o['filePath'])
    await readLocalFile(phone, path)
    temporary.delete(path)
    await store.delete(path)
  }
  add('saveFile', (o) => save(phone, o))
  add('getSavedFileList', () => savedFiles(phone))
  add('removeSavedFile', remove)
  add('unlink', remove)
  add('access', async (o) => void (await readLocalFile(phone, String(o['path']))))
  add('getFileInfo', async (o) => ({
    size: (await readLocalFile(phone, String(o['filePath']))).size,
  }))
  add('readFile', async (o) => {
    const buffer = await (await readLocalFile(phone, String(o['filePath']))).arrayBuffer()
    return { data: o['encoding'] ? decode(buffer, String(o['encoding'])) : buffer }
  })
  add('writeFile', async (o) => {
    const data = o['data'] as string | ArrayBuffer
    const bytes =
      o['encoding'] === 'base64' && typeof data === 'string'
        ? Uint8Array.from(atob(data), (c) => c.charCodeAt(0))
        : data
    await store.put(String(o['filePath']), new Blob([bytes]))
    urls.delete(String(o['filePath']))
  })
  add('copyFile', async (o) => {
    await store.put(String(o['destPath']), await readLocalFile(phone, String(o['srcPath'])))
  })
  registry.sync('getFileSystemManager', () => manager)
  registry.call('saveFile', (o) => save(phone, o))
  registry.call('getSavedFileList', () => savedFiles(phone))
  registry.call('removeSavedFile', remove)
  registry.members['env'] = { USER_DATA_PATH }
}
