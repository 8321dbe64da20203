/** A disk that is full, locked, not to be written or damaged: named clearly, nothing half-written. */
import { fork, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, mkdirSync, mkdtempSync, openSync, readFileSync, rmSync } from 'node:fs'
import { closeSync, writeFileSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import BetterSqlite from 'better-sqlite3'
import type { CollectionSchema } from '../../devtools/cloud'
import { openCloud } from '../../devtools/cloud'
import { openAlone } from '../../devtools/cloud/store/connect'
import { FORMAT } from '../../devtools/cloud/store/format'
import { Store } from '../../devtools/cloud/store/store'
import { FUNCTIONS, startTestCloud } from './harness'
import type { TestCloud } from './harness'
import { bundleKillable } from './killableBundle'

const collections: CollectionSchema[] = [
  {
    name: 'w',
    indexes: [
      { name: 'k', keys: [['k', 1]], unique: true },
      { name: 'tags', keys: [['tags', 1]] },
    ],
  },
]
const root = mkdtempSync(join(tmpdir(), 'disk-'))
let folders = 0
const folder = (): string => {
  const dir = join(root, String(++folders))
  mkdirSync(dir)
  return dir
}
afterAll(() => rmSync(root, { recursive: true }))

const rowsOf = (store: Store): string[] =>
  [...store.collection('w').walkAll()].map((row) => row.body)

const mounted = (dir: string): boolean =>
  spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=3m', 'none', dir]).status === 0

/** Whether this machine lets us mount a real full disk: most let root only. */
const MAY_MOUNT = ((): boolean => {
  const dir = folder()
  return mounted(dir) && spawnSync('umount', [dir]).status === 0
})()

describe('a full disk', () => {
  const big = `'x'.repeat(90000)`
  const send = `return cloud.openapi.subscribeMessage.send({ touser: 'oLi', templateId: 'T',
    page: 'a?' + 'x'.repeat(event.bytes ?? 0), data: { thing1: { value: '好' } } })`

  /** Fills what is left, sees every kind of write refused and every read answered, makes room. */
  async function story(cloud: TestCloud, fill: () => void, makeRoom: () => void): Promise<void> {
    await cloud.run(`await db.collection('w').add({ data: { _id: 'a', k: 'a', n: 1 } })`)
    await cloud.run(
      `await cloud.uploadFile({ cloudPath: 'f.txt', fileContent: Buffer.from('old') })`,
    )
    cloud.pushes.grant('oLi', 'T', 1)
    fill()
    const before = cloud.store.find('w')
    const refused = await cloud.fails(
      `for (let i = 0; i < 100; i++)
         await db.runTransaction(async (t) => {
           await t.collection('w').add({ data: { k: event.r + i, text: ${big} } })
           await t.collection('w').doc('a').update({ data: { n: _.inc(0), last: i } })
         })`,
      { r: 'r' },
    )
    // The SDK gives a failed commit no errCode; any other write has one.
    expect(refused.message).toMatch(/LOCAL_DISK_FULL.*make room/)
    // What went through before is whole: each transaction added one and named it.
    const added = cloud.store.find('w', { k: /^r/ }).length
    expect(cloud.store.find('w', { _id: 'a' })[0]!.last ?? -1).toBe(added - 1)
    expect(cloud.store.count('w')).toBe(before.length + added)
    const write = `await db.collection('w').doc('a').update({ data: { text: 'x'.repeat(3000000) } })`
    for (const code of [write, write]) {
      const plain = await cloud.fails(code)
      expect(plain.errCode).toBe(-502001)
      expect(plain.message).toMatch(/LOCAL_DISK_FULL/)
    }
    expect(cloud.store.find('w', { _id: 'a' })[0]).not.toHaveProperty('text')

    const upload = await cloud.fails(
      `await cloud.uploadFile({ cloudPath: 'f.txt', fileContent: Buffer.alloc(4000000, 'n') })`,
    )
    // The genuine SDK has -1 for all that its storage refuses to take; the reason is in the words.
    expect(upload.errCode).toBe(-1)
    expect(upload.message).toMatch(/LOCAL_DISK_FULL/)
    const put = await fetch(`${cloud.url}/wx/uploadFile?cloudPath=phone.txt`, {
      method: 'POST',
      headers: { 'x-wx-openid': 'oLi' },
      body: Buffer.alloc(4_000_000),
    })
    expect(await put.json()).toMatchObject({ errCode: -503001 })
    // An open API that cannot be written down is WeChat's own trouble, and no accept is spent.
    const push = await cloud.fails(send, { bytes: 3_000_000 })
    expect(push.errCode).toBe(-1)
    expect(push.message).toMatch(/LOCAL_DISK_FULL/)
    expect(cloud.pushes.all()).toEqual([])
    const read = `const fileID = 'cloud://local-env.local-bucket/f.txt'
      return (await cloud.downloadFile({ fileID })).fileContent.toString()`
    expect(await cloud.run(read)).toBe('old')

    makeRoom()
    await cloud.run(`await db.collection('w').add({ data: { _id: 'b', k: 'b' } })`)
    expect(await cloud.run(send)).toMatchObject({ errCode: 0 })
    expect((await cloud.fails(send)).errCode).toBe(43101) // there was one accept
    await cloud.run(
      `await cloud.uploadFile({ cloudPath: 'f.txt', fileContent: Buffer.from('new') })`,
    )
    expect(await cloud.run(read)).toBe('new')
  }

  test('by SQLite’s own bound on pages', async () => {
    const dir = folder()
    const { cloud, machine } = await openCloud({
      functionsDir: FUNCTIONS,
      dataDir: dir,
      collections,
    })
    const sql = (machine.store.db as unknown as { db: BetterSqlite.Database }).db
    const pages = sql.pragma('page_count', { simple: true }) as number
    const run = async <T>(code: string, data = {}): Promise<T> => {
      const answer = await cloud.callFunction('run', { ...data, code }, { openid: 'oTester' })
      const { ok, error } = (answer as { result: { ok?: T; error?: object } }).result
      if (error) throw Object.assign(new Error((error as { errMsg: string }).errMsg), error)
      return ok as T
    }
    const fails = (code: string, data?: object) => run(code, data).catch((e: unknown) => e)
    await story(
      { ...cloud, run, fails } as unknown as TestCloud,
      () => sql.pragma(`max_page_count = ${pages + 200}`),
      () => sql.pragma('max_page_count = 1000000'),
    )
    await cloud.stop()
  }, 60_000)

  const real = MAY_MOUNT ? '' : ' (skipped: this machine does not let us mount one)'
  ;(MAY_MOUNT ? test : test.skip)(
    `a real one of three megabytes${real}`,
    async () => {
      const dir = folder()
      expect(mounted(dir)).toBe(true)
      let cloud: TestCloud | undefined
      try {
        cloud = await startTestCloud(collections, { dataDir: dir })
        const ballast = join(dir, 'ballast')
        const fill = (): void => {
          const fd = openSync(ballast, 'w')
          try {
            for (;;) writeSync(fd, Buffer.alloc(65_536))
          } catch {
            closeSync(fd) // ENOSPC
          }
        }
        await story(cloud, fill, () => rmSync(ballast))
        await cloud.stop()
        cloud = undefined
        const store = new Store({ file: join(dir, 'cloud.sqlite'), collections, strict: true })
        expect(store.db.prepare('pragma integrity_check').pluck().get()).toBe('ok')
        store.close()
      } finally {
        await cloud?.stop()
        spawnSync('umount', [dir])
      }
    },
    60_000,
  )
})

describe('a file that cannot be opened is named, with the reason', () => {
  const open = (dir: string) =>
    new Store({ file: join(dir, 'cloud.sqlite'), collections, strict: true })

  /** A folder with a cloud of one document. */
  async function made(): Promise<string> {
    const dir = folder()
    const store = open(dir)
    await store.insert('w', [{ _id: 'a', k: 'a' }])
    store.close()
    return dir
  }

  test('another program holds it for longer than a moment', async () => {
    const dir = await made()
    const other = new BetterSqlite(join(dir, 'cloud.sqlite'))
    other.exec('begin immediate')
    expect(() => open(dir)).toThrow(/LOCAL_DISK_LOCKED.*in use by another.*cloud.sqlite/)
    other.exec('rollback')
    other.close()
    const store = open(dir)
    expect(rowsOf(store)).toHaveLength(1)
    store.close()
  })

  test.each<[string, (file: string) => void, RegExp]>([
    ['not a database', (f) => writeFileSync(f, 'no'.repeat(5000)), /LOCAL_DATA_DAMAGED.*restore/],
    ['a newer format', (f) => setVersion(f, FORMAT + 6), /format 7.*newer local cloud/],
    ['another program’s database', (f) => foreign(f), /not of a local cloud/],
  ])('%s', async (name, damage, why) => {
    const dir = await made()
    damage(join(dir, 'cloud.sqlite'))
    const before = readFileSync(join(dir, 'cloud.sqlite'))
    expect(() => open(dir)).toThrow(why)
    if (!/program/.test(name))
      expect(readFileSync(join(dir, 'cloud.sqlite')).equals(before)).toBe(true)
  })

  const setVersion = (file: string, version: number): void => {
    const db = openAlone(file)
    db.pragma(`user_version = ${version}`)
    db.close()
  }
  const foreign = (file: string): void => {
    rmSync(file)
    const db = new BetterSqlite(file)
    db.exec('create table notes(text)')
    db.close()
  }

  test('a page damaged within: the read that meets it says so', async () => {
    const dir = await made()
    const file = join(dir, 'cloud.sqlite')
    const bytes = readFileSync(file)
    bytes.fill(0xff, 4096) // all but the first page
    writeFileSync(file, bytes)
    expect(() => {
      const store = open(dir)
      try {
        rowsOf(store)
      } finally {
        store.close()
      }
    }).toThrow(/LOCAL_DATA_DAMAGED|malformed/)
  })

  test('no permission to write: as another user, since root may write anything', async () => {
    const dir = await made()
    chmodSync(root, 0o755)
    chmodSync(dir, 0o555)
    chmodSync(join(dir, 'cloud.sqlite'), 0o444)
    const child = fork(await bundleKillable(), {
      stdio: ['ignore', 'ignore', 'inherit', 'pipe', 'ipc'],
      env: { NODE_PATH: join(__dirname, '../../node_modules'), AS_UID: '65534' },
    })
    await once(child, 'message')
    const orders = { trap: 'parent', nth: 1, plant: 'none' }
    child.send({ ...orders, dataDir: dir, functionsDir: FUNCTIONS, collections })
    const [answer] = (await once(child, 'message')) as [{ error?: string }]
    child.kill('SIGKILL')
    expect(answer.error).toMatch(/LOCAL_DISK_READONLY.*cloud.sqlite/)
    chmodSync(dir, 0o755)
  })
})

test('a file of before formats were numbered is brought up, with its documents', async () => {
  const dir = folder()
  const file = join(dir, 'cloud.sqlite')
  const first = new Store({ file, collections, strict: true })
  await first.insert('w', [{ _id: 'a', k: 'a', tags: [1, 2] }])
  first.close()
  const db = openAlone(file)
  db.exec('drop table state; drop table journal; drop table files; pragma user_version = 0')
  db.close()
  const again = new Store({ file, collections, strict: true })
  expect(rowsOf(again)).toHaveLength(1)
  again.db.state.set('phone', 'oLi', '1')
  expect(again.db.prepare('pragma user_version').pluck().get()).toBe(FORMAT)
  again.close()
})

test('a write undone leaves no index remembering an array that is on no disk', async () => {
  const file = join(folder(), 'cloud.sqlite')
  const query = { filter: { tags: { $gt: 1, $lt: 2 } } }
  const first = new Store({ file, collections, strict: true })
  await first.insert('w', [{ _id: 'a', k: 'a' }])
  await expect(
    first.insert('w', [
      { _id: 'b', k: 'b', tags: [0, 3] },
      { _id: 'c', k: 'a' },
    ]),
  ).rejects.toThrow(/E11000/)
  await first.insert('w', [{ _id: 'd', k: 'd', tags: [0, 3] }])
  const found = (store: Store): unknown[] => store.read('w', query).map((x) => x.doc._id)
  expect(found(first)).toEqual(['d'])
  first.close()
  const again = new Store({ file, collections, strict: true })
  expect(found(again)).toEqual(['d'])
  again.close()
})

test('the file is opened so that SQLite promises a commit to be on the disk', () => {
  const store = new Store({ file: join(folder(), 'cloud.sqlite'), collections, strict: true })
  const pragma = (name: string): unknown => store.db.prepare(`pragma ${name}`).pluck().get()
  // 2 is FULL: sqlite.org, "PRAGMA synchronous": in WAL mode the log is synced after each commit.
  expect([pragma('journal_mode'), pragma('synchronous')]).toEqual(['wal', 2])
  store.close()
})
