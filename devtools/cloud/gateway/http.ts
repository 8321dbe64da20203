/** Small helpers over node:http. */
import type { IncomingMessage, Server, ServerResponse } from 'node:http'
import { requestTooLarge } from '../errors'

/**
 * The client is who hangs up. A server that closes an idle connection may do so in the instant in which the
 * next request is sent on it, and that request is lost (`ECONNRESET`).
 */
export function staysOnTheLine(server: Server): void {
  server.keepAliveTimeout = 0
}

/** Reads a body whole; beyond `max` bytes it rejects with EXCEED_MAX_PAYLOAD_SIZE. */
export async function readBody(req: IncomingMessage, max = 60 * 1024 * 1024): Promise<Buffer> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of req) {
    chunks.push(chunk as Buffer)
    size += (chunk as Buffer).length
    if (size > max) throw requestTooLarge(size, max)
  }
  return chunks.length === 1 ? chunks[0]! : Buffer.concat(chunks)
}

export function sendJson(res: ServerResponse, value: unknown, status = 200): void {
  const text = JSON.stringify(value)
  res.writeHead(status, {
    'content-type': 'application/json; charset=utf-8',
    'content-length': Buffer.byteLength(text),
  })
  res.end(text)
}

export function sendBytes(
  res: ServerResponse,
  bytes: Buffer,
  type = 'application/octet-stream',
): void {
  res.writeHead(200, { 'content-type': type, 'content-length': bytes.length })
  res.end(bytes)
}

export const headerOf = (req: IncomingMessage, name: string): string | undefined => {
  const v = req.headers[name]
  return Array.isArray(v) ? v[0] : v
}
