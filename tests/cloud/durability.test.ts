import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startCloud } from '../../devtools/cloud'
import type { CollectionSchema } from '../../devtools/cloud'
import { Database } from '../../devtools/cloud/store/database'
import { FUNCTIONS } from './harness'

const collections: CollectionSchema[] = [{ name: 'w', indexes: [{ name: 'k', keys: [['k', 1]] }] }]

describe('a data folder opened again', () => {
  test('keeps documents and files; indexes follow the declaration', async () => {
    const dir = mkdtempSync(join(tmpdir(), 'reopen-'))
    const open = (list: CollectionSchema[]) =>
      startCloud({ functionsDir: FUNCTIONS, dataDir: dir, collections: list })
    const read = async (list: CollectionSchema[], code: string): Promise<unknown> => {
      const cloud = await open(list)
      const answer = await cloud.callFunction('run', { code })
      const [trip] = cloud.trips()
      await cloud.stop()
      const { ok, error } = (answer as { result: { ok: unknown; error?: { errMsg: string } } })
        .result
      return [ok ?? error?.errMsg.includes('LOCAL_NO_INDEX'), trip?.index]
    }
    const first = await open(collections)
    first.store.insertMany('w', [
      { _id: 'a', k: 'x', m: 1 },
      { _id: 'b', k: 'y', m: 2 },
    ])
    await first.stop()
    const byM: CollectionSchema[] = [{ name: 'w', indexes: [{ name: 'm', keys: [['m', 1]] }] }]
    const ids = (where: string): string =>
      `return (await db.collection('w').where(${where}).get()).data.map((d) => d._id)`
    expect(await read(collections, ids(`{ k: 'y' }`))).toEqual([['b'], 'k'])
    expect(await read(byM, ids(`{ m: 1 }`))).toEqual([['a'], 'm'])
    expect(await read(byM, ids(`{ k: 'y' }`))).toEqual([true, 'COLLSCAN'])
    expect(await read(collections, ids(`{ k: 'x' }`))).toEqual([['a'], 'k'])
    rmSync(dir, { recursive: true })
  }, 30_000)

  test('is one cloud at a time; a start that fails leaves nothing running', async () => {
    const dir = mkdtempSync(join(tmpdir(), 'locked-'))
    const options = { functionsDir: FUNCTIONS, dataDir: dir, collections }
    const first = await startCloud(options)
    await expect(startCloud(options)).rejects.toThrow(/in use by another cloud/)
    const port = Number(new URL(first.url).port)
    await expect(startCloud({ ...options, dataDir: ':memory:', port })).rejects.toThrow(
      /EADDRINUSE/,
    )
    await first.stop()
    await (await startCloud(options)).stop()
    rmSync(dir, { recursive: true })
  })

  test('a kept folder is always written durably; only a temporary one may be spared', async () => {
    const dir = mkdtempSync(join(tmpdir(), 'sync-'))
    const options = { functionsDir: FUNCTIONS, dataDir: dir, collections, durable: false }
    await expect(startCloud(options)).rejects.toThrow(/durable: false is for/)
    const syncOf = (durable?: boolean): unknown => {
      const db = new Database(join(dir, 'cloud.sqlite'), collections, durable)
      const level = db.prepare('pragma synchronous').pluck().get()
      db.close()
      return level
    }
    expect([syncOf(), syncOf(true), syncOf(false)]).toEqual([2, 2, 0]) // SQLite: 2 FULL, 0 OFF
    rmSync(dir, { recursive: true })
  })
})
