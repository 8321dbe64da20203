import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import {
  CONTRACT,
  type CallName,
  type InputOf,
  type OutputOf,
  type ReportView,
} from '../../domain/contract'
import { PURPOSE_NAMES } from '../../domain/call/basis'
import { inWordsOfNow } from '../../domain/identity/purposes'
import type { Cloud } from '../cloud'
import { PERSONAS } from '../street'
import { agreement } from '../street/client'

/** A drawn manhole without its cover: evidence that can be looked at. */
const PHOTO = readFileSync(join(__dirname, 'photo.jpg'))

export interface World {
  cloud: Cloud
  /**
   * Calls as a persona, who agrees where a consent is missing; throws when the answer is a refusal, for a
   * bench must not measure those.
   */
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
  const requestId = (): string => `bench-request-${String(++made).padStart(8, '0')}`
  const attempt = async (openid: string, name: CallName, input: object) => {
    const answer = await cloud.callFunction('api', eventOf(name, input), { openid })
    if (!('result' in answer)) throw new Error(`${name}: ${answer.errCode} ${answer.errMsg}`)
    return answer.result as { ok: boolean; code?: string; field?: string; data: never }
  }
  const call: World['call'] = async (openid, name, input) => {
    let result = await attempt(openid, name, input)
    if (result.code === 'needsConsent') {
      await attempt(openid, 'identity.agree', agreement(result.field, requestId()))
      result = await attempt(openid, name, input)
    }
    if (!result.ok) throw new Error(`${name}: ${result.code}`)
    return result.data
  }
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

/** The account of whoever is first of the staff that fit; one who has no phone yet gets one and binds it. */
export async function accountOf(world: World, fits: object): Promise<string> {
  const [staff] = world.cloud.store.find('staff', { active: true, ...fits }, { jobNo: 1 }, 1)
  if (!staff) throw new Error(`the demo street has nobody with ${JSON.stringify(fits)}`)
  if (typeof staff.openid === 'string') return staff.openid
  const openid = `o-bench-${String(staff.jobNo).toLowerCase()}`
  await bind(world, world.call, openid, staff.phone)
  return openid
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
  report: Pick<ReportView, 'id' | 'version'>,
): { requestId: string; id: string; version: number } => ({
  requestId: world.requestId(),
  id: report.id,
  version: report.version,
})

/** The person has agreed to all that is asked, as after a first report and a first look at the shop. */
export async function agreed(world: World, openid: string): Promise<void> {
  const consents = inWordsOfNow(PURPOSE_NAMES)
  await world.call(openid, 'identity.agree', { requestId: world.requestId(), consents })
}
