import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { startTestCloud, until } from './harness'
import type { TestCloud } from './harness'

let cloud: TestCloud
beforeAll(async () => {
  cloud = await startTestCloud([])
})
afterAll(() => cloud.stop())

type Json = Record<string, unknown>

const wx = async (path: string, body: unknown, openid?: string): Promise<Json> => {
  const raw = typeof body === 'string' || body instanceof Uint8Array
  const res = await fetch(`${cloud.url}/wx/${path}`, {
    method: 'POST',
    headers: openid === undefined ? {} : { 'x-wx-openid': openid },
    body: raw ? (body as BodyInit) : JSON.stringify(body),
  })
  const text = await res.text()
  try {
    return JSON.parse(text) as Json
  } catch {
    return { text }
  }
}
const dev = async (path: string, body?: unknown): Promise<Json> => {
  const init = body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) }
  return (await (await fetch(`${cloud.url}/dev/${path}`, init)).json()) as Json
}
const upload = async (path: string, text: string, openid: string): Promise<string> =>
  (await wx(`uploadFile?cloudPath=${encodeURIComponent(path)}`, text, openid)).fileID as string

describe("the client's door", () => {
  test('callFunction, with and without a person', async () => {
    const code = `return cloud.getWXContext().OPENID ?? 'nobody'`
    expect(await wx('callFunction', { name: 'run', data: { code } }, 'oLi')).toEqual({
      result: { ok: 'oLi' },
    })
    expect(await wx('callFunction', { name: 'run', data: { code } })).toEqual({
      result: { ok: 'nobody' },
    })
    expect(await wx('callFunction', { name: 'no' })).toMatchObject({ errCode: -501000 })
    expect(await wx('callFunction', '{nonsense', 'oLi')).toMatchObject({ errCode: -501007 })
  })

  test('what is not a door', async () => {
    expect((await fetch(`${cloud.url}/wx/nothing`, { method: 'POST' })).status).toBe(404)
    expect((await fetch(`${cloud.url}/`)).status).toBe(404)
  })
})

describe('files: resource.openid == auth.openid', () => {
  test.each<[string, (id: string) => Promise<unknown>, unknown]>([
    [
      'the owner downloads',
      (id) => wx(`downloadFile?fileID=${encodeURIComponent(id)}`, '', 'oLi'),
      { text: '证据' },
    ],
    [
      'another may not',
      (id) => wx(`downloadFile?fileID=${encodeURIComponent(id)}`, '', 'oWang'),
      { errCode: -503002 },
    ],
    [
      'nobody may not',
      (id) => wx(`downloadFile?fileID=${encodeURIComponent(id)}`, ''),
      { errCode: -503002 },
    ],
    [
      'another gets no URL',
      (id) => wx('getTempFileURL', { fileList: [id] }, 'oWang'),
      { fileList: [{ status: -503002, tempFileURL: '' }] },
    ],
    [
      'another may not replace',
      () => wx('uploadFile?cloudPath=a%2F%E5%9B%BE.txt', 'x', 'oWang'),
      { errCode: -503002 },
    ],
    [
      'another may not delete',
      (id) => wx('deleteFile', { fileList: [id] }, 'oWang'),
      { fileList: [{ status: -503002 }] },
    ],
    [
      'a function may read',
      (id) =>
        cloud.run(
          `return (await cloud.downloadFile({ fileID: event.id })).fileContent.toString()`,
          { id },
        ),
      '证据',
    ],
    [
      'a file that is not',
      () => wx('downloadFile?fileID=cloud%3A%2F%2Flocal-env.local-bucket%2Fnone', '', 'oLi'),
      { errCode: -503003 },
    ],
    [
      'the owner deletes',
      (id) => wx('deleteFile', { fileList: [id] }, 'oLi'),
      { fileList: [{ status: 0 }] },
    ],
  ])('%s', async (_name, act, expected) => {
    const answer = await act(await upload('a/图.txt', '证据', 'oLi'))
    if (typeof expected === 'string') expect(answer).toBe(expected)
    else expect(answer).toMatchObject(expected as Json)
  })

  test('what a function stored, no client may replace or read', async () => {
    const id = await cloud.run<string>(
      `return (await cloud.uploadFile({ cloudPath: 'locked/1', fileContent: Buffer.from('kept') })).fileID`,
    )
    expect(await wx('uploadFile?cloudPath=locked%2F1', 'x', 'oLi')).toMatchObject({
      errCode: -503002,
    })
    expect(await wx(`downloadFile?fileID=${encodeURIComponent(id)}`, '', 'oLi')).toMatchObject({
      errCode: -503002,
    })
  })

  test.each(['', '/abs', 'a/../b', 'a//b', '..'])('a path refused: "%s"', async (path) => {
    expect(await wx(`uploadFile?cloudPath=${encodeURIComponent(path)}`, 'x', 'oLi')).toMatchObject({
      errCode: -503004,
    })
  })

  test('a temporary URL opens for everybody, until it expires', async () => {
    const fileID = await upload('b/1.txt', 'hello', 'oLi')
    const { fileList } = await wx('getTempFileURL', { fileList: [{ fileID, maxAge: 60 }] }, 'oLi')
    const [{ tempFileURL }] = fileList as [{ tempFileURL: string }]
    const get = async (url: string): Promise<[number, string]> => {
      const res = await fetch(url)
      return [res.status, await res.text()]
    }
    expect(await get(tempFileURL)).toEqual([200, 'hello'])
    expect((await get(tempFileURL.replace(/cos\/.{6}/, 'cos/AAAAAA')))[0]).toBe(403)
    cloud.clock.advance(61_000)
    expect((await get(tempFileURL))[0]).toBe(403)
    cloud.clock.reset()
  })

  test('through the SDK: Chinese names, bytes, several at once, deletion', async () => {
    const out = await cloud.run<unknown>(`
      const bytes = Buffer.from(Array.from({ length: 300 }, (_, i) => i % 256))
      const { fileID } = await cloud.uploadFile({ cloudPath: '目录/图 片.bin', fileContent: bytes })
      const { fileList } = await cloud.getTempFileURL({ fileList: [fileID, 'cloud://local-env.local-bucket/none'] })
      const back = (await cloud.downloadFile({ fileID })).fileContent
      const gone = (await cloud.deleteFile({ fileList: [fileID, fileID] })).fileList.map((f) => f.status)
      return [fileList.map((f) => f.status), back.equals(bytes), gone]`)
    expect(out).toEqual([[0, -503003], true, [0, -503003]])
  })
})

