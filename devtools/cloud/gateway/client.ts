/** The mini-program's door: what wx.cloud and the dialogs of a phone need, as plain JSON. */
import type { IncomingMessage, ServerResponse } from 'node:http'
import { CloudError, DiskError } from '../errors'
import type { Machine } from '../machine'
import type { Asker } from '../storage/files'
import { delay } from './delay'
import { headerOf, readBody, sendBytes, sendJson } from './http'

/** The numbers that a mini-program sees for storage errors, and for a disk that fails. */
const STORAGE_ERROR: Record<string, number> = {
  DATABASE_REQUEST_FAILED: -502001,
  STORAGE_REQUEST_FAIL: -503001,
  STORAGE_EXCEED_AUTHORITY: -503002,
  STORAGE_FILE_NONEXIST: -503003,
  STORAGE_SIGN_PARAM_INVALID: -503004,
}

interface Visit {
  m: Machine
  req: IncomingMessage
  res: ServerResponse
  url: URL
  openid: string | undefined
}

const json = async (v: Visit): Promise<Record<string, unknown>> => {
  const text = (await readBody(v.req)).toString()
  return text === '' ? {} : (JSON.parse(text) as Record<string, unknown>)
}

/** Storage is for people only: a request without an openid is refused. */
const asker = (v: Visit): Asker => {
  if (!v.openid) throw new CloudError('STORAGE_EXCEED_AUTHORITY', 'x-wx-openid is missing')
  return { openid: v.openid }
}

const person = (v: Visit): string => {
  if (!v.openid) throw new CloudError('INVALID_PARAM', 'x-wx-openid is missing')
  return v.openid
}

const status = (code: string): { status: number; errMsg: string } =>
  code === 'SUCCESS'
    ? { status: 0, errMsg: 'ok' }
    : { status: STORAGE_ERROR[code] ?? -503001, errMsg: code }

const ROUTES: Record<string, (v: Visit) => Promise<unknown>> = {
  '/wx/callFunction': async (v) => {
    const { name, data } = await json(v)
    const who = v.openid ? { openid: v.openid, source: 'wx_client' } : { source: 'wx_http' }
    return v.m.call(String(name), data ?? {}, who)
  },
  '/wx/uploadFile': async (v) => {
    const bytes = await readBody(v.req)
    return { fileID: v.m.files.put(v.url.searchParams.get('cloudPath') ?? '', bytes, asker(v)) }
  },
  '/wx/downloadFile': async (v) => v.m.files.get(v.url.searchParams.get('fileID') ?? '', asker(v)),
  '/wx/getTempFileURL': async (v) => {
    const { fileList } = await json(v)
    const list = (fileList as (string | { fileID: string; maxAge?: number })[]).map((f) =>
      typeof f === 'string' ? { fileID: f } : f,
    )
    const shared = v.m.files.share(list, asker(v), v.m.base())
    return {
      fileList: shared.map((f) => ({
        fileID: f.fileID,
        tempFileURL: encodeURI(f.tempFileURL),
        maxAge: f.maxAge,
        ...status(f.code),
      })),
    }
  },
  '/wx/deleteFile': async (v) => {
    const { fileList } = await json(v)
    const removed = v.m.files.remove(fileList as string[], asker(v))
    return { fileList: removed.map((f) => ({ fileID: f.fileID, ...status(f.code) })) }
  },
  '/wx/phoneCode': async (v) => ({ code: v.m.phones.mint(person(v)) }),
  '/wx/subscribe': async (v) => {
    const { results } = await json(v)
    v.m.subscriptions.accept(person(v), (results ?? {}) as Record<string, string>)
    return { errMsg: 'ok' }
  },
}

/** Serves /wx/*. Errors are HTTP 200 with `{errCode, errMsg}`, as wx.cloud reports them. */
export async function serveClient(
  m: Machine,
  req: IncomingMessage,
  res: ServerResponse,
): Promise<void> {
  const url = new URL(req.url ?? '/', 'http://localhost')
  const route = ROUTES[url.pathname]
  if (!route || req.method !== 'POST') return sendJson(res, { errMsg: 'no such door' }, 404)
  try {
    const openid = headerOf(req, 'x-wx-openid') || undefined
    const answer = await route({ m, req, res, url, openid })
    if (Buffer.isBuffer(answer)) sendBytes(res, answer)
    else sendJson(res, answer)
  } catch (e) {
    const code = e instanceof CloudError ? e.code : 'INVALID_PARAM'
    const errCode = STORAGE_ERROR[code] ?? -501007
    sendJson(res, { errCode, errMsg: e instanceof Error ? e.message : String(e) })
  }
}

/**
 * Serves /cos/<key>/…: PUT with an upload ticket, GET with a temporary URL. One that a running
 * invocation asked for is a request of its function; a client has it only after the answer.
 */
export async function serveFiles(
  m: Machine,
  req: IncomingMessage,
  res: ServerResponse,
): Promise<void> {
  const key = /^\/cos\/([\w-]+)/.exec(req.url ?? '')?.[1] ?? ''
  const by = m.pool.find(m.files.askedBy(key))
  if (!by) return transfer(m, req, res, key)
  const action = req.method === 'PUT' ? 'storage.put' : 'storage.get'
  const who = { function: by.function, call: by.call ?? '', invocation: by.id }
  const ended = m.trips.begin({ ...who, kind: 'storage', action })
  try {
    if (m.delayMs) await delay(m, 'storage')
    await transfer(m, req, res, key)
  } finally {
    ended()
  }
}

async function transfer(
  m: Machine,
  req: IncomingMessage,
  res: ServerResponse,
  key: string,
): Promise<void> {
  if (req.method === 'PUT') {
    const refuse = (status: number, code: string, text: string): void => {
      const xml = `<?xml version="1.0"?><Error><Code>${code}</Code><Message>${text}</Message><RequestId>local</RequestId><TraceId>local</TraceId></Error>`
      res.writeHead(status, { 'content-type': 'application/xml' }).end(xml)
    }
    try {
      if (m.files.redeem(key, await readBody(req))) return void res.writeHead(200).end()
      return refuse(403, 'AccessDenied', 'ticket unknown or expired')
    } catch (e) {
      if (e instanceof DiskError) return refuse(500, 'InternalError', e.message)
      throw e
    }
  }
  const file = m.files.open(key)
  if (!file) return void res.writeHead(403).end()
  sendBytes(res, file.bytes, contentType(file.path))
}

const TYPES: Record<string, string> = {
  png: 'image/png',
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  gif: 'image/gif',
  webp: 'image/webp',
  mp3: 'audio/mpeg',
  mp4: 'video/mp4',
  json: 'application/json',
  csv: 'text/csv; charset=utf-8',
  txt: 'text/plain; charset=utf-8',
}

const contentType = (path: string): string =>
  TYPES[path.split('.').pop()!.toLowerCase()] ?? 'application/octet-stream'
