/** What WeChat itself remembers beside the documents: a restart of the cloud forgets none of it. */
import { createHash } from 'node:crypto'
import { mkdirSync, mkdtempSync, existsSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Cloud } from '../../devtools/cloud'
import { startTestCloud } from './harness'
import type { TestCloud } from './harness'

const dir = mkdtempSync(join(tmpdir(), 'state-'))
let cloud: TestCloud
const start = async (): Promise<void> => {
  cloud = await startTestCloud([{ name: 'c', indexes: [] }], { dataDir: dir })
}
const restart = async (): Promise<void> => {
  await cloud.stop()
  await start()
}

beforeAll(start)
afterAll(async () => {
  await cloud.stop()
  rmSync(dir, { recursive: true })
})

const door = async (path: string, openid: string, body: unknown = {}): Promise<unknown> => {
  const headers = { 'x-wx-openid': openid }
  const res = await fetch(cloud.url + path, { method: 'POST', headers, body: JSON.stringify(body) })
  return res.json()
}

const send = (touser: string, text = '路灯坏了'): string =>
  `return cloud.openapi.subscribeMessage.send({ touser: '${touser}', templateId: 'T',
     data: { thing1: { value: '${text}' } } })`

const outcomes = (c: Cloud): number[] => c.pushes.all().map((p) => p.errCode)

describe('a restart forgets nothing that WeChat remembers', () => {
  test('accepted subscriptions: two accepts, one sent before, one after, none is left', async () => {
    await door('/wx/subscribe', 'oLi', { results: { T: 'accept', U: 'reject' } })
    await door('/wx/subscribe', 'oLi', { results: { T: 'acceptWithAudio' } })
    await cloud.run(send('oLi'))
    await restart()
    expect(await cloud.run(send('oLi'))).toMatchObject({ errCode: 0 })
    await restart()
    expect((await cloud.fails(send('oLi'))).errCode).toBe(43101)
    expect((await cloud.fails(send('oOther'))).errCode).toBe(43101)
  })

  test('the push log, in its order and word for word', async () => {
    const before = cloud.pushes.all()
    expect(outcomes(cloud)).toEqual([0, 0, 43101, 43101])
    await restart()
    expect(cloud.pushes.all()).toEqual(before)
    await cloud.fails(send('oLi'))
    expect(outcomes(cloud)).toEqual([0, 0, 43101, 43101, 43101])
  })

  const exchange = `const a = await cloud.openapi.phonenumber.getPhoneNumber({ code: event.phoneCode })
    return a.phoneInfo.purePhoneNumber`

  test('phone numbers, unused codes, and which codes are used', async () => {
    cloud.phones.set('oWang', '13912345678')
    const [used, unused] = (
      (await Promise.all([door('/wx/phoneCode', 'oWang'), door('/wx/phoneCode', 'oWang')])) as {
        code: string
      }[]
    ).map((a) => a.code)
    expect(await cloud.run(exchange, { phoneCode: used })).toBe('13912345678')
    await restart()
    expect((await cloud.fails(exchange, { phoneCode: used })).errCode).toBe(40029)
    expect(await cloud.run(exchange, { phoneCode: unused })).toBe('13912345678')
    await restart()
    expect((await cloud.fails(exchange, { phoneCode: unused })).errCode).toBe(40029)
  })

  test('a code is too old after five minutes, restart or not', async () => {
    const { code } = (await door('/wx/phoneCode', 'oWang')) as { code: string }
    await restart()
    cloud.clock.advance(5 * 60_000 + 1)
    expect((await cloud.fails(exchange, { phoneCode: code })).errCode).toBe(40029)
    cloud.clock.reset()
  })

  test('a clock that was moved: time does not fall back behind the documents', async () => {
    cloud.clock.advance(3 * 86_400_000)
    await cloud.run(`await db.collection('c').add({ data: { _id: 'a', at: db.serverDate() } })`)
    await restart()
    const behind = await cloud.run<number>(
      `return new Date() - (await db.collection('c').doc('a').get()).data.at`,
    )
    expect(behind).toBeGreaterThanOrEqual(0)
    expect(behind).toBeLessThan(60_000)
    cloud.clock.reset()
    await restart()
    expect(Math.abs(cloud.clock.now() - Date.now())).toBeLessThan(1000)
  })
})

test('a journal keeps its latest entries, each area its own', async () => {
  const { Store } = await import('../../devtools/cloud/store/store')
  const store = new Store({ file: join(dir, 'other.sqlite'), collections: [], strict: true })
  const { state } = store.db
  state.atomic(() => {
    for (let i = 0; i < 12; i++) state.append('push', i, 10)
    state.append('else', 'x', 10)
  })
  expect(state.journal('push')).toEqual([2, 3, 4, 5, 6, 7, 8, 9, 10, 11])
  expect(state.journal('else')).toEqual(['x'])
  store.close()
})

test('files of the folder in which they lay before format 1 are taken over', async () => {
  await cloud.stop()
  const folder = join(dir, 'files')
  mkdirSync(folder)
  const blob = join(folder, createHash('sha256').update('a/光.txt').digest('hex'))
  writeFileSync(blob, '光')
  writeFileSync(
    `${blob}.json`,
    JSON.stringify({ path: 'a/光.txt', owner: null, size: Buffer.byteLength('光') }),
  )
  writeFileSync(`${blob}.0a1b2c`, 'a draft of a process that died')
  await start()
  const text = await cloud.run(
    `const fileID = 'cloud://local-env.local-bucket/a/光.txt'
     return (await cloud.downloadFile({ fileID })).fileContent.toString()`,
  )
  expect(text).toBe('光')
  expect(existsSync(folder)).toBe(false)
})
