/** The SDK's door: one endpoint for all of its requests, told apart by `action`. */
import type { IncomingMessage, ServerResponse } from 'node:http'
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
import { goesToDisk } from './faults'
import type { FaultRequest } from './faults'
import { readBody, sendBytes, sendJson } from './http'
import { returnedBy } from './trips'

const FUNCTION = { function: true } as const

/** What is answered: JSON for most, bytes for open-API calls. */
type Answer = Doc | Buffer

interface SdkRequest {
  action: string
  params: Doc
  /** The binary part of an open-API call. */
  binary?: Buffer
  invocation: Invocation | undefined
}

const isMultipart = (req: IncomingMessage): boolean =>
  (req.headers['content-type'] ?? '').startsWith('multipart/')

async function readRequest(m: Machine, req: IncomingMessage): Promise<SdkRequest> {
  const id = /^\/admin\/([\w-]+)/.exec(req.url ?? '')?.[1] ?? ''
  const invocation = m.pool.find(id)
  const body = await readBody(req, m.limits.databaseRequestBytes)
  if (!isMultipart(req)) {
    const params = JSON.parse(body.toString()) as Doc
    return { action: String(params.action), params, invocation }
  }
  const parts = splitMultipart(req.headers['content-type']!, body)
  const text = [...parts].filter(([k]) => k !== 'requestData').map(([k, v]) => [k, v.toString()])
  const params = Object.fromEntries(text) as Doc
  const binary = parts.get('requestData') ?? Buffer.alloc(0)
  return { action: String(params.action), params, binary, invocation }
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
  const key = m.files.uploadTicket(path, null)
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
  const shared = m.files.share(wanted, FUNCTION, m.base())
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

/** Performs an action and records a database trip. Throws CloudError for what it refuses. */
async function perform(
  m: Machine,
  r: SdkRequest,
  effect: FaultEffect | undefined,
): Promise<Answer> {
  const database = DATABASE_ACTIONS[r.action]
  if (!database) {
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
  const probe: Probe = { index: null, examined: 0 }
  const started = performance.now()
  let answer: Doc | undefined
  try {
    if (effect?.kind === 'conflictAtCommit' && r.action === 'database.commitTransaction')
      return failCommit(m.store, r.params.transactionId)
    const owner = r.invocation?.id ?? ''
    answer = await database({ ...m, owner, nowMs: m.clock.now(), params: r.params, probe })
    return answer
  } finally {
    m.trips.record({
      function: r.invocation?.function ?? '',
      call: r.invocation?.call ?? '',
      invocation: r.invocation?.id ?? '',
      action: r.action,
      collection: String(r.params.collectionName ?? ''),
      index: probe.index,
      examined: probe.examined,
      returned: returnedBy(answer),
      ms: performance.now() - started,
    })
  }
}

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
  const effect = (await m.gate?.arrive(held)) ?? m.faults.match(faultRequest(r, collection))
  const killWorker = (): void => {
    if (r.invocation) m.pool.kill(r.invocation.id)
    req.socket.destroy()
  }
  if (effect?.kind === 'kill' && effect.when === 'before') return killWorker()
  if (effect?.kind === 'cutOff') return void req.socket.destroy()
  // Never answered: the function waits until its time is over, and its end closes the connection.
  if (effect?.kind === 'hang') return
  let answer: Answer
  try {
    await suffer(m, r, effect)
    answer = await perform(m, r, effect)
  } catch (thrown) {
    const e = diskError(thrown) ?? thrown
    const code = e instanceof CloudError ? e.code : 'SYS_ERR'
    // A surprise is a defect of the local cloud; after its stop, requests cut off are none.
    if (!(e instanceof CloudError) && !req.socket.destroyed) console.error('local cloud:', e)
    answer = { code, message: e instanceof Error ? e.message : String(e) }
  }
  if (effect?.kind === 'kill') return killWorker()
  await m.gate?.leave(held)
  if (effect?.kind === 'loseAnswer') return void req.socket.destroy()
  if (Buffer.isBuffer(answer)) sendBytes(res, answer)
  else sendJson(res, { ...answer, requestId })
}
