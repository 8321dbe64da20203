import { createReadStream, statSync } from 'node:fs'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { extname, join, normalize, sep } from 'node:path'

const TYPES: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.txt': 'text/plain; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.jpeg': 'image/jpeg',
  '.gif': 'image/gif',
  '.webp': 'image/webp',
}

/** Files change with every build, so the browser may cache nothing. */
const headersFor = (extension: string): Record<string, string> => ({
  'content-type': TYPES[extension.toLowerCase()] ?? 'application/octet-stream',
  'cache-control': 'no-store',
})

/** Sends a body whose type is that of a file extension (`.html`). */
export function sendText(
  res: ServerResponse,
  status: number,
  extension: string,
  body: string,
): void {
  res.writeHead(status, headersFor(extension)).end(body)
}

/** Serves a file of `dir` by a decoded URL path below it; 404 for what is not there or outside. */
export function sendFile(
  req: IncomingMessage,
  res: ServerResponse,
  dir: string,
  path: string,
): void {
  const root = normalize(dir + sep)
  const file = normalize(join(root, path))
  const found = file.startsWith(root) && statSync(file, { throwIfNoEntry: false })?.isFile()
  if (!found) return sendText(res, 404, '.txt', 'not found')
  res.writeHead(200, headersFor(extname(file)))
  if (req.method === 'HEAD') res.end()
  else createReadStream(file).pipe(res)
}
