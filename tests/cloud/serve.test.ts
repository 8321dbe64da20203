import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { readSchema, serve } from '../../devtools/cloud/serve'
import type { Cloud } from '../../devtools/cloud'

/** Somebody else's mini-program: two functions as they would be uploaded, no code of ours. */
const SHOP = join(__dirname, 'fixtures/shop')

const dir = mkdtempSync(join(tmpdir(), 'serve-'))
afterAll(() => rmSync(dir, { recursive: true }))
const file = (name: string, text: string): string => {
  writeFileSync(join(dir, name), text)
  return join(dir, name)
}

/** As a phone's wx.cloud.callFunction, or curl, calls. */
async function post(cloud: Cloud, name: string, data: object): Promise<unknown> {
  const answer = await fetch(`${cloud.url}/wx/callFunction`, {
    method: 'POST',
    headers: { 'x-wx-openid': 'oNeighbour' },
    body: JSON.stringify({ name, data }),
  })
  return answer.json()
}

const start = (more: object): Promise<Cloud> =>
  serve({
    functionsDir: SHOP,
    dataDir: ':memory:',
    port: 0,
    timers: false,
    loose: false,
    onLog: () => undefined,
    ...more,
  })

const indexed = JSON.stringify([
  { name: 'orders', indexes: [{ name: 'goods', keys: [['goods', 1]] }] },
])

test("another mini-program's functions run from a folder and a schema file", async () => {
  const cloud = await start({ schemaFile: file('schema.json', indexed) })
  expect(await post(cloud, 'greet', { name: '王阿姨' })).toEqual({
    result: { hello: '王阿姨', openid: 'oNeighbour' },
  })
  expect(await post(cloud, 'order', { goods: '大米' })).toEqual({ result: 1 })
  expect(cloud.store.snapshot()).toEqual({ orders: 1 })
  await cloud.stop()
})

test.each([
  ['declared without the index', { names: ['orders'] }, 'LOCAL_NO_INDEX'],
  ['the same, loose', { names: ['orders'], loose: true }, { result: 0 }],
  ['not declared', {}, '-502005'],
])('a collection %s', async (_, more, expected) => {
  const cloud = await start(more)
  const answer = await post(cloud, 'order', { find: '大米' })
  if (typeof expected === 'string') expect(JSON.stringify(answer)).toContain(expected)
  else expect(answer).toEqual(expected)
  await cloud.stop()
})

test.each([
  ['no JSON', '[{', /no JSON.json: /],
  [
    'a wrong direction',
    '[{"name":"a","indexes":[{"name":"x","keys":[["x",2]]}]}]',
    /0\.indexes\.0/,
  ],
  ['no name', '[{}]', /0\.name/],
])('a schema file with %s is refused by name and place', (name, text, said) => {
  expect(() => readSchema(file(`${name}.json`, text))).toThrow(said)
})

test('a folder without functions is refused', async () => {
  await expect(start({ functionsDir: dir })).rejects.toThrow(/no folder with an index.js/)
})
