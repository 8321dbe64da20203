/** The SDK's door: one endpoint for all of its requests, told apart by `action`. */
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Socket } from 'node:net'
import { CloudError, invalidParam } from '../errors'
import { readConfig } from '../functions/config'
import type { Invocation } from '../functions/runner'
import type { Machine } from '../machine'
import { splitMultipart } from '../openapi/wire'
import { fileID } from '../storage/files'
import { diskError } from '../store/disk'
import type { Probe } from '../store/read'
import type { Doc, FaultEffect } from '../types'
import { DATABASE_ACTIONS, failAsFull, failCommit } from './database'
import { delay } from './delay'
import { goesToDisk } from './faults'
import type { FaultRequest } from './faults'
import { readBody, sendBytes, sendJson } from './http'
import { kindOf, returnedBy } from './trips'
import type { Arrived } from './trips'

const FUNCTION = { function: true } as const

/** What is answered: JSON for most, bytes for open-API calls. */
type Answer = Doc | Buffer

interface SdkRequest {
  action: string
  params: Doc
  /** The binary part of an open-API call. */
  binary?: Buffer
  /** Id of the invocation that asks, and itself, undefined when it is over. */
  sender: string
  invocation: Invocation | undefined
  socket: Socket
}

const isMultipart = (req: IncomingMessage): boolean =>
  (req.headers['content-type'] ?? '').startsWith('multipart/')

async function readRequest(m: Machine, req: IncomingMessage): Promise<SdkRequest> {
  const sender = /^\/admin\/([\w-]+)/.exec(req.url ?? '')?.[1] ?? ''
  const invocation = m.pool.find(sender)
  const body = await readBody(req, m.limits.databaseRequestBytes)
  if (!isMultipart(req)) {
    const params = JSON.parse(body.toString()) as Doc
    return { action: String(params.action), params, sender, invocation, socket: req.socket }
  }
  const parts = splitMultipart(req.headers['content-type']!, body)
  const text = [...parts].filter(([k]) => k !== 'requestData').map(([k, v]) => [k, v.toString()])
  const params = Object.fromEntries(text) as Doc
  const binary = parts.get('requestData') ?? Buffer.alloc(0)
  const socket = req.socket
  return { action: String(params.action), params, binary, sender, invocation, socket }
}

async function invokeFunction(m: Machine, r: SdkRequest): Promise<Doc> {
  const name = String(r.params.function_name)
  const data: unknown = JSON.parse(String(r.params.request_data ?? '{}') || '{}')
  const caller = r.invocation?.caller
  const source = caller?.source ? `${caller.source},scf` : 'scf'
  const openid = caller?.openid
  const done = await m.pool.invoke(name, data, {
    source,
    ...(openid === undefined ? {} : { openid }),
    ...(r.invocation ? { within: r.invocation.id } : {}),
  })
  if (done.ok) return { data: { response_data: done.result } }
  throw new CloudError(done.code, done.errMsg)
}

const uploadMetadata = (m: Machine, r: SdkRequest): Doc => {
  const path = String(r.params.path)
  const key = m.files.uploadTicket(path, null, r.sender)
  const url = `${m.base()}/cos/${key}/${encodeURI(path)}`
  const fileId = fileID(path)
  return { data: { url, token: key, authorization: 'local', fileId, cosFileId: key } }
}

const downloadUrls = (m: Machine, r: SdkRequest): Doc => {
  const list = r.params.file_list as { fileid: string; max_age?: number }[]
  const wanted = list.map((f) => ({
    fileID: f.fileid,
    ...(f.max_age ? { maxAge: f.max_age } : {}),
  }))
  const shared = m.files.share(wanted, { ...FUNCTION, invocation: r.sender }, m.base())
  return {
    data: {
      download_list: shared.map((f) => ({ ...f, fileid: f.fileID, download_url: f.tempFileURL })),
    },
  }
}

const deleteFiles = (m: Machine, r: SdkRequest): Doc => {
  const removed = m.files.remove(r.params.fileid_list as string[], FUNCTION)
  return { data: { delete_list: removed.map((f) => ({ ...f, fileid: f.fileID })) } }
}

const openApi = (m: Machine, r: SdkRequest, refusal: number | undefined): Buffer => {
  const name = r.invocation?.function
  const permitted = name ? readConfig(m.functionsDir, name).permissions.openapi : []
  return m.openapi.call(String(r.params.apiName), r.binary ?? Buffer.alloc(0), permitted, refusal)
}

