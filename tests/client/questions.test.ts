import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

/**
 * What a form asks stands at a field: for each `askAt` of a literal name, and each field of which the cloud's
 * refusal is told there (`sameFields`), the same package has a field of that name, and no field has a name
 * under which nothing is ever asked.
 */
const SRC = join(__dirname, '..', '..', 'client', 'src')

const files = readdirSync(SRC, { recursive: true, encoding: 'utf8' }).filter((f) =>
  /\.tsx?$/.test(f),
)
const roomOf = (file: string): string => {
  const [first = '', second = ''] = dirname(file).split('/')
  return first === 'packages' ? `${first}/${second}` : first
}
interface Room {
  asked: Set<string>
  places: Set<string>
}
const rooms = new Map<string, Room>()
for (const file of files) {
  const text = readFileSync(join(SRC, file), 'utf8')
  const room = rooms.get(roomOf(file)) ?? { asked: new Set(), places: new Set() }
  rooms.set(roomOf(file), room)
  for (const [, name] of text.matchAll(/askAt\(\s*'([^']*)'/g)) room.asked.add(name!)
  for (const [, name] of text.matchAll(/\bfield: '([^']*)', words:/g)) room.asked.add(name!)
  for (const [, names] of text.matchAll(/sameFields\(([^)]*)\)/g))
    for (const [, name] of names!.matchAll(/'([^']*)'/g)) room.asked.add(name!)
  for (const [, name] of text.matchAll(/^\s+name="([^"]*)"$|<[A-Z]\w+[^>]* name="([^"]*)"/gm))
    room.places.add(name!)
  for (const [, , name] of text.matchAll(/<([A-Z]\w+)[^>]* (?:name|field)="([^"]*)"/g))
    room.places.add(name!)
}
const asking = [...rooms].filter(([, { asked }]) => asked.size > 0)

test('there are forms', () => {
  expect(asking.length).toBeGreaterThan(5)
})

test.each(asking)('%s: every question has its field', (_, { asked, places }) => {
  expect([...asked].filter((name) => !places.has(name))).toEqual([])
})
