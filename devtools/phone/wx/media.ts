import type { Phone } from '../runtime/phone'
import { dialogButton, openDialog } from '../shell/dialogs'
import { h } from '../shell/dom'
import { openPreview } from '../shell/preview'
import { albumOf } from './album'
import { cancelled, WxFailure } from './failure'
import { addTempFile, localFileUrl, readLocalFile } from './files'
import type { CallOptions, Registry } from './registry'

interface PickedFile {
  path: string
  size: number
  type: string
  width: number
  height: number
}

/** A drawn photo, for people at a desk who have no picture at hand. */
async function samplePhoto(label: string): Promise<Blob> {
  const canvas = h('canvas', { width: 1280, height: 960 })
  const ctx = canvas.getContext('2d') as CanvasRenderingContext2D
  const sky = ctx.createLinearGradient(0, 0, 0, 960)
  sky.addColorStop(0, '#a9c7d9')
  sky.addColorStop(1, '#6f7f6a')
  ctx.fillStyle = sky
  ctx.fillRect(0, 0, 1280, 960)
  ctx.fillStyle = '#50565a'
  ctx.fillRect(0, 640, 1280, 320)
  ctx.fillStyle = '#c9b38a'
  for (let i = 0; i < 6; i += 1) ctx.fillRect(90 + i * 190, 330 - (i % 3) * 60, 130, 320)
  ctx.fillStyle = '#fff'
  ctx.font = '44px sans-serif'
  ctx.fillText(`示例照片 ${label}`, 40, 910)
  return toBlob(canvas, 'image/jpeg', 0.8)
}

function toBlob(canvas: HTMLCanvasElement, type: string, quality: number): Promise<Blob> {
  return new Promise((resolve, reject) => {
    const done = (blob: Blob | null) =>
      blob ? resolve(blob) : reject(new WxFailure('canvas to file failed'))
    canvas.toBlob(done, type, quality)
  })
}

async function describe(blob: Blob, name: string): Promise<PickedFile> {
  const path = addTempFile(blob, name)
  const size = { width: 0, height: 0 }
  if (blob.type.startsWith('image/')) {
    const bitmap = await createImageBitmap(blob).catch(() => undefined)
    if (bitmap) Object.assign(size, { width: bitmap.width, height: bitmap.height })
    bitmap?.close()
  }
  return { path, size: blob.size, type: blob.type, ...size }
}

/** The album sheet: a real file input, what was saved, a sample photo, or nothing (an empty list). */
export async function pickImages(
  phone: Phone,
  count: number,
  title: string,
  accept = 'image/*',
): Promise<PickedFile[]> {
  const album = await albumOf(phone)
  const files = await openDialog<(File | Blob)[]>(
    phone.shell.overlays,
    'choose-media',
    title,
    (answer, box) => {
      const input = h('input', {
        type: 'file',
        accept,
        multiple: count > 1,
        'data-wx': 'file-input',
      })
      input.setAttribute('aria-label', '从相册选择')
      input.addEventListener('change', () => answer(Array.from(input.files ?? []).slice(0, count)))
      const label = new Date(phone.clock.now()).toLocaleTimeString('zh-CN')
      box.append(
        h('div', { class: 'ph-sheet-title' }, `${title}（最多 ${count} 张）`),
        h('label', { class: 'ph-button ph-file' }, '从相册选择', input),
        dialogButton('sample', '用一张示例照片', () => {
          void samplePhoto(label).then((blob) => answer([blob]))
        }),
        h('div', { class: 'ph-sheet-gap' }),
        ...album.map((picture, i) =>
          dialogButton(`album-${i}`, `相册里保存的第 ${i + 1} 张`, () => answer([picture])),
        ),
        dialogButton('cancel', '取消', () => answer([])),
      )
    },
    { sheet: true, onVeil: [] },
  )
  return Promise.all(files.map((f) => describe(f, f instanceof File ? f.name : 'sample.jpg')))
}

async function chooseMedia(phone: Phone, o: CallOptions): Promise<object> {
  await phone.privacy.pass('chooseMedia')
  const types = (o['mediaType'] as string[] | undefined) ?? ['image', 'video']
  const accept = types.map((t) => (t === 'mix' ? 'image/*,video/*' : `${t}/*`)).join(',')
  const picked = await pickImages(phone, Number(o['count'] ?? 9), '选择照片', accept)
  if (!picked.length) throw cancelled()
  const tempFiles = picked.map((f) => ({
    tempFilePath: f.path,
    size: f.size,
    fileType: f.type.startsWith('video/') ? 'video' : 'image',
    width: f.width,
    height: f.height,
  }))
  return { tempFiles, type: tempFiles[0]?.fileType ?? 'image' }
}