/** Performs an action; `probe` is told how. Throws CloudError for what it refuses. */
async function perform(
  m: Machine,
  r: SdkRequest,
  effect: FaultEffect | undefined,
  probe: Probe,
): Promise<Answer> {
  const database = DATABASE_ACTIONS[r.action]
  if (database) {
    if (effect?.kind === 'conflictAtCommit' && r.action === 'database.commitTransaction')
      return failCommit(m.store, r.params.transactionId)
    const owner = r.invocation?.id ?? ''
    return database({ ...m, owner, nowMs: m.clock.now(), params: r.params, probe })
  }
  switch (r.action) {
    case 'functions.invokeFunction':
      return invokeFunction(m, r)
    case 'storage.getUploadMetadata':
      return uploadMetadata(m, r)
    case 'storage.batchGetDownloadUrl':
      return downloadUrls(m, r)
    case 'storage.batchDeleteFile':
      return deleteFiles(m, r)
    case 'wx.openApi':
    case 'wx.wxOpenApi':
      return openApi(m, r, effect?.kind === 'refuse' ? effect.errcode : undefined)
    default:
      throw invalidParam(`the local cloud does not know the action ${r.action}`)
  }
}

const arrivedAs = (r: SdkRequest): Arrived => ({
  kind: kindOf(r.action),
  function: r.invocation?.function ?? '',
  call: r.invocation?.call ?? '',
  invocation: r.sender,
  action: r.action,
  collection: String(r.params.collectionName ?? ''),
  name: String(r.params.apiName ?? r.params.function_name ?? ''),
})

const faultRequest = (r: SdkRequest, collection: string): FaultRequest => ({
  function: r.invocation?.function ?? '',
  call: r.invocation?.call ?? '',
  action: r.action,
  collection,
  api: r.params.apiName === undefined ? '' : String(r.params.apiName),
  toDisk: goesToDisk(r.action, r.params.transactionId),
})

/** What a planned fault does before a request is performed; throws when it is not to be. */
async function suffer(m: Machine, r: SdkRequest, effect: FaultEffect | undefined): Promise<void> {
  const wait = (ms: number) => (): Promise<void> =>
    new Promise((resolve) => m.after(ms, () => resolve()))
  switch (effect?.kind) {
    case 'slow':
      return wait(effect.ms)()
    case 'slowDisk':
      return m.faults.slowWrite(wait(effect.ms))
    case 'clockJump':
      return m.clock.advance(effect.ms)
    case 'error':
      throw new CloudError(effect.code, `${effect.code}: a planned fault`)
    case 'fullDisk':
      return failAsFull(m.store, r.params.transactionId)
    default:
  }
}

/** Performs what is asked, after what a fault does; errors become the answer that the SDK reads. */
async function answerTo(
  m: Machine,
  r: SdkRequest,
  effect: FaultEffect | undefined,
  probe: Probe,
): Promise<Answer> {
  try {
    await suffer(m, r, effect)
    return await perform(m, r, effect, probe)
  } catch (thrown) {
    const e = diskError(thrown) ?? thrown
    // A surprise is a defect of the local cloud; after its stop, requests cut off are none.
    if (!(e instanceof CloudError) && !r.socket.destroyed) console.error('local cloud:', e)
    const code = e instanceof CloudError ? e.code : 'SYS_ERR'
    return { code, message: e instanceof Error ? e.message : String(e) }
  }
}

let requests = 0

/** Serves one request of the SDK: always HTTP 200, errors as `{code, message}`. */
export async function serveAdmin(
  m: Machine,
  req: IncomingMessage,
  res: ServerResponse,
): Promise<void> {
  const requestId = `local-${++requests}`
  let r: SdkRequest
  try {
    r = await readRequest(m, req)
  } catch (e) {
    const code = e instanceof CloudError ? e.code : 'INVALID_PARAM'
    return sendJson(res, { code, message: String(e), requestId })
  }
  const collection = String(r.params.collectionName ?? '')
  const held = { invocation: r.invocation, action: r.action, collection, params: r.params }
  const ended = m.trips.begin(arrivedAs(r))
  const breakOff = (): void => {
    ended()
    req.socket.destroy()
  }
  const killWorker = (): void => {
    if (r.invocation) m.pool.kill(r.invocation.id)
    breakOff()
  }
  if (m.delayMs) await delay(m, kindOf(r.action))
  const effect = (await m.gate?.arrive(held)) ?? m.faults.match(faultRequest(r, collection))
  if (effect?.kind === 'kill' && effect.when === 'before') return killWorker()
  if (effect?.kind === 'cutOff') return breakOff()
  // Never answered: the function waits until its time is over, and its end closes the connection.
  if (effect?.kind === 'hang') return void res.once('close', () => ended())
  const probe: Probe = { index: null, examined: 0 }
  const answer = await answerTo(m, r, effect, probe)
  if (effect?.kind === 'kill') return killWorker()
  await m.gate?.leave(held)
  ended({ ...probe, returned: Buffer.isBuffer(answer) ? 0 : returnedBy(answer) })
  if (effect?.kind === 'loseAnswer') return void req.socket.destroy()
  if (Buffer.isBuffer(answer)) sendBytes(res, answer)
  else sendJson(res, { ...answer, requestId })
}
