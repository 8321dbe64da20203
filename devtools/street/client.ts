import { inWordsOfNow, namedPurposes } from '../../domain/identity/purposes'
import { CONTRACT } from '../../domain/contract/number'

/** The doors of a local cloud that this room uses, over HTTP: in-process and running desks alike. */
export interface CloudAddress {
  /** `http://127.0.0.1:port` */
  url: string
}

async function json(response: Response): Promise<unknown> {
  const text = await response.text()
  if (!response.ok) throw new Error(`${response.url}: ${response.status} ${text.slice(0, 200)}`)
  return JSON.parse(text)
}

/** Without an openid the caller is the console, as for WeChat's own tools. */
async function post(
  cloud: CloudAddress,
  path: string,
  body: unknown,
  openid?: string,
): Promise<unknown> {
  const headers: Record<string, string> = { 'content-type': 'application/json' }
  if (openid !== undefined) headers['x-wx-openid'] = openid
  return json(
    await fetch(cloud.url + path, { method: 'POST', headers, body: JSON.stringify(body) }),
  )
}

/** Calls a function; throws what the cloud says when it did not run to its end. */
export async function callFunction(
  cloud: CloudAddress,
  name: string,
  data: unknown,
  openid?: string,
): Promise<unknown> {
  const answer = (await post(cloud, '/wx/callFunction', { name, data }, openid)) as {
    result?: unknown
    errCode?: number
    errMsg?: string
  }
  if (!('result' in answer)) throw new Error(`${name}: ${answer.errCode} ${answer.errMsg}`)
  return answer.result
}

interface Answered {
  ok: boolean
  data?: unknown
  code?: string
  message?: string
  field?: string
}

const tryApi = (cloud: CloudAddress, openid: string, name: string, input: unknown) =>
  callFunction(cloud, 'api', { name, input, contract: CONTRACT }, openid) as Promise<Answered>

/** What its person agrees to, told what is missing; the request's id is made of the one that was refused. */
export const agreement = (field: string | undefined, requestId: string) => ({
  requestId: `agree-${requestId}`.slice(0, 40),
  consents: inWordsOfNow(namedPurposes(field ?? '')),
})

/**
 * A call of the contract as a phone makes it, whose person agrees where a consent is missing; throws on a
 * refusal.
 */
export async function callApi(
  cloud: CloudAddress,
  openid: string,
  name: string,
  input: unknown,
): Promise<unknown> {
  let answer = await tryApi(cloud, openid, name, input)
  if (answer.code === 'needsConsent') {
    const { requestId } = input as { requestId: string }
    await tryApi(cloud, openid, 'identity.agree', agreement(answer.field, requestId))
    answer = await tryApi(cloud, openid, name, input)
  }
  if (!answer.ok) throw new Error(`${name}: ${answer.code} ${answer.message}`)
  return answer.data
}

/** Who owns the administrator's uploads: the local storage door wants a person, as for a phone. */
const CONSOLE = 'o-console'

/** Uploads a file for the administrator; answers the fileID. */
export async function uploadFile(
  cloud: CloudAddress,
  cloudPath: string,
  content: string | Uint8Array,
): Promise<string> {
  const url = `${cloud.url}/wx/uploadFile?cloudPath=${encodeURIComponent(cloudPath)}`
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content
  const headers = { 'x-wx-openid': CONSOLE }
  const sent = await fetch(url, { method: 'POST', headers, body: new Uint8Array(bytes) })
  const answer = (await json(sent)) as { fileID?: string; errMsg?: string }
  if (answer.fileID === undefined) throw new Error(`upload ${cloudPath}: ${answer.errMsg}`)
  return answer.fileID
}

/** Bytes behind a short-lived address. */
export async function download(url: string): Promise<Uint8Array> {
  const response = await fetch(url)
  if (!response.ok) throw new Error(`download: ${response.status}`)
  return new Uint8Array(await response.arrayBuffer())
}

/** What the person's own tap would give: a code for the phone number of this account. */
export async function phoneCode(
  cloud: CloudAddress,
  openid: string,
  phone: string,
): Promise<string> {
  await post(cloud, '/dev/phone', { openid, phone })
  return ((await post(cloud, '/wx/phoneCode', {}, openid)) as { code: string }).code
}

/** WeChat's side of an accepted subscription dialog. */
export async function subscribe(
  cloud: CloudAddress,
  openid: string,
  results: Record<string, 'accept' | 'reject'>,
): Promise<void> {
  await post(cloud, '/wx/subscribe', { results }, openid)
}
