import type { Phone } from '../runtime/phone'
import { openDocumentView } from '../shell/document'
import { docxLines } from '../shell/docx'
import { WxFailure } from './failure'
import { addTempFile, keepFileAt, readLocalFile } from './files'
import type { CallOptions, Registry } from './registry'

/** How a file of a type begins: the newer kinds of Office are zip archives, the older ones OLE. */
const ZIP = [0x50, 0x4b, 0x03, 0x04]
const OLE = [0xd0, 0xcf, 0x11, 0xe0]
const PDF = [0x25, 0x50, 0x44, 0x46]
const BEGINNINGS: Record<string, number[]> = {
  ...{ doc: OLE, xls: OLE, ppt: OLE, pdf: PDF },
  ...{ docx: ZIP, xlsx: ZIP, pptx: ZIP },
}

const OFFICE = 'application/vnd.openxmlformats-officedocument.'
/** WeChat names a downloaded file by its Content-Type, not by its address. */
const EXTENSIONS: Record<string, string> = {
  [`${OFFICE}wordprocessingml.document`]: 'docx',
  [`${OFFICE}spreadsheetml.sheet`]: 'xlsx',
  [`${OFFICE}presentationml.presentation`]: 'pptx',
  ...{ 'application/msword': 'doc', 'application/vnd.ms-excel': 'xls', 'application/pdf': 'pdf' },
  ...{ 'image/png': 'png', 'image/jpeg': 'jpg', 'image/gif': 'gif', 'text/plain': 'txt' },
}

/** The cloud writes addresses with a port of its own; the desk serves the same under its. */
const LOOPBACK = new Set(['127.0.0.1', 'localhost'])

/**
 * Refuses what WeChat refuses before it asks the network: another protocol, and every host that is
 * not in the console's list of downloadFile domains; here that list is the local cloud alone.
 */
function addressOf(given: unknown): URL {
  let url: URL
  try {
    url = new URL(String(given ?? ''))
  } catch {
    throw new WxFailure('createDownloadTask:fail invalid url')
  }
  if (!/^https?:$/.test(url.protocol)) {
    throw new WxFailure('downloadFile protocol must be http or https')
  }
  const own = url.host === window.location.host || LOOPBACK.has(url.hostname)
  if (!own) throw new WxFailure('url not in domain list', { errno: 600002 })
  return url
}

/** Whatever the server answers is a success with its status: the app has to look at it. */
async function download(phone: Phone, o: CallOptions, signal: AbortSignal): Promise<object> {
  const url = addressOf(o['url'])
  const offline = () => new WxFailure('net::ERR_INTERNET_DISCONNECTED', { errno: 600003 })
  if (!phone.online.value) throw offline()
  const headers = o['header'] as Record<string, string> | undefined
  const answer = await fetch(url.pathname + url.search, { headers, signal }).catch(() => {
    throw signal.aborted ? new WxFailure('abort') : offline()
  })
  const blob = await answer.blob()
  if (!phone.online.value) throw offline()
  const { status: statusCode } = answer
  const more = { statusCode, dataLength: blob.size }
  if (o['filePath']) {
    await keepFileAt(phone, String(o['filePath']), blob)
    return { filePath: String(o['filePath']), ...more }
  }
  const type = (answer.headers.get('content-type') ?? '').split(';')[0] ?? ''
  return { tempFilePath: addTempFile(blob, `f.${EXTENSIONS[type] ?? 'unknown'}`), ...more }
}

function hasBeginning(bytes: Uint8Array, beginning: readonly number[]): boolean {
  return beginning.every((byte, i) => bytes[i] === byte)
}

async function open(phone: Phone, o: CallOptions): Promise<void> {
  const path = String(o['filePath'] ?? '')
  const own = path.startsWith('wxfile://')
  const blob = own ? await readLocalFile(phone, path).catch(() => undefined) : undefined
  if (!blob) throw new WxFailure("file doesn't exist")
  const type = String(o['fileType'] || /\.(\w+)$/.exec(path)?.[1] || '').toLowerCase()
  const beginning = BEGINNINGS[type]
  const bytes = new Uint8Array(await blob.arrayBuffer())
  if (!beginning || !hasBeginning(bytes, beginning)) throw new WxFailure('filetype not supported')
  const lines = type === 'docx' ? await docxLines(bytes) : []
  openDocumentView(phone.shell.overlays, {
    name: path.split('/').at(-1) ?? path,
    type,
    bytes: bytes.length,
    lines,
    menu: o['showMenu'] === true,
  })
}

/** Files of the network, and documents that the phone shows in a page of its own. */
export function documentApis(phone: Phone, registry: Registry): void {
  const noop = () => undefined
  // Not to be awaited, in WeChat either: the answer is a task, the result comes to the callbacks.
  registry.members['downloadFile'] = (options: CallOptions = {}) => {
    const abort = new AbortController()
    const run = registry.caller('downloadFile', (o) => download(phone, o, abort.signal))
    run({ complete: noop, ...options })
    return {
      abort: () => abort.abort(),
      ...{ onProgressUpdate: noop, offProgressUpdate: noop },
      ...{ onHeadersReceived: noop, offHeadersReceived: noop },
    }
  }
  registry.call('openDocument', (o) => open(phone, o))
}
