import { COLLECTIONS } from '../../cloudfunctions/schema'
import type { Cloud } from '../../devtools/cloud'
import type { Seams } from '../../devtools/cloud/seams'
import { callApi, phoneCode, uploadFile } from '../../devtools/street/client'
import { isTable } from '../../domain/street/import'
import type { User } from '../../domain/identity/types'
import type { Staff } from '../../domain/street/types'
import type { SmallFiles } from '../domain/street/files'
import { bundledFunctions } from './bundles'
import { openTestCloud } from './instances'

export interface AdminAnswer {
  ok: boolean
  done?: boolean
  rev?: string
  written?: number
  retired?: number
  stranded?: number
  unkept?: { pickUp: string; name: string; count: number }[]
  code?: string
  errors?: { file: string; row: number; field: string; message: string }[]
  urls?: Record<string, string>
  warnings?: { file: string; row: number; field: string; message: string }[]
  message?: string
  counts?: { kind: string; why: string; count: number; of: number }[]
  list?: { kind: string; why: string; code: string; name: string }[]
}

/** An empty cloud with the bundled functions, and an administrator at its console. */
export interface Office {
  cloud: Cloud
  /** Calls admin as the console does; the platform's own failure is thrown. */
  admin(data: unknown): Promise<AdminAnswer>
  upload(files: Record<string, string | Uint8Array>): Promise<Record<string, string>>
  /** Uploads and imports, until done or refused. */
  bring(files: Partial<SmallFiles>, more?: { confirm: boolean }): Promise<AdminAnswer>
  /** Binds an account to the phone's owner, as a person does. */
  bind(openid: string, phone: string): Promise<void>
  staff(jobNo: string): Staff
  user(openid: string): User
  /** Puts a document in the place of the one with its `_id`, as the console would. */
  replace(collection: string, document: { _id: string }): Promise<void>
  /** Every document but the journal's times; two equal ones mean that nothing was written. */
  everything(): string
  stop(): Promise<void>
}

const quote = (cell: string): string => `"${cell.replace(/"/g, '""')}"`

/** The texts of files as a spreadsheet and a map program save them. */
export const textsOf = (files: Partial<SmallFiles>): Record<string, string> =>
  Object.fromEntries(
    Object.entries(files).map(([name, content]) => [
      name,
      isTable(name)
        ? (content as string[][]).map((line) => line.map(quote).join(',')).join('\r\n')
        : JSON.stringify(content),
    ]),
  )

const withoutTimes = (doc: Record<string, unknown>): Record<string, unknown> => {
  const { startedAt, finishedAt, until, files, ...rest } = doc
  return { ...rest, times: [typeof startedAt, typeof finishedAt, typeof until, typeof files] }
}

let uploads = 0

export async function openOffice(seams: Seams = {}): Promise<Office> {
  const options = {
    functionsDir: bundledFunctions(),
    dataDir: ':memory:',
    durable: false,
    collections: COLLECTIONS,
  }
  const { cloud, machine } = await openTestCloud(options, seams)
  const admin = async (data: unknown): Promise<AdminAnswer> => {
    const answer = await cloud.callFunction('admin', data)
    if (!('result' in answer)) throw new Error(`admin: ${answer.errCode} ${answer.errMsg}`)
    return answer.result as AdminAnswer
  }
  const upload: Office['upload'] = async (files) => {
    const folder = `imports/${++uploads}`
    const ids: Record<string, string> = {}
    for (const [name, text] of Object.entries(files)) {
      ids[name] = await uploadFile(cloud, `${folder}/${name}`, text)
    }
    return ids
  }
  const one = <T>(name: string, id: string): T => {
    const found = cloud.store.find(name, { _id: id })[0]
    if (!found) throw new Error(`no ${id}`)
    return found as T
  }
  return {
    cloud,
    admin,
    upload,
    bring: async (files, more) =>
      admin({ action: 'import', files: await upload(textsOf(files)), ...more }),
    bind: async (openid, phone) => {
      const code = await phoneCode(cloud, openid, phone)
      const requestId = `request-bind-${openid}-${phone}`.slice(0, 40)
      await callApi(cloud, openid, 'identity.bindPhone', { requestId, code })
    },
    staff: (jobNo) => one('staff', `staff:${jobNo}`),
    user: (openid) => one('users', `user:${openid}`),
    replace: async (name, { _id, ...rest }) =>
      void (await machine.store.replace(name, _id, structuredClone(rest) as never)),
    everything: () =>
      JSON.stringify(
        COLLECTIONS.map(({ name }) => {
          const docs = cloud.store.find(name, {}, { _id: 1 })
          return [name, name === 'imports' ? docs.map(withoutTimes) : docs]
        }),
        null,
        1,
      ),
    stop: () => cloud.stop(),
  }
}
