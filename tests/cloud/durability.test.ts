import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startCloud } from '../../devtools/cloud'
import type { CollectionSchema } from '../../devtools/cloud'
import { Database } from '../../devtools/cloud/store/database'
import { FUNCTIONS, seeded } from './harness'

const collections: CollectionSchema[] = [{ name: 'w', indexes: [{ name: 'k', keys: [['k', 1]] }] }]

/** A cloud in a process of its own, which writes through the SDK and prints what was acknowledged. */
function writeUntilKilled(dir: string, after: number): Promise<string[]> {
  const script = join(__dirname, 'fixtures/writer.ts')
  const child = spawn(process.execPath, ['--import', 'tsx', script, dir, FUNCTIONS], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  return new Promise((resolve) => {
    let text = ''
    child.stdout.setEncoding('utf8').on('data', (t: string) => {
      text += t
      if (text.split('\n').length > after) child.kill('SIGKILL')
    })
    child.on('close', () => resolve(text.split('\n').slice(0, -1)))
  })
}

describe('acknowledged means on disk', () => {
  const random = seeded()
  test(`SIGKILL amid writes, seed ${random.seed}: none acknowledged is lost`, async () => {
    const dir = mkdtempSync(join(tmpdir(), 'durability-'))
    let acknowledged: string[] = []
    for (let round = 0; round < 2; round++)
      acknowledged = acknowledged.concat(await writeUntilKilled(dir, 150 + random.below(150)))
    expect(acknowledged.length).toBeGreaterThan(300)
    const cloud = await startCloud({ functionsDir: FUNCTIONS, dataDir: dir, collections })
    const lost = acknowledged.filter((id) => cloud.store.count('w', { _id: id }) !== 1)
    const unindexed = acknowledged.filter((id) => cloud.store.count('w', { k: id }) !== 1)
    // Each transaction wrote a pair: never is there one without the other.
    const torn = cloud.store
      .find('w', { pair: true })
      .filter((d) => cloud.store.count('w', { _id: String(d.other) }) !== 1)
    expect({ lost, unindexed, torn }).toEqual({ lost: [], unindexed: [], torn: [] })
    await cloud.stop()
    rmSync(dir, { recursive: true })
  }, 60_000)
})

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
