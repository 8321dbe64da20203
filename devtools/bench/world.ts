import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import {
  CONTRACT,
  type CallName,
  type InputOf,
  type OutputOf,
  type ReportView,
} from '../../domain/contract'
import type { Cloud } from '../cloud'
import { PERSONAS } from '../street'

/** A drawn manhole without its cover: evidence that can be looked at. */
const PHOTO = readFileSync(join(__dirname, 'photo.jpg'))

export interface World {
  cloud: Cloud
  /** Calls as a persona; throws when the answer is a refusal, for a bench must not measure those. */
  call<N extends CallName>(openid: string, name: N, input: InputOf<N>): Promise<OutputOf<N>>
  requestId(): string
  /** Uploads one photo to the folder of a request and returns its fileID. */
  upload(openid: string, requestId: string): Promise<string>
  /** What WeChat's phone button hands to the mini-program. */
  phoneCode(openid: string): Promise<string>
}

/** What a client sends. */
export const eventOf = (name: CallName, input: object): object => ({
  name,
  input,
  contract: CONTRACT,
})

/** A running, seeded cloud, called through the real door and the real SDK. */
export function worldOf(cloud: Cloud): World {
  let made = 0
  const call: World['call'] = async (openid, name, input) => {
    const answer = await cloud.callFunction('api', eventOf(name, input), { openid })
    if (!('result' in answer)) throw new Error(`${name}: ${answer.errCode} ${answer.errMsg}`)
    const result = answer.result as { ok: boolean; code?: string; data: never }
    if (!result.ok) throw new Error(`${name}: ${result.code}`)
    return result.data
  }
  const requestId = (): string => `bench-request-${String(++made).padStart(8, '0')}`
  const upload = async (openid: string, id: string): Promise<string> => {
    const path = encodeURIComponent(`drafts/${id}/0-bench.jpg`)
    const response = await fetch(`${cloud.url}/wx/uploadFile?cloudPath=${path}`, {
      method: 'POST',
      headers: { 'x-wx-openid': openid },
      body: PHOTO,
    })
    const { fileID } = (await response.json()) as { fileID?: string }
    if (!fileID) throw new Error(`upload failed: ${response.status}`)
    return fileID
  }
  const phoneCode = async (openid: string): Promise<string> => {
    const headers = { 'x-wx-openid': openid }
    const response = await fetch(`${cloud.url}/wx/phoneCode`, { method: 'POST', headers })
    return ((await response.json()) as { code: string }).code
  }
  return { cloud, call, requestId, upload, phoneCode }
}

export const persona = (part: string): string => {
  const found = PERSONAS.find((p) => p.openid.includes(part))
  if (!found) throw new Error(`no persona ${part}`)
  return found.openid
}

/** The grid of the demo worker. */
export const GRID = '150203012025003'

/** Ties an account to a member of staff by the telephone, as each does once. */
export async function bind(
  world: World,
  ask: World['call'],
  openid: string,
  phone: unknown,
): Promise<void> {
  world.cloud.phones.set(openid, String(phone))
  const code = await world.phoneCode(openid)
  await ask(openid, 'identity.bindPhone', { requestId: world.requestId(), code })
}

/** A place of the demo street that lies in the grid of the demo worker. */
export async function homePlace(world: World): Promise<{ kind: 'building'; buildingId: string }> {
  const buildings = world.cloud.store.find('buildings', { gridCode: GRID }, {}, 1)
  const first = buildings[0] as { id: string } | undefined
  if (!first) throw new Error('the demo grid has no building')
  return { kind: 'building', buildingId: first.id }
}

/** A report that waits for the dispatcher: its pin lies about a kilometre outside every grid. */
export async function atDesk(world: World, ask: World['call']): Promise<ReportView> {
  const { bounds } = await world.call(persona('wang'), 'street.get', {})
  const place = { kind: 'pin' as const, lng: bounds[2], lat: bounds[3] + 0.01, label: '北边的路口' }
  const requestId = world.requestId()
  return ask(persona('wang'), 'report.submit', { requestId, text: '路口的护栏倒了一片', place })
}

/** What every step on a report carries. */
export const stepOn = (
  world: World,
  report: ReportView,
): { requestId: string; id: string; version: number } => ({
  requestId: world.requestId(),
  id: report.id,
  version: report.version,
})
