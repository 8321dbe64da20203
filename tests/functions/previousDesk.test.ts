import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { COLLECTIONS } from '../../cloudfunctions/schema'
import { openStreet } from '../../devtools/desk/street'
import { REPORT_SHAPE } from '../../domain/report/create'
import { bundledFunctions } from './bundles'
import { openTestCloud } from './instances'
import { REPORTS, beginAsBefore } from './previous'

/** `npm start` on a `.local` that an earlier version has filled. */
const dataDir = mkdtempSync(join(tmpdir(), 'gongzhi-desk-'))
afterAll(() => rmSync(dataDir, { recursive: true, force: true }))

const open = () =>
  openTestCloud({ functionsDir: bundledFunctions(), dataDir, collections: COLLECTIONS })

test('the desk brings it to this version before anybody looks', async () => {
  const before = await open()
  beginAsBefore(before.cloud)
  await before.cloud.stop()

  const { cloud } = await open()
  const street = await openStreet(cloud)
  expect(street.seeded).toBe(false)
  expect(cloud.store.count('reports', { shape: REPORT_SHAPE })).toBe(REPORTS.length)
  expect(cloud.store.count('migrations', { done: true })).toBe(9)
  const after = cloud.store.find('reports', {}, { _id: 1 })
  await openStreet(cloud)
  expect(cloud.store.find('reports', {}, { _id: 1 })).toEqual(after)
  await cloud.stop()
})
