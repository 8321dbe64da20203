import { startTestCloud } from './harness'
import type { TestCloud } from './harness'

let cloud: TestCloud
beforeAll(async () => {
  cloud = await startTestCloud([
    {
      name: 'things',
      indexes: [
        { name: 'kind', keys: [['kind', 1]] },
        { name: 'code', keys: [['code', 1]], unique: true },
      ],
    },
  ])
})
afterAll(() => cloud.stop())

const things = `const things = db.collection('things');`

describe('documents through the genuine SDK', () => {
  test('every value comes back as it was written', async () => {
    const back = await cloud.run<unknown[]>(`${things}
      const data = { _id: 'v', code: 0, n: 1, half: 1.5, big: 2 ** 40, zero: 0, text: '你好\\n"', no: false,
        nothing: null, at: new Date(5), list: [1, 'a', [2], { k: [] }], deep: { a: { b: {} } } }
      await things.add({ data })
      const { data: read } = await things.doc('v').get()
      return [JSON.stringify(read) === JSON.stringify(data), read.at instanceof Date]`)
    expect(back).toEqual([true, true])
  })

  test('a server date is the cloud clock, with its offset', async () => {
    cloud.clock.set(1_800_000_000_000)
    const at = await cloud.run<number[]>(`${things}
      await things.add({ data: { _id: 'd', code: 'd', at: db.serverDate(), later: db.serverDate({ offset: 5000 }) } })
      const { data } = await things.doc('d').get()
      return [data.at.getTime(), data.later.getTime() - data.at.getTime(), Date.now(), new Date().getTime()]`)
    expect(at[1]).toBe(5000)
    for (const ms of [at[0]!, at[2]!, at[3]!])
      expect(Math.abs(ms - 1_800_000_000_000)).toBeLessThan(10_000)
    cloud.clock.reset()
  })

  test('ids: given, made, numeric, and told apart by type', async () => {
    const ids = await cloud.run<unknown>(`${things}
      const made = await things.add({ data: { code: 'i1' } })
      await things.add({ data: { _id: 7, code: 'i2' } })
      await things.add({ data: { _id: '7', code: 'i3' } })
      return [typeof made._id, made._id.length, (await things.doc(7).get()).data.code, (await things.doc('7').get()).data.code]`)
    expect(ids).toEqual(['string', 32, 'i2', 'i3'])
  })

  test('set replaces or creates; update merges; remove removes; each says what it did', async () => {
    const stats = await cloud.run<unknown>(`${things}
      const out = []
      out.push((await things.doc('s').set({ data: { code: 's', a: 1, b: { c: 1 } } })).stats)
      out.push((await things.doc('s').set({ data: { code: 's', b: { d: 1 } } })).stats)
      out.push((await things.doc('s').update({ data: { b: { c: 2 } } })).stats)
      out.push((await things.doc('s').update({ data: { b: { c: 2 } } })).stats)
      out.push((await things.doc('nobody').update({ data: { a: 1 } })).stats)
      out.push((await things.doc('s').get()).data)
      out.push((await things.doc('s').remove()).stats, (await things.doc('s').remove()).stats)
      return out`)
    expect(stats).toEqual([
      { created: 1, updated: 0 },
      { created: 0, updated: 1 },
      { updated: 1 },
      { updated: 0 },
      { updated: 0 },
      { _id: 's', code: 's', b: { d: 1, c: 2 } },
      { removed: 1 },
      { removed: 0 },
    ])
  })

  test('several documents: update and remove by where, field(), skip and limit', async () => {
    const out = await cloud.run<unknown>(`${things}
      for (let i = 0; i < 5; i++) await things.add({ data: { _id: 'm' + i, code: 'm' + i, kind: 'm', n: i, sub: { x: i, y: 1 } } })
      const changed = (await things.where({ kind: 'm', n: _.gte(2) }).update({ data: { n: _.inc(10) } })).stats.updated
      const page = (await things.where({ kind: 'm' }).field({ n: true, 'sub.x': true }).skip(1).limit(2).get()).data
      const without = (await things.where({ kind: 'm' }).field({ sub: false, code: false, kind: false }).limit(1).get()).data
      const gone = (await things.where({ kind: 'm' }).remove()).stats.removed
      return { changed, page, without, gone, left: (await things.where({ kind: 'm' }).count()).total }`)
    expect(out).toEqual({
      changed: 3,
      page: [
        { _id: 'm1', n: 1, sub: { x: 1 } },
        { _id: 'm2', n: 12, sub: { x: 2 } },
      ],
      without: [{ _id: 'm0', n: 0 }],
      gone: 5,
      left: 0,
    })
  })

  test('field() with an operator', async () => {
    const list = await cloud.run(`${things}
      await things.add({ data: { _id: 'slice', code: 'slice', list: [1, 2, 3], other: 1 } })
      return (await things.doc('slice').field({ list: _.project.slice(2), code: true }).get()).data`)
    expect(list).toEqual({ _id: 'slice', code: 'slice', list: [1, 2] })
  })

  test('a declaration WeChat would refuse is refused at the start', async () => {
    const keys = (i: number): [string, 1][] => [[`f${i}`, 1]]
    const indexes = Array.from({ length: 21 }, (_, i) => ({ name: `i${i}`, keys: keys(i) }))
    await expect(startTestCloud([{ name: 'many', indexes }])).rejects.toThrow(
      /more than 20 indexes/,
    )
  })

  test.each([
    [
      'the same _id',
      `await things.add({ data: { _id: 'u', code: 'u1' } }); await things.add({ data: { _id: 'u', code: 'u2' } })`,
    ],
    [
      'the same unique key',
      `await things.add({ data: { code: 'u3' } }); await things.add({ data: { code: 'u3' } })`,
    ],
    [
      'a unique key by update',
      `await things.add({ data: { _id: 'u5', code: 'u5' } }); await things.add({ data: { code: 'u6' } }); await things.doc('u5').update({ data: { code: 'u6' } })`,
    ],
  ])('E11000: %s', async (_name, code) => {
    const e = await cloud.fails(things + code)
    expect([e.errCode, /E11000 duplicate key/.test(e.message)]).toEqual([-502001, true])
  })

  test('a refused update of several documents changes none of them', async () => {
    await cloud.run(
      `${things} for (const i of [1, 2, 3]) await things.add({ data: { _id: 'a' + i, code: 'a' + i, kind: 'atomic', n: i === 3 ? 'x' : i } })`,
    )
    const e = await cloud.fails(
      `${things} await things.where({ kind: 'atomic' }).update({ data: { n: _.inc(1) } })`,
    )
    expect(e.message).toMatch(/non-numeric/)
    expect(cloud.store.find('things', { kind: 'atomic' }).map((d) => d.n)).toEqual([1, 2, 'x'])
  })

  test('an undeclared collection does not exist, nor can it be made', async () => {
    expect((await cloud.fails(`return db.collection('nope').doc('a').get()`)).errCode).toBe(-502005)
    expect((await cloud.fails(`return db.createCollection('nope')`)).message).toMatch(
      /LOCAL_UNDECLARED/,
    )
  })

  test.each([
    ['a $-field', `things.add({ data: { $bad: 1 } })`],
    ['an _id that is an object', `things.add({ data: { _id: { a: 1 } } })`],
  ])('not storable: %s', async (_name, code) => {
    expect((await cloud.fails(`${things} await ${code}`)).errCode).toBe(-502001)
  })

  test('limit: 100 by default, 1000 at most', async () => {
    cloud.store.insertMany(
      'things',
      Array.from({ length: 1100 }, (_, i) => ({ code: `l${i}`, kind: 'many' })),
    )
    const [some, all] = await cloud.run<number[]>(`${things}
      const q = things.where({ kind: 'many' })
      return [(await q.get()).data.length, (await q.limit(5000).get()).data.length]`)
    expect([some, all]).toEqual([100, 1000])
  })

  test('the store for tests: count, find, insertMany, snapshot', () => {
    cloud.store.insertMany('things', [
      { _id: 'z1', code: 'z1', z: 2 },
      { _id: 'z2', code: 'z2', z: 1 },
    ])
    expect(cloud.store.count('things', { z: { $gt: 0 } })).toBe(2)
    expect(cloud.store.find('things', { z: { $gt: 0 } }, { z: 1 }, 1)).toEqual([
      { _id: 'z2', code: 'z2', z: 1 },
    ])
    expect(cloud.store.snapshot()).toEqual({ things: cloud.store.count('things') })
    expect(() =>
      cloud.store.insertMany('things', [
        { _id: 'z3', code: 'z3' },
        { _id: 'z1', code: 'z4' },
      ]),
    ).toThrow(/E11000/)
    expect(cloud.store.count('things', { _id: 'z3' })).toBe(0)
  })
})
