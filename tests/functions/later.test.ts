import later from '../../devtools/build/later.cjs'

/** A stand-in is the real thing, later: nothing is loaded before its first use, and once only. */
let loads = 0
beforeEach(() => {
  loads = 0
})
const stands = <T extends object>(real: T, more: Parameters<typeof later>[1] = {}): T =>
  later(() => {
    loads++
    return real
  }, more)

class Form {
  #parts: string[] = []
  static readonly kinds = ['text']
  get size(): number {
    return this.#parts.length
  }
  append(part: string): this {
    this.#parts.push(part)
    return this
  }
}

test('what is known of it needs no load', () => {
  const stand = stands({ a: 1 }, { known: { __esModule: true, b: 2 } }) as Record<string, unknown>
  expect([stand.__esModule, stand.b, loads]).toEqual([true, 2, 0])
  expect([stand.a, stand.c, loads]).toEqual([1, undefined, 1])
})

test('an object: read, asked, written, listed', () => {
  const real: Record<string, unknown> = { a: 1 }
  const stand = stands(real)
  stand.b = 2
  delete stand.a
  expect(real).toEqual({ b: 2 })
  expect(['b' in stand, 'a' in stand, Object.keys(stand), { ...stand }]).toEqual([
    ...[true, false, ['b'], { b: 2 }],
  ])
  expect(loads).toBe(1)
})

test('accessors and private fields meet the real thing', () => {
  const stand = stands(new Form())
  expect(stand.size).toBe(0)
  expect(stand instanceof Form).toBe(true)
})

test('a function: called with its own this, and what hangs on it', () => {
  const real = Object.assign(
    function (this: unknown, ...args: number[]) {
      return [this, ...args]
    },
    { level: 3 },
  )
  const stand = stands(real, { callable: true })
  expect(typeof stand).toBe('function')
  expect(loads).toBe(0)
  const self = {}
  expect(stand.call(self, 1, 2)).toEqual([self, 1, 2])
  expect([stand.level, loads]).toEqual([3, 1])
})

test('a class: made, compared, extended', () => {
  const Stand = stands(Form, { callable: true })
  const form = new Stand().append('a')
  expect([form.size, form.constructor, Stand.kinds]).toEqual([1, Form, ['text']])
  expect([form instanceof Stand, form instanceof Form, {} instanceof Stand]).toEqual([
    ...[true, true, false],
  ])
  class Long extends Stand {}
  expect(new Long().append('b')).toBeInstanceOf(Long)
  expect(loads).toBe(1)
})

test('a load that fails fails again at the next use', () => {
  const stand = later<{ a?: number }>(() => {
    throw new Error(`load ${++loads}`)
  })
  expect(() => stand.a).toThrow('load 1')
  expect(() => stand.a).toThrow('load 2')
})

test('what a proxy may not say is an error, not a wrong answer', () => {
  const stand = stands(Object.freeze({ a: 1 }))
  expect(() => Object.keys(stand)).toThrow(TypeError)
})
