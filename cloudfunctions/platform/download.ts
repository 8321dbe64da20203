import http from 'node:http'
import https from 'node:https'
import { SIGNATURE_BYTES, isPhoto } from '../../domain/evidence/photo'

/** Why an upload is not taken, in the order in which it is seen. */
export type NotTaken = 'missing' | 'tooLarge' | 'notAPhoto'

/** A storage that says nothing for so long is away. */
const PATIENCE_MS = 10_000
const GONE: ReadonlySet<number> = new Set([403, 404])

/**
 * Bytes of a photo behind an address of the storage. Its size is judged by what the storage says of it, its
 * kind by its first bytes, and of what is refused no more is read. Throws where the storage is away.
 */
export function downloadPhoto(url: string, maxBytes: number): Promise<Buffer | NotTaken> {
  return new Promise((resolve, reject) => {
    const { get } = url.startsWith('https:') ? https : http
    const request = get(encodeURI(decodeURI(url)), (response) => {
      const status = response.statusCode ?? 0
      const end = (why: NotTaken): void => {
        resolve(why)
        response.destroy()
      }
      if (GONE.has(status)) return end('missing')
      if (status !== 200) return response.destroy(new Error(`storage: status ${status}`))
      if (Number(response.headers['content-length'] ?? 0) > maxBytes) return end('tooLarge')
      const parts: Buffer[] = []
      let size = 0
      let isJudged = false
      response.on('data', (part: Buffer) => {
        parts.push(part)
        size += part.length
        if (size > maxBytes) return end('tooLarge')
        if (isJudged || size < SIGNATURE_BYTES) return
        isJudged = true
        if (!isPhoto(Buffer.concat(parts))) end('notAPhoto')
      })
      response.on('error', reject)
      response.on('end', () => {
        const bytes = Buffer.concat(parts, size)
        resolve(size === 0 ? 'missing' : isPhoto(bytes) ? bytes : 'notAPhoto')
      })
    })
    request.setTimeout(PATIENCE_MS, () => request.destroy(new Error('storage: no answer')))
    request.on('error', reject)
  })
}