describe("the desk's door", () => {
  test('the clock', async () => {
    expect(await dev('clock')).toMatchObject({ offsetMs: 0 })
    expect(await dev('clock', { advanceMs: 1000 })).toMatchObject({ offsetMs: 1000 })
    expect((await dev('clock', { setMs: 1_900_000_000_000 })).now).toBeGreaterThanOrEqual(
      1_900_000_000_000,
    )
    expect(await dev('clock', { advanceMs: 'x' })).toEqual({ error: 'advanceMs must be a number' })
    expect(await dev('clock', { reset: true })).toMatchObject({ offsetMs: 0 })
  })

  test('events: calls, pushes and the clock, as they happen', async () => {
    const abort = new AbortController()
    const res = await fetch(`${cloud.url}/dev/events`, { signal: abort.signal })
    let text = ''
    const reader = res.body!.pipeThrough(new TextDecoderStream()).getReader()
    const reading = (async () => {
      for (;;) {
        const { value, done } = await reader.read()
        if (done) return
        text += value
      }
    })().catch(() => undefined)
    cloud.pushes.grant('oLi', 'T', 1)
    await dev('refuseNext', { code: 45009, openid: 'oLi' })
    await cloud.run(
      `return cloud.openapi.subscribeMessage.send({ touser: 'oLi', templateId: 'T', data: { thing1: { value: 'a' } } }).catch(() => 0)`,
      { name: 'report.submit' },
    )
    await dev('clock', { advanceMs: 5 })
    await dev('clock', { reset: true })
    await until(() => /event: call/.test(text) && text.split('event: clock').length === 3)
    abort.abort()
    await reading
    expect(text).toMatch(/event: push\ndata: .*"errCode":45009/)
    expect(text).toMatch(/event: call\ndata: .*"function":"run","name":"report.submit"/)
    expect((await dev('pushes')) as unknown).toMatchObject([{ errCode: 45009, openid: 'oLi' }])
  })

  test('timers and phones', async () => {
    expect(await dev('runTimer', { function: 'tick' })).toMatchObject({
      error: expect.stringMatching(/not exist/),
    })
    expect(await dev('runTimer', { function: 'run' })).toEqual({
      error: 'run has no timer trigger in its config.json',
    })
    expect(await dev('phone', { openid: 'oLi', phone: '13700000000' })).toEqual({ ok: true })
  })
})

test('handle() embeds the doors in another server, and leaves the rest alone', async () => {
  const server = createServer((req, res) => {
    if (!cloud.handle(req, res)) res.end('desk')
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  expect(await (await fetch(`${base}/index.html`)).text()).toBe('desk')
  expect(await (await fetch(`${base}/dev/clock`)).json()).toMatchObject({ offsetMs: 0 })
  server.closeAllConnections()
  await new Promise((resolve) => server.close(resolve))
})
