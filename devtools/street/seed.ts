import { createHash } from 'node:crypto'
import {
  callApi,
  callFunction,
  phoneCode,
  subscribe,
  uploadFile,
  type CloudAddress,
} from './client'
import { PERSONAS, type Persona } from './personas'
import { makeStreet } from './street'

/** Runs of one import before it is given up: each carries on where the last one stopped. */
const MAX_RUNS = 20
/** Subscriptions that the demo's staff begin with. */
const SUBSCRIPTIONS = 3

export interface AdminImport {
  ok: boolean
  done?: boolean
  rev?: string
  written?: number
  retired?: number
  warnings?: { message: string }[]
  code?: string
  message?: string
  errors?: { file: string; row: number; field: string; message: string }[]
  /** With code `needsConfirm`: what would be lost. */
  list?: { kind: string; why: string; code: string; name: string }[]
}

/** Folder of one set of files: the same content has the same address, so a rerun uploads nothing new. */
function folderOf(files: Record<string, string | Uint8Array>): string {
  const hash = createHash('sha256')
  for (const name of Object.keys(files).sort()) hash.update(name).update(files[name]!)
  return `imports/${hash.digest('hex').slice(0, 16)}`
}

/**
 * Imports a street as its administrator does: create the collections, upload the files, call
 * `admin import` until it is done. Answers the last answer; `ok: false` carries the faults, or what
 * `confirm` is to be said to.
 */
export async function importStreet(
  cloud: CloudAddress,
  files: Record<string, string | Uint8Array>,
  confirm = false,
): Promise<AdminImport> {
  await callFunction(cloud, 'admin', { action: 'migrate' })
  const folder = folderOf(files)
  const uploaded: Record<string, string> = {}
  for (const [name, text] of Object.entries(files)) {
    uploaded[name] = await uploadFile(cloud, `${folder}/${name}`, text)
  }
  for (let run = 1; ; run++) {
    const data = { action: 'import', files: uploaded, confirm }
    const answer = (await callFunction(cloud, 'admin', data)) as AdminImport
    if (!answer.ok || answer.done || run === MAX_RUNS) return answer
  }
}

/** `A-Z a-z 0-9 _ -`, at least 16: the same seeding twice has one effect. */
const requestId = (what: string, openid: string): string => `seed-${what}-${openid}`.padEnd(16, '0')

/** Binds a WeChat account to its post by the way that people take: phone, code, bind. */
async function bind(cloud: CloudAddress, persona: Persona): Promise<void> {
  const code = await phoneCode(cloud, persona.openid, persona.phone)
  const input = { requestId: requestId('bind', persona.openid), code }
  await callApi(cloud, persona.openid, 'identity.bindPhone', input)
}

async function giveSubscriptions(cloud: CloudAddress, openid: string, id: string): Promise<void> {
  for (let n = 1; n <= SUBSCRIPTIONS; n++) {
    await subscribe(cloud, openid, { [id]: 'accept' })
    const input = { requestId: requestId(`task${n}`, openid), results: { task: 'accept' } }
    await callApi(cloud, openid, 'notice.accept', input)
  }
}

/**
 * Fills an empty local cloud with the demo street, through the doors that the real one has.
 * Throws when the import refuses or does not end.
 */
export async function seedStreet(cloud: CloudAddress): Promise<void> {
  const street = makeStreet()
  const answer = await importStreet(cloud, street.files)
  if (!answer.ok || !answer.done) throw new Error(`seed: ${JSON.stringify(answer).slice(0, 500)}`)
  for (const persona of PERSONAS) {
    if (persona.jobNo !== null) {
      await bind(cloud, persona)
      await giveSubscriptions(cloud, persona.openid, street.templates.task.id)
    } else {
      // The number that a resident would give; nothing is bound to it.
      await phoneCode(cloud, persona.openid, persona.phone)
    }
  }
}
