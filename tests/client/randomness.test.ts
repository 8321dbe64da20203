import { addBytes, drawFrom, nextByte } from '../../client/src/services/randomness'
import { newRequestId, randomText } from '../../client/src/services/requestId'

test('bytes of the source are used first, and more are asked for before they run out', () => {
  let asked = 0
  drawFrom(() => asked++)
  expect(asked).toBe(1)
  addBytes(Uint8Array.from({ length: 300 }, (_, i) => i % 256))
  const drawn = Array.from({ length: 40 }, () => nextByte())
  expect(new Set(drawn).size).toBe(40)
  expect(asked).toBe(1)
  for (let i = 0; i < 10; i++) nextByte()
  expect(asked).toBeGreaterThan(1)
})

test('without a source, and when it is empty, an id is there at once', () => {
  drawFrom(() => undefined)
  for (let i = 0; i < 400; i++) nextByte()
  const ids = Array.from({ length: 200 }, () => newRequestId())
  expect(new Set(ids).size).toBe(200)
  for (const id of ids) expect(id).toMatch(/^[0-9A-Za-z]{24}$/)
})

test('every letter is equally likely: bytes beyond the last whole round are passed over', () => {
  const bytes = [255, 248, 0, 61, 62, 247]
  expect(randomText(4, () => bytes.shift()!)).toBe('0z0z')
})
