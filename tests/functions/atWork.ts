import type { ReportView } from '../../domain/contract'
import type { Report } from '../../domain/report/types'
import { callApi } from '../../devtools/street/client'
import { WEST, smallStreet, type SmallFiles } from '../domain/street/files'
import { openOffice, type AdminAnswer, type Office } from './adminOffice'

/** The small street of the import's tests with people at work in it. */

/** Z1 and Z2 work in the western grid, L1 leads both, D1 is the only dispatcher, P1 of 住建. */
const ACCOUNTS: [openid: string, phone: string][] = [
  ['o-z1', '10000000001'],
  ['o-z2', '10000000002'],
  ['o-l1', '10000000003'],
  ['o-d1', '10000000004'],
  ['o-p1', '10000000006'],
]
export const Z1 = 'staff:Z1'
export const Z2 = 'staff:Z2'
export const L1 = 'staff:L1'
export const P1 = 'staff:P1'

export type Made = 'submitted' | 'assigned' | 'signed' | 'withDepartment' | 'resolved' | 'closed'

/** The office's street, and what people in it do. */
export interface AtWork extends Office {
  stored(id: string): Report
  /** A call that answers a view; a refusal is thrown. */
  step(openid: string, name: string, id: string, more?: object): Promise<ReportView>
  submit(category?: string): Promise<string>
  /** A report of building B1 in each state in which it waits for one of the staff. */
  made: Record<Made, () => Promise<string>>
  /** Imports the street after changes. */
  change(...changes: Change[]): Promise<AdminAnswer>
}

let requests = 0

export async function openAtWork(): Promise<AtWork> {
  const office = await openOffice()
  await office.bring(smallStreet())
  for (const [openid, phone] of ACCOUNTS) await office.bind(openid, phone)
  const ask = (openid: string, name: string, input: object): Promise<ReportView> =>
    callApi(office.cloud, openid, name, {
      requestId: `request-changing-${String(++requests).padStart(6, '0')}`,
      ...input,
    }) as Promise<ReportView>
  const stored = (id: string): Report =>
    office.cloud.store.find('reports', { _id: id })[0] as unknown as Report
  const step = (openid: string, name: string, id: string, more: object = {}): Promise<ReportView> =>
    ask(openid, name, { id, version: stored(id).version, ...more })

  const submit = async (category?: string): Promise<string> => {
    const place = { kind: 'building', buildingId: 'B1' }
    const text = '路灯不亮，晚上看不见路'
    return (
      await ask('o-resident', 'report.submit', { text, place, ...(category && { category }) })
    ).id
  }

  const made: AtWork['made'] = {
    submitted: () => submit(),
    assigned: () => submit('0201'),
    async signed() {
      const id = await made.assigned()
      await step('o-z1', 'report.sign', id)
      return id
    },
    async withDepartment() {
      const id = await made.assigned()
      await step('o-d1', 'report.reassign', id, { handler: P1 })
      return id
    },
    async resolved() {
      const id = await made.signed()
      await step('o-z1', 'report.resolve', id, { text: '好了', noPhotoReason: '雨' })
      return id
    },
    async closed() {
      const id = await made.resolved()
      await step('o-l1', 'report.verifyPass', id)
      return id
    },
  }

  async function change(...changes: Change[]) {
    const files = smallStreet()
    for (const c of changes) c(files)
    const answer = await office.bring(files, { confirm: true })
    // By then every instance has read the new settings.
    office.cloud.clock.advance(61_000)
    return answer
  }

  return { ...office, stored, step, submit, made, change }
}

const JOB = 0
export const [NAME, PHONE, POSTS] = [1, 2, 6] as const
export type Change = (files: SmallFiles) => void
export const without =
  (...jobNos: string[]): Change =>
  (files) => {
    files['staff.csv'] = files['staff.csv'].filter((row) => !jobNos.includes(row[JOB]!))
  }
export const row = (files: SmallFiles, jobNo: string): string[] =>
  files['staff.csv'].find((l) => l[JOB] === jobNo)!
export const renumber: Change = (files) => {
  files['grids.geojson'].features[0]!.properties.code = NEW_WEST
  for (const line of files['staff.csv']) line[POSTS] = line[POSTS]!.replaceAll(WEST, NEW_WEST)
}
export const NEW_WEST = '150203012025009'
