import { copyFileSync, mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startCloud } from '../../devtools/cloud'
import type { Cloud } from '../../devtools/cloud'
import { startTestCloud, until } from './harness'
import type { TestCloud } from './harness'

let cloud: TestCloud
beforeAll(async () => {
  cloud = await startTestCloud([{ name: 'ticks', indexes: [] }], { env: { STREET: 'demo' } })
})
const others: Cloud[] = []
const kept = async <T extends Cloud>(starting: Promise<T>): Promise<T> => {
  const own = await starting
  others.push(own)
  return own
}
afterEach(async () => {
  await Promise.all(others.splice(0).map((own) => own.stop()))
})
afterAll(() => cloud.stop())

describe('who calls', () => {
  const who = `const { OPENID, SOURCE, ENV } = cloud.getWXContext(); return { OPENID, SOURCE, ENV, info: event.userInfo }`
  const asked = async (data: unknown, openid?: string): Promise<unknown> => {
    const answer = await cloud.callFunction('run', data, openid === undefined ? {} : { openid })
    return (answer as { result: { ok: unknown } }).result.ok
  }

  test('a client has an openid, the console has none', async () => {
    expect(await asked({ code: who }, 'oLi')).toMatchObject({
      OPENID: 'oLi',
      SOURCE: 'wx_client',
      info: { openId: 'oLi' },
    })
    expect(await asked({ code: who })).toEqual({ SOURCE: 'wx_http', ENV: 'local-env' })
  })

  test('a function called by a function keeps the person', async () => {
    const nested = `return (await cloud.callFunction({ name: 'run', data: { code: event.inner } })).result.ok`
    expect(await asked({ code: nested, inner: who }, 'oLi')).toMatchObject({
      OPENID: 'oLi',
      SOURCE: 'wx_client,scf',
    })
  })

  test('parallel calls never see each other', async () => {
    const slowWho = `await new Promise((r) => setTimeout(r, 20)); return cloud.getWXContext().OPENID`
    const people = Array.from({ length: 8 }, (_, i) => `oPerson${i}`)
    expect(await Promise.all(people.map((p) => asked({ code: slowWho }, p)))).toEqual(people)
  })

  test('an openid of digits only is refused, as the SDK would make it a number', async () => {
    expect(await cloud.callFunction('run', {}, { openid: '12345' })).toMatchObject({
      errCode: -501007,
    })
  })

  test('the openid cannot be forged from the data', async () => {
    expect(await asked({ code: who, userInfo: { openId: 'oBoss' } }, 'oLi')).toMatchObject({
      info: { openId: 'oLi' },
    })
  })
})

describe('the life of a call', () => {
  test.each<[string, string, unknown, number, RegExp]>([
    ['unknown', 'nobody', {}, -501000, /FunctionName parameter could not be found/],
    ['a path for a name', '../run', {}, -501000, /FunctionName/],
    ['throws', 'broken', {}, -504002, /TypeError: broken on purpose/],
    ['exits', 'broken', { exit: true }, -504002, /exited/],
    ['too slow', 'slow', {}, -504003, /time out after 1 s/],
    ['a request over 100 kB', 'slow', { text: '字'.repeat(40_000) }, -501007, /100 kB/],
    ['a result over 1 MB', 'run', { code: `return 'x'.repeat(1100000)` }, -604001, /1MB/],
  ])('%s', async (_name, fn, data, errCode, errMsg) => {
    expect(await cloud.callFunction(fn, data)).toEqual({
      errCode,
      errMsg: expect.stringMatching(errMsg),
    })
  })

  test('just under the limits passes', async () => {
    expect(await cloud.run(`return event.text.length`, { text: 'x'.repeat(99_000) })).toBe(99_000)
    expect(((await cloud.run(`return 'x'.repeat(1000000)`)) as string).length).toBe(1_000_000)
  })

  test('a failing nested call is an error of its caller', async () => {
    const e = await cloud.fails(`return cloud.callFunction({ name: 'broken', data: {} })`)
    expect(e.message).toMatch(/broken on purpose/)
  })

  test('processes stay warm, and a dead one is replaced', async () => {
    const pid = () => cloud.run<number>('return process.pid')
    const first = await pid()
    expect(await pid()).toBe(first)
    await cloud.run('process.exit(0)').catch(() => undefined)
    expect(await pid()).not.toBe(first)
  })

  test('a plan that lets wait: at most 20 at once, the others in turn', async () => {
    const dir = mkdtempSync(join(tmpdir(), 'pool-'))
    mkdirSync(join(dir, 'hold'))
    writeFileSync(
      join(dir, 'hold/index.js'),
      `exports.main = (e) => new Promise((r) => setTimeout(r, 1500, process.pid))`,
    )
    const own = await kept(
      startCloud({
        functionsDir: dir,
        dataDir: ':memory:',
        collections: [],
        plan: { whenFull: 'wait' },
      }),
    )
    const answers = await Promise.all(
      Array.from({ length: 24 }, () => own.callFunction('hold', {})),
    )
    const pids = answers.map((a) => ('result' in a ? a.result : a.errMsg))
    expect(pids).toEqual(pids.map(() => expect.any(Number)))
    expect(new Set(pids).size).toBeLessThanOrEqual(20)
    rmSync(dir, { recursive: true })
  }, 20_000)

  test('a function rebuilt is loaded anew', async () => {
    const dir = mkdtempSync(join(tmpdir(), 'reload-'))
    mkdirSync(join(dir, 'v'))
    const file = join(dir, 'v/index.js')
    writeFileSync(file, `exports.main = () => 1`)
    const own = await kept(startCloud({ functionsDir: dir, dataDir: ':memory:', collections: [] }))
    expect(await own.callFunction('v', {})).toEqual({ result: 1 })
    writeFileSync(file, `exports.main = () => 2`)
    const later = Date.now() / 1000 + 5
    utimesSync(file, later, later)
    expect(await own.callFunction('v', {})).toEqual({ result: 2 })
    rmSync(dir, { recursive: true })
  })

  test('what a function prints is logged with its name, in time', async () => {
    await cloud.run(`console.log('hello %s', 'street', { a: 1 }); console.error('oh'); return 1`)
    expect(cloud.logs.slice(-2)).toMatchObject([
      { function: 'run', stream: 'stdout', text: 'hello street { a: 1 }' },
      { function: 'run', stream: 'stderr', text: 'oh' },
    ])
  })

  test('its environment: declared variables, UTC, nothing of this machine', async () => {
    process.env.SECRET_OF_THE_MACHINE = 'x'
    expect(
      await cloud.run(
        `return [process.env.STREET, process.env.TZ, process.env.SECRET_OF_THE_MACHINE ?? null]`,
      ),
    ).toEqual(['demo', 'UTC', null])
  })
})

