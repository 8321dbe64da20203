import { execFileSync } from 'node:child_process'
import { generateKeyPairSync } from 'node:crypto'
import { cpSync, mkdtempSync, readdirSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { processEnvironment } from '../../devtools/cloud/functions/environment'
import { startTestCloud, type TestCloud } from '../cloud/harness'
import { bundledFunctions } from './bundles'

/** What few calls need of the SDK is evaluated late (docs/decisions/0009): later, and nothing else. */
const ROOT = join(__dirname, '../..')
const SOURCES = join(__dirname, 'fixtures/parts')
const PARTS = ['sdk-openapi.js', 'sdk-rest.js', 'sdk-storage.js']
const dir = mkdtempSync(join(tmpdir(), 'gongzhi-parts-'))
afterAll(() => rmSync(dir, { recursive: true, force: true }))

/** Runs a script in a process of its own, as a function's is, and answers what it prints as JSON. */
const run = (script: string, ...args: string[]): unknown =>
  JSON.parse(
    execFileSync(process.execPath, ['-e', script, '--', ...args], {
      cwd: dir,
      env: processEnvironment({}),
    }).toString(),
  )

describe.each(['api', 'jobs', 'admin', 'papers'])('the folder of %s', (name) => {
  const alone = join(dir, name)
  beforeAll(() => cpSync(join(bundledFunctions(), name), alone, { recursive: true }))

  test('holds the function, its papers and the late parts', () => {
    const files = ['config.json', 'index.js', 'package.json', ...PARTS]
    expect(readdirSync(alone).sort()).toEqual(files)
  })

  test('loads with nothing else around it, and no late part with it', () => {
    const script = `
      const Module = require('node:module'), load = Module._load, asked = []
      Module._load = (name, ...rest) => (asked.push(name), load(name, ...rest))
      const { main } = require(process.argv[1])
      console.log(JSON.stringify({
        main: typeof main,
        strangers: asked.slice(1).filter((name) => !Module.isBuiltin(name)),
      }))`
    expect(run(script, join(alone, 'index.js'))).toEqual({ main: 'function', strangers: [] })
  })

  test('has in its late parts the packages as they are', () => {
    const script = `
      const { join } = require('node:path')
      const [, folder, root, ...parts] = process.argv
      const kind = (value) => [typeof value, value.__esModule, Object.keys(value).sort()]
      const differing = [], names = []
      for (const part of parts)
        for (const [path, late] of Object.entries(require(join(folder, part)))) {
          names.push(path)
          const both = [late(), require(join(root, path))].map((m) => JSON.stringify(kind(m)))
          if (both[0] !== both[1]) differing.push(path)
        }
      console.log(JSON.stringify({ count: names.length, differing }))`
    expect(run(script, alone, ROOT, ...PARTS)).toEqual({ count: 14, differing: [] })
  })
})

const key = generateKeyPairSync('rsa', {
  modulusLength: 2048,
  privateKeyEncoding: { type: 'pkcs1', format: 'pem' },
  publicKeyEncoding: { type: 'pkcs1', format: 'pem' },
}).privateKey

const STORED = `const { fileID } = await cloud.uploadFile({ cloudPath: 'a/b.txt', fileContent: Buffer.from('光') })`

/** A use of the SDK, the parts that it needs, and something that its answer must have in it. */
const USES: [use: string, code: string, parts: string[], answer: unknown][] = [
  [
    'documents',
    `await papers.add({ data: { _id: 'a', n: 1, at: new Date(0) } })
     await papers.doc('a').update({ data: { n: db.command.inc(1) } })
     return (await papers.get()).data`,
    [],
    [{ _id: 'a', n: 2, at: '1970-01-01T00:00:00.000Z' }],
  ],
  [
    'a transaction',
    `const t = await db.startTransaction()
     await t.collection(event.papers).add({ data: { _id: 'b' } })
     await t.commit()
     return (await papers.get()).data`,
    [],
    [{ _id: 'b' }],
  ],
  [
    'an aggregation',
    `await papers.add({ data: { n: 3 } })
     return (await papers.aggregate().limit(5).count('n').end()).list`,
    [],
    [{ n: 1 }],
  ],
  [
    'a duplicate, refused',
    `const add = () => papers.add({ data: { _id: 'b' } })
     await add()
     return add().catch((e) => [e.errCode, /E11000/.test(e.errMsg)])`,
    [],
    [-502001, true],
  ],
  ['who calls', `return cloud.getWXContext().OPENID`, [], 'oLi'],
  [
    'another function',
    `const data = { code: 'return cloud.getWXContext().SOURCE' }
     return (await cloud.callFunction({ name: 'run', data })).result.answer.ok`,
    [],
    'wx_client,scf',
  ],
  [
    'an open API',
    `const asked = { version: 2, scene: 2, openid: 'oLi', content: '有人赌博' }
     return (await cloud.openapi.security.msgSecCheck(asked)).result.suggest`,
    ['sdk-openapi.js'],
    'risky',
  ],
  [
    'an open API that refuses',
    `return cloud.openapi.subscribeMessage.send({
       touser: 'oLi', templateId: 'T1', page: 'a', data: { thing1: { value: '好' } } })`,
    ['sdk-openapi.js'],
    { name: 'Error', code: 43101, message: expect.any(String) },
  ],
  [
    'an open API with a picture, which the local cloud does not know',
    `const media = { contentType: 'image/png', value: Buffer.from('x') }
     return cloud.openapi.security.imgSecCheck({ media })`,
    ['sdk-openapi.js'],
    { name: 'Error', code: -604100, message: expect.any(String) },
  ],
  [
    'a file, kept and read',
    `${STORED}; return (await cloud.downloadFile({ fileID })).fileContent.toString()`,
    ['sdk-storage.js'],
    '光',
  ],
  [
    'the address of a file, and its end',
    `${STORED}
     const [{ status }] = (await cloud.getTempFileURL({ fileList: [fileID] })).fileList
     return [status, (await cloud.deleteFile({ fileList: [fileID] })).fileList[0].status]`,
    ['sdk-storage.js'],
    [0, 0],
  ],
  [
    'data models, made',
    `const { models } = node.init({ env: 'street' })
     return [typeof models.papers.list, typeof models.$runSQL]`,
    ['sdk-rest.js'],
    ['function', 'function'],
  ],
  [
    'data models, refusing',
    `return node.init({ env: 'street' }).models.papers.nothing`,
    ['sdk-rest.js'],
    { name: 'WxCloudSDKError', code: 'NotSupported', message: expect.any(String) },
  ],
  [
    'MySQL',
    `return node.init({ env: 'street' }).rdb().from('papers').url`,
    ['sdk-rest.js'],
    'https://street.api.tcloudbasegateway.com/v1/rdb/rest/papers',
  ],
  [
    'language models',
    `return Object.keys(cloud.ai().createModel('hunyuan-exp'))`,
    ['sdk-rest.js'],
    ['model'],
  ],
  [
    'a ticket of a custom log-in',
    `const credentials = { private_key: event.key, private_key_id: 'k', env_id: 'street' }
     const ticket = node.init({ env: 'street', credentials }).auth().createTicket('oLi-1')
     const claims = JSON.parse(Buffer.from(ticket.split('.')[1], 'base64').toString())
     return [ticket.split('/@@/')[0], claims.uid, claims.alg]`,
    ['sdk-rest.js'],
    ['k', 'oLi-1', 'RS256'],
  ],
  [
    "an extension's own HTTP",
    `return node.init({ env: 'street' }).requestClient.get(event.url + '/nothing')`,
    ['sdk-rest.js', 'sdk-openapi.js'],
    { name: 'AxiosError', code: 'ERR_BAD_REQUEST', message: expect.stringContaining('404') },
  ],
  [
    'a proxy that is not there',
    `return node.init({ env: 'street', proxy: 'http://127.0.0.1:9' }).callFunction({ name: 'run' })`,
    ['sdk-rest.js'],
    { name: 'Error', code: 'ECONNREFUSED', message: expect.any(String) },
  ],
]

describe('a first use, in a process of its own', () => {
  const functions = join(dir, 'functions')
  let cloud: TestCloud
  beforeAll(async () => {
    const build = join(ROOT, 'devtools/build/functions.mjs')
    execFileSync(process.execPath, [build, functions, SOURCES])
    // The SDK as it lies in node_modules, and a function, that is a process, for each use of the bundle.
    symlinkSync(join(SOURCES, 'run'), join(functions, 'genuine'))
    const uses = USES.map((_, i) => `use${i}`)
    for (const use of uses) symlinkSync(join(functions, 'run'), join(functions, use))
    const collections = uses.flatMap((use) => [`${use}_genuine`, `${use}_bundled`])
    cloud = await startTestCloud(
      collections.map((name) => ({ name, indexes: [] })),
      { functionsDir: functions },
    )
  })
  afterAll(() => cloud.stop())

  interface Answer {
    answer: { ok?: unknown; error?: unknown }
    evaluated: string[]
  }
  const used = async (name: string, code: string, papers: string): Promise<Answer> => {
    const data = { code, papers, key, url: cloud.url }
    const answer = await cloud.callFunction(name, data, { openid: 'oLi' })
    if (!('result' in answer)) throw new Error(answer.errMsg)
    return answer.result as Answer
  }

  test.each(USES.map((use, i) => [...use, `use${i}`] as const))(
    '%s',
    async (_use, code, parts, expected, name) => {
      const genuine = await used('genuine', code, `${name}_genuine`)
      const bundled = await used(name, code, `${name}_bundled`)
      expect(bundled.answer).toEqual(genuine.answer)
      expect(bundled.evaluated).toEqual(parts)
      expect(bundled.answer.ok ?? bundled.answer.error).toEqual(expected)
    },
  )
})
