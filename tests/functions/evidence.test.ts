import { createHash } from 'node:crypto'
import type { Fault } from '../../devtools/cloud'
import { DAY_MS, MINUTE_MS } from '../../domain/calendar/zone'
import { COPIED_WITHIN_MS, UPLOAD_KEPT_MS } from '../../domain/evidence/files'
import type { Report } from '../../domain/report/types'
import { fileIdsOf } from '../../domain/report/views'
import { IN_STATE, put } from './reports'
import { rid, startTown, type Town } from './town'

/**
 * Photos, from the phone to where nobody can change them: what was committed is copied, whoever dies on
 * the way; what nothing refers to goes; what is referred to never does (docs/decisions/0015).
 */

let town: Town
beforeEach(async () => {
  town = await startTown()
})
afterEach(() => town.stop())

/** Always there once an upload was swept: how the functions know the bucket's name. */
const OWN = 'evidence/bucket.txt'
const under = (folder: string): string[] =>
  town.files().filter((path) => path.startsWith(`${folder}/`) && path !== OWN)

const pathOf = (fileId: string): string => fileId.replace(/^cloud:\/\/[^/]+\//, '')
const reports = (): Report[] => town.cloud.store.find('reports') as unknown as Report[]
const referredTo = (): string[] => reports().flatMap(fileIdsOf).map(pathOf).sort()

/** Evidence is what reports refer to, no more and no less, and each file is what its hash says. */
async function evidenceIsWhole(): Promise<void> {
  expect(under('evidence')).toEqual(referredTo())
  for (const report of reports()) {
    const { photos } = await town.ask('resident', 'report.get', { id: report._id })
    for (const [i, photo] of report.photos.entries()) {
      const bytes = Buffer.from(await (await fetch(photos[i]!.url)).arrayBuffer())
      expect(createHash('sha256').update(bytes).digest('hex')).toBe(photo.sha256)
    }
  }
}

const SUBMIT = {
  text: '路灯不亮，晚上看不见路',
  category: '0201',
  place: { kind: 'building', buildingId: '101' },
} as const

/** As the phone does it: said first, then uploaded. */
async function uploaded(requestId: string, names: string[], bytes = 'photo'): Promise<string[]> {
  await town.ask('resident', 'evidence.begin', { requestId: rid(), under: requestId, names })
  const all = names.map((n) => town.upload('resident', `drafts/${requestId}/${n}`, `${bytes} ${n}`))
  return Promise.all(all)
}

const submit = (requestId: string, photos: string[]) =>
  town.call('resident', 'report.submit', { ...SUBMIT, requestId, photos })

/** The timer, when all that a dead function could still have done is over. */
async function later(ms = COPIED_WITHIN_MS + MINUTE_MS): Promise<void> {
  town.cloud.clock.advance(ms)
  await town.tick()
}
/**
 * The timer believes no leap of more than two days: it comes twice. Uploads of a request whose photos it
 * had still to copy then are looked at once more the day after.
 */
async function afterAll30Days(): Promise<void> {
  await later(UPLOAD_KEPT_MS + DAY_MS)
  await later()
  await later(DAY_MS)
}

test('a report with two photos: both are copied, the uploads go at once', async () => {
  const requestId = rid()
  const answer = await submit(requestId, await uploaded(requestId, ['1-a.jpg', '2-b.jpg']))
  expect(answer.ok && answer.data.photos.every((p) => p.url !== '')).toBe(true)
  expect([under('evidence').length, under('drafts')]).toEqual([2, []])
  await evidenceIsWhole()
  await afterAll30Days()
  await evidenceIsWhole()
  expect(town.files().filter((path) => path.includes(requestId))).toEqual([])
})

/** A tick asks for some fifty things, and dies at each of them. */
const LONG_MS = 240_000

describe('one request id sent ten times with other bytes', () => {
  test.each([
    ['under the same name', () => '1-a.jpg', 'ok'],
    ['under another name each', (i: number) => `1-${i}.jpg`, 'requestReused'],
  ])('%s: one report, one photo, nothing else after a month', async (_, name, again) => {
    const requestId = rid()
    const said: string[] = []
    for (let i = 0; i < 10; i++) {
      const photos = await uploaded(requestId, [name(i)], `bytes ${i}`)
      const answer = await submit(requestId, photos)
      said.push(answer.ok ? 'ok' : answer.code)
    }
    expect(said).toEqual(['ok', ...Array<string>(9).fill(again)])
    await later()
    expect(under('evidence')).toEqual(referredTo())
    await afterAll30Days()
    await evidenceIsWhole()
    expect([reports().length, under('drafts')]).toEqual([1, []])
  })

  test('ten at once: likewise', async () => {
    const requestId = rid()
    const names = Array.from({ length: 10 }, (_, i) => `1-${i}.jpg`)
    const photos = await Promise.all(names.map((n) => uploaded(requestId, [n], n)))
    await Promise.all(photos.map((p) => submit(requestId, p)))
    await later()
    await afterAll30Days()
    await evidenceIsWhole()
    expect([reports().length, under('drafts')]).toEqual([1, []])
  })
})

describe('whoever dies on the way', () => {
  /** Kills at the n-th request of a function; answers whether it came to that. */
  async function killed(fault: Fault, work: () => Promise<unknown>): Promise<boolean> {
    town.cloud.faults.add(fault)
    await work().catch(() => undefined)
    await town.cloud.atRest()
    const { hits } = town.cloud.faults.list()[0]!
    town.cloud.faults.clear()
    return hits > 0
  }

  test.each(['before', 'after'] as const)(
    'api %s each of its requests, asked again or never: whole, and nothing left',
    async (when) => {
      let deaths = 0
      for (let nth = 1; ; nth++) {
        const requestId = rid()
        const photos = await uploaded(requestId, ['1-a.jpg', '2-b.jpg'], requestId)
        const fault: Fault = { function: 'api', nth, effect: { kind: 'kill', when } }
        if (!(await killed(fault, () => submit(requestId, photos)))) break
        deaths++
        if (nth % 2 === 0) expect((await submit(requestId, photos)).ok).toBe(true)
      }
      // Two photos are read and copied: eight requests of the storage besides those to the database.
      expect(deaths).toBeGreaterThanOrEqual(16)
      await later()
      await evidenceIsWhole()
      await afterAll30Days()
      await evidenceIsWhole()
      expect(under('drafts')).toEqual([])
    },
    LONG_MS,
  )

  test.each(['before', 'after'] as const)(
    'jobs %s each of its requests while it makes up for api: likewise',
    async (when) => {
      let deaths = 0
      for (let nth = 1; ; nth++) {
        const requestId = rid()
        const photos = await uploaded(requestId, ['1-a.jpg', '2-b.jpg'], requestId)
        const dying: Fault = {
          function: 'api',
          action: 'database.commitTransaction',
          effect: { kind: 'kill', when: 'after' },
        }
        expect(await killed(dying, () => submit(requestId, photos))).toBe(true)
        const fault: Fault = { function: 'jobs', nth, effect: { kind: 'kill', when } }
        if (!(await killed(fault, () => later()))) break
        deaths++
        await later()
        expect(under('evidence')).toEqual(referredTo())
      }
      expect(deaths).toBeGreaterThan(10)
      await later()
      await afterAll30Days()
      await evidenceIsWhole()
      expect(under('drafts')).toEqual([])
    },
    LONG_MS,
  )

  test('a storage that is away at the wrong moment: answered, and copied when it is back', async () => {
    const requestId = rid()
    const photos = await uploaded(requestId, ['1-a.jpg'])
    const down = { kind: 'error', code: 'STORAGE_REQUEST_FAIL' } as const
    const action = 'storage.getUploadMetadata'
    town.cloud.faults.add({ function: 'api', action, effect: down, times: 'always' })
    const answer = await submit(requestId, photos)
    expect(answer).toMatchObject({ ok: true, data: { photos: [{ url: '' }] } })
    town.cloud.faults.clear()
    town.cloud.faults.add({ function: 'jobs', action, effect: down, times: 'always' })
    await later()
    expect([under('evidence'), under('drafts').length]).toEqual([[], 1])
    town.cloud.faults.clear()
    await later()
    await evidenceIsWhole()
    expect(under('drafts')).toEqual([])
    town.unexpected.length = 0
  })

  test('an upload that its sender changes after a death never becomes evidence', async () => {
    const requestId = rid()
    const photos = await uploaded(requestId, ['1-a.jpg'], 'the truth')
    const action = 'database.commitTransaction'
    const dying: Fault = { function: 'api', action, effect: { kind: 'kill', when: 'after' } }
    expect(await killed(dying, () => submit(requestId, photos))).toBe(true)
    await town.upload('resident', `drafts/${requestId}/1-a.jpg`, 'something else')
    await later()
    expect([under('evidence'), under('drafts')]).toEqual([[], []])
    expect(town.unexpected.join('')).toContain('evidenceLost')
  })
})

describe('uploads that nobody used', () => {
  test('wait their time, and are gone after it; what others use stays', async () => {
    const unused = rid()
    await uploaded(unused, ['1-a.jpg', '2-b.jpg'])
    const used = rid()
    await submit(used, await uploaded(used, ['1-a.jpg']))
    await later(UPLOAD_KEPT_MS - DAY_MS)
    await later()
    expect(under('drafts')).toHaveLength(2)
    await later(DAY_MS)
    expect(under('drafts')).toEqual([])
    await evidenceIsWhole()
  })

  test('a photo taken out of the draft before it was sent goes; the one that was sent stays', async () => {
    const requestId = rid()
    const [, sent] = await uploaded(requestId, ['1-a.jpg', '2-b.jpg'])
    expect((await submit(requestId, [sent!])).ok).toBe(true)
    expect(under('drafts')).toHaveLength(1)
    await afterAll30Days()
    expect(under('drafts')).toEqual([])
    await evidenceIsWhole()
  })

  test('those of a report that is refused', async () => {
    const requestId = rid()
    const photos = await uploaded(requestId, ['1-a.jpg'])
    const wrong = { ...SUBMIT, requestId, photos, category: '9999' }
    expect(await town.code('resident', 'report.submit', wrong)).toBe('categoryUnknown')
    await afterAll30Days()
    expect(under('drafts')).toEqual([])
  })

  test('nobody announces into the folder of somebody else’s request', async () => {
    const requestId = rid()
    const mine = await uploaded(requestId, ['1-a.jpg'])
    const names = ['../x.jpg', 'a/b.jpg']
    for (const name of names) {
      const input = { requestId: rid(), under: requestId, names: [name] }
      expect(await town.code('neighbour', 'evidence.begin', input)).toBe('invalidInput')
    }
    expect((await submit(requestId, mine)).ok).toBe(true)
    await evidenceIsWhole()
  })
})

test('办结 with a photo that is refused in the end leaves no copy', async () => {
  const id = put(town, IN_STATE.PROCESSING())
  const requestId = rid()
  const photo = await town.upload('workerA1', `drafts/${requestId}/1-a.jpg`)
  const version = town.report(id).version + 1
  const input = { requestId, id, version, text: '补平了', photos: [photo] }
  expect(await town.code('workerA1', 'report.resolve', input)).toBe('changed')
  expect(under('evidence')).toEqual([])
  const right = { ...input, requestId, version: version - 1 }
  expect(await town.code('workerA1', 'report.resolve', right)).toBe('ok')
  expect(under('evidence')).toHaveLength(1)
})
