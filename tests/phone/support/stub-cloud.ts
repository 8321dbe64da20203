import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { existsSync, readFileSync, statSync } from 'node:fs'
import { extname, join, normalize } from 'node:path'
import type { AddressInfo } from 'node:net'

/** What a function of the stub answers: a result, or WeChat's error. */
export type StubFunction = (data: Record<string, unknown>, openid: string) => unknown

const TYPES: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
}

async function bodyOf(request: IncomingMessage): Promise<Buffer> {
  const parts: Buffer[] = []
  for await (const part of request) parts.push(part as Buffer)
  return Buffer.concat(parts)
}

/** The client door of the local cloud with nothing behind it but the test's own functions. */
export class StubCloud {
  readonly files = new Map<string, Buffer>()
  readonly subscriptions: { openid: string; results: Record<string, string> }[] = []
  readonly extra = new Map<string, unknown>()
  functions: Record<string, StubFunction> = {}
  offsetMs = 0
  base = ''
  private listeners = new Set<ServerResponse>()
  private server = createServer((request, response) => {
    this.answer(request, response).catch((error: unknown) => {
      response.statusCode = 500
      response.end(String(error))
    })
  })

  constructor(private phoneDir: string) {}

  async start(): Promise<void> {
    await new Promise<void>((done) => this.server.listen(0, '127.0.0.1', done))
    this.base = `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`
  }

  async stop(): Promise<void> {
    for (const listener of this.listeners) listener.end()
    this.server.closeAllConnections()
    await new Promise((done) => this.server.close(done))
  }

  /** Sends a server event to every phone. */
  emit(event: string, data: object): void {
    for (const listener of this.listeners) {
      listener.write(`event: ${event}\ndata: ${JSON.stringify(data)}\n\n`)
    }
  }

  get listenerCount(): number {
    return this.listeners.size
  }

  private async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '/', this.base || 'http://127.0.0.1')
    const json = (value: unknown) => {
      response.setHeader('content-type', 'application/json; charset=utf-8')
      response.end(JSON.stringify(value))
    }
    if (url.pathname === '/dev/clock') {
      return json({ now: Date.now() + this.offsetMs, offsetMs: this.offsetMs })
    }
    if (url.pathname === '/dev/events') return this.listen(response)
    if (url.pathname.startsWith('/stub-file/')) {
      response.setHeader('content-type', 'image/png')
      response.end(this.files.get(decodeURIComponent(url.pathname.slice(11))))
      return
    }
    if (url.pathname.startsWith('/wx/')) {
      const openid = String(request.headers['x-wx-openid'] ?? '')
      return this.door(url, openid, await bodyOf(request), json, response)
    }
    this.page(url.pathname, response, json)
  }

  private listen(response: ServerResponse): void {
    response.writeHead(200, { 'content-type': 'text/event-stream' })
    response.write(': hello\n\n')
    this.listeners.add(response)
    response.on('close', () => this.listeners.delete(response))
  }

  private page(pathname: string, response: ServerResponse, json: (value: unknown) => void): void {
    const name = pathname.replace(/^\/phone\//, '')
    if (this.extra.has(name)) return json(this.extra.get(name))
    const file = join(this.phoneDir, normalize(name))
    if (!file.startsWith(this.phoneDir) || !existsSync(file) || !statSync(file).isFile()) {
      response.statusCode = 404
      response.end('not found')
      return
    }
    response.setHeader('content-type', TYPES[extname(file)] ?? 'application/octet-stream')
    response.end(readFileSync(file))
  }

  private door(
    url: URL,
    openid: string,
    body: Buffer,
    json: (value: unknown) => void,
    response: ServerResponse,
  ): void {
    const input = () => JSON.parse(body.toString() || '{}') as Record<string, unknown>
    switch (url.pathname) {
      case '/wx/callFunction': {
        const { name, data } = input() as { name: string; data: Record<string, unknown> }
        const run = this.functions[name]
        if (!run) return json({ errCode: -501000, errMsg: `FunctionName ${name} not found` })
        return json({ result: run(data, openid) })
      }
      case '/wx/uploadFile': {
        const fileID = `cloud://stub/${url.searchParams.get('cloudPath')}`
        this.files.set(fileID, body)
        return json({ fileID })
      }
      case '/wx/getTempFileURL': {
        const { fileList } = input() as { fileList: string[] }
        const one = (fileID: string) => ({
          fileID,
          tempFileURL: this.files.has(fileID)
            ? `${this.base}/stub-file/${encodeURIComponent(fileID)}`
            : '',
          status: this.files.has(fileID) ? 0 : -503003,
          errMsg: this.files.has(fileID) ? 'ok' : 'file not exists',
        })
        return json({ fileList: fileList.map(one) })
      }
      case '/wx/downloadFile':
        response.end(this.files.get(url.searchParams.get('fileID') ?? ''))
        return
      case '/wx/deleteFile': {
        const { fileList } = input() as { fileList: string[] }
        const done = fileList.map((fileID) => ({
          fileID,
          status: this.files.delete(fileID) ? 0 : -503003,
        }))
        return json({ fileList: done })
      }
      case '/wx/phoneCode':
        return json({ code: `code-${openid}` })
      case '/wx/subscribe':
        this.subscriptions.push({ openid, results: input()['results'] as Record<string, string> })
        return json({ ok: true })
      default:
        response.statusCode = 404
        response.end()
    }
  }
}