describe('the clock', () => {
  test('moves Date in every function, running ones too, but not Date.UTC nor parsing', async () => {
    cloud.clock.set(Date.UTC(2030, 0, 1))
    const seen = await cloud.run<unknown[]>(`
      class Day extends Date { year() { return this.getUTCFullYear() } }
      return [new Date().getUTCFullYear(), new Date(Date.now()).getUTCFullYear(), new Day().year(), Date().slice(11, 15),
        new Date('2020-02-03').getTime() === Date.UTC(2020, 1, 3), new Date() instanceof Date, new Date(0).constructor === Date]`)
    expect(seen).toEqual([2030, 2030, 2030, '2030', true, true, true])
    const running = cloud.run<number>(`
      while (new Date().getUTCFullYear() < 2031) await new Promise((r) => setTimeout(r, 5))
      return 1`)
    cloud.clock.advance(400 * 86_400_000)
    expect(await running).toBe(1)
    cloud.clock.reset()
    expect(Math.abs(cloud.clock.now() - Date.now())).toBeLessThan(50)
  })
})

describe('timers', () => {
  test('fired by hand: as the platform fires them, and nobody is the caller', async () => {
    cloud.clock.set(Date.UTC(2030, 0, 1, 8))
    expect(await cloud.runTimer('tick')).toBe('every5')
    expect(cloud.store.find('ticks')).toMatchObject([
      { Type: 'Timer', TriggerName: 'every5', openid: null, source: 'wx_trigger', env: 'timer' },
    ])
    await expect(cloud.runTimer('slow')).rejects.toThrow(/no timer/)
    cloud.clock.reset()
  })

  test('by the clock: once for each time it is moved past the next run', async () => {
    const own = await kept(startTestCloud([{ name: 'ticks', indexes: [] }], { timers: true }))
    const count = (): number => own.store.count('ticks')
    own.clock.set(Date.UTC(2030, 0, 1, 8, 1)) // years ahead: what was due is fired once
    await until(() => count() === 1)
    own.clock.advance(3 * 60_000)
    own.clock.advance(60_000)
    await until(() => count() === 2)
    own.clock.advance(5 * 60_000)
    await until(() => count() === 3)
    const last = own.store.find('ticks').at(-1)!.Time
    expect(last).toBe('2030-01-01T08:10:00.000Z')
  })
})

test('a bundle elsewhere needs nothing of this repository', async () => {
  const dir = mkdtempSync(join(tmpdir(), 'bundle-'))
  mkdirSync(join(dir, 'plain'))
  copyFileSync(join(__dirname, 'fixtures/functions/slow/index.js'), join(dir, 'plain/index.js'))
  const own = await kept(startCloud({ functionsDir: dir, dataDir: ':memory:', collections: [] }))
  expect(await own.callFunction('plain', { ms: 1 })).toEqual({ result: 'done' })
  rmSync(dir, { recursive: true })
})
