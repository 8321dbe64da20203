import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

const SRC = join(__dirname, '..', '..', 'client', 'src')

/** A package of the client, or `pages`, `components`, `services`: what its forms ask, and where it can stand. */
export interface Room {
  /** Fields of which something is asked by a literal name: `askAt`, a lack, a refusal of the cloud. */
  asked: Set<string>
  /** Fields at which a question may stand. */
  places: Set<string>
}

const roomOf = (file: string): string => {
  const [first = '', second = ''] = dirname(file).split('/')
  return first === 'packages' ? `${first}/${second}` : first
}

/** Read from the sources, by room. */
export function questionsOfClient(): Map<string, Room> {
  const rooms = new Map<string, Room>()
  const all = readdirSync(SRC, { recursive: true, encoding: 'utf8' })
  for (const file of all.filter((f) => /\.tsx?$/.test(f))) {
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
  return rooms
}