async function chooseImage(phone: Phone, o: CallOptions): Promise<object> {
  await phone.privacy.pass('chooseImage')
  const picked = await pickImages(phone, Number(o['count'] ?? 9), '选择照片')
  if (!picked.length) throw cancelled()
  return {
    tempFilePaths: picked.map((f) => f.path),
    tempFiles: picked.map((f) => ({ path: f.path, size: f.size })),
  }
}

/** Redraws a picture smaller; drawing drops its EXIF, as WeChat's compression does. */
async function compress(phone: Phone, o: CallOptions): Promise<object> {
  const blob = await readLocalFile(phone, String(o['src']))
  const bitmap = await createImageBitmap(blob).catch(() => {
    throw new WxFailure('file is not an image')
  })
  const wanted = Number(o['compressedWidth'] ?? 0)
  const wantedHeight = Number(o['compressedHeight'] ?? 0)
  const ratio = wanted ? wanted / bitmap.width : wantedHeight ? wantedHeight / bitmap.height : 1
  const canvas = h('canvas', {
    width: Math.round(bitmap.width * Math.min(1, ratio)),
    height: Math.round(bitmap.height * Math.min(1, ratio)),
  })
  canvas.getContext('2d')?.drawImage(bitmap, 0, 0, canvas.width, canvas.height)
  const quality = Math.min(100, Math.max(1, Number(o['quality'] ?? 80))) / 100
  return { tempFilePath: addTempFile(await toBlob(canvas, 'image/jpeg', quality), 'c.jpg') }
}

async function imageInfo(phone: Phone, o: CallOptions): Promise<object> {
  const src = String(o['src'])
  const blob = await readLocalFile(phone, src)
  const bitmap = await createImageBitmap(blob).catch(() => {
    throw new WxFailure('download image fail')
  })
  const type = blob.type.replace('image/', '') || 'unknown'
  const { width, height } = bitmap
  return { width, height, path: src, type, orientation: 'up' }
}

/** A canvas drawing as a temporary file; `canvas` is a node from a selector query. */
async function canvasToTempFile(o: CallOptions): Promise<object> {
  const node = o['canvas'] as { __element?: HTMLCanvasElement } | undefined
  const source = node?.__element
  if (!source) throw new WxFailure('invalid canvas: pass the node of a type="2d" canvas')
  const dpr = window.devicePixelRatio
  const x = Number(o['x'] ?? 0)
  const y = Number(o['y'] ?? 0)
  const width = Number(o['width'] ?? source.width - x)
  const height = Number(o['height'] ?? source.height - y)
  const canvas = h('canvas', {
    width: Number(o['destWidth'] ?? width * dpr),
    height: Number(o['destHeight'] ?? height * dpr),
  })
  const ctx = canvas.getContext('2d') as CanvasRenderingContext2D
  ctx.drawImage(source, x, y, width, height, 0, 0, canvas.width, canvas.height)
  const png = o['fileType'] !== 'jpg'
  const blob = await toBlob(canvas, png ? 'image/png' : 'image/jpeg', Number(o['quality'] ?? 1))
  return { tempFilePath: addTempFile(blob, png ? 'canvas.png' : 'canvas.jpg') }
}

export function mediaApis(phone: Phone, registry: Registry): void {
  registry.call('chooseMedia', (o) => chooseMedia(phone, o))
  registry.call('chooseImage', (o) => chooseImage(phone, o))
  registry.call('compressImage', (o) => compress(phone, o))
  registry.call('getImageInfo', (o) => imageInfo(phone, o))
  registry.call('canvasToTempFilePath', canvasToTempFile)
  const preview = async (urls: string[], current: string) => {
    const shown = await Promise.all(urls.map((url) => localFileUrl(phone, url)))
    openPreview(phone.shell.overlays, shown, Math.max(0, urls.indexOf(current)))
  }
  registry.call('previewImage', (o) => {
    const urls = (o['urls'] as string[] | undefined) ?? []
    if (!urls.length) throw new WxFailure('parameter error: urls should not be empty')
    return preview(urls, String(o['current'] ?? urls[0]))
  })
  registry.call('previewMedia', (o) => {
    const sources = (o['sources'] as { url: string }[] | undefined) ?? []
    const urls = sources.map((s) => s.url)
    return preview(urls, urls[Number(o['current'] ?? 0)] ?? '')
  })
}
