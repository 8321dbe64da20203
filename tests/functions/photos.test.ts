import { readFileSync, readdirSync } from 'node:fs'
import type { Trip } from '../../devtools/cloud'
import { inProcesses } from './instances'
import { rid, photoOf, startTown, type Town } from './town'

/** Photos are judged before they are read, by their bytes, one after another. */
let town: Town
beforeAll(async () => {
  // The memory of a function is measured: it has a process of its own.
  town = await startTown(undefined, {}, inProcesses)
})
afterAll(() => town.stop())

const MB = 1024 * 1024
const SUBMIT = {
  text: '路灯不亮，晚上看不见路',
  category: '0201',
  place: { kind: 'building', buildingId: '101' },
} as const

const PNG = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13])
const WEBP = Buffer.concat([
  Buffer.from('RIFF'),
  Buffer.from([9, 0, 0, 0]),
  Buffer.from('WEBPVP8 '),
])

async function submit(files: Buffer[], names = files.map((_, i) => `${i + 1}-a.jpg`)) {
  const requestId = rid()
  const photos: string[] = []
  for (const [i, bytes] of files.entries())
    photos.push(await town.upload('resident', `drafts/${requestId}/${names[i]}`, bytes))
  town.cloud.trips()
  const answer = await town.call('resident', 'report.submit', { ...SUBMIT, requestId, photos })
  return answer.ok ? 'ok' : answer.code
}

test.each<[what: string, bytes: Buffer, said: string]>([
  ['a JPEG', photoOf('a photo of a lamp'), 'ok'],
  ['a PNG', PNG, 'ok'],
  ['a WebP', WEBP, 'ok'],
  ['the smallest that can be told', photoOf(''), 'ok'],
  ['ten megabytes', Buffer.concat([photoOf(''), Buffer.alloc(10 * MB - 4)]), 'ok'],
  ['one byte more', Buffer.concat([photoOf(''), Buffer.alloc(10 * MB - 3)]), 'photoTooLarge'],
  ['an SVG under the name of a photo', Buffer.from('<svg onload="alert(1)"/>'), 'notAPhoto'],
  ['a page under the name of a photo', Buffer.from('<!doctype html><script>'), 'notAPhoto'],
  ['a PDF', Buffer.from('%PDF-1.7 and so on'), 'notAPhoto'],
  ['a GIF', Buffer.from('GIF89a and so on'), 'notAPhoto'],
  ['a sound in the same box as WebP', Buffer.from('RIFF0000WAVEfmt '), 'notAPhoto'],
  ['half a JPEG’s mark', Buffer.from([0xff, 0xd8]), 'notAPhoto'],
  ['a photo behind words', Buffer.concat([Buffer.from('x'), photoOf('')]), 'notAPhoto'],
  ['nothing', Buffer.alloc(0), 'photoMissing'],
])('%s: %s', async (_, bytes, said) => {
  const evidence = () => town.files().filter((path) => path.startsWith('evidence/')).length
  const [files, reports] = [evidence(), town.cloud.store.count('reports')]
  expect(await submit([bytes])).toBe(said)
  const more = said === 'ok' ? 1 : 0
  expect([evidence(), town.cloud.store.count('reports')]).toEqual([files + more, reports + more])
})

test('one bad one among good ones: nothing is taken', async () => {
  const before = town.cloud.store.count('reports')
  expect(await submit([photoOf('1'), Buffer.from('<svg/>       '), photoOf('3')])).toBe('notAPhoto')
  expect(town.cloud.store.count('reports')).toBe(before)
})

test('they are fetched one after another', async () => {
  expect(await submit([photoOf('1'), photoOf('2'), photoOf('3')])).toBe('ok')
  const fetched = town.cloud
    .trips()
    .filter((t: Trip) => t.function === 'api' && t.kind === 'storage')
    .sort((a, b) => a.beganMs - b.beganMs)
  expect(fetched.length).toBeGreaterThan(5)
})

/** The most memory that a child of this process has ever had, in MB. */
function peakOfChildren(): number {
  const peaks = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((pid) => {
      try {
        const status = readFileSync(`/proc/${pid}/status`, 'utf8')
        const field = (key: string): number =>
          Number(new RegExp(`${key}:\\s+(\\d+)`).exec(status)?.[1])
        return field('PPid') === process.pid ? [field('VmHWM') / 1024] : []
      } catch {
        return []
      }
    })
  return Math.max(...peaks)
}

test('nine of the largest keep the function under 200 MB', async () => {
  const large = Array.from({ length: 9 }, (_, i) =>
    Buffer.concat([photoOf(String(i)), Buffer.alloc(10 * MB - 5, i)]),
  )
  expect(await submit(large)).toBe('ok')
  const peak = peakOfChildren()
  process.stdout.write(`nine photos of 10 MB: a function had ${Math.round(peak)} MB at the most\n`)
  expect(peak).toBeGreaterThan(20)
  expect(peak).toBeLessThan(200)
}, 120_000)
