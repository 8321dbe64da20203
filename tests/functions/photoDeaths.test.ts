import { createHash } from 'node:crypto'
import type { Fault } from '../../devtools/cloud'
import { MINUTE_MS } from '../../domain/calendar/zone'
import type { CallName } from '../../domain/contract'
import { uploadFolder } from '../../domain/evidence/files'
import type { Matter } from '../../domain/matter/types'
import { agreed, clerk, signature } from './caseStates'
import { openHall, type Hall } from './committee'
import { STATES, holder } from './complaints'
import { IN_STATE, put } from './reports'
import { OPENID } from './street'
import { photoOf, rid, type Town } from './town'

/**
 * Steps that bring a photo, and a function that dies before or after any write or any file on the way: once the
 * person has asked again and the timer has looked, it is done once, the same people are told once, what was
 * committed is there, and of the upload nothing is left.
 */
interface PhotoStep {
  name: CallName
  collection: 'reports' | 'complaints' | 'cases'
  /** Brings a matter to where the step can be taken; its `_id`. */
  made(hall: Hall): Promise<string>
  who(town: Town, id: string): string
  words(hall: Hall): object
}

const STEPS: PhotoStep[] = [
  {
    name: 'report.resolve',
    collection: 'reports',
    made: async ({ town }) => put(town, IN_STATE.PROCESSING()),
    who: () => OPENID.workerA1,
    words: () => ({ text: '已装上新井盖' }),
  },
  {
    name: 'report.supplement',
    collection: 'reports',
    made: async ({ town }) => put(town, IN_STATE.PROCESSING()),
    who: () => OPENID.resident,
    words: () => ({ text: '又塌了一块' }),
  },
  {
    name: 'complaint.answer',
    collection: 'complaints',
    made: ({ town }) => STATES.HANDLING(town),
    who: (town, id) => OPENID[holder(town, id)],
    words: () => ({ note: '周六改为有人值班' }),
  },
  {
    name: 'mediation.sign',
    collection: 'cases',
    made: agreed,
    who: () => clerk.openid,
    words: signature,
  },
]

const ACTIONS = [
  'database.insertDocument',
  'database.modifyDocument',
  'database.commitTransaction',
  'storage.batchGetDownloadUrl',
  'storage.getUploadMetadata',
  'storage.batchDeleteFile',
]
const DEATHS: Fault[] = ACTIONS.flatMap((action) =>
  [1, 2, 3].flatMap((nth) =>
    (['before', 'after'] as const).map((when): Fault => ({
      ...{ function: 'api', action, nth },
      effect: { kind: 'kill', when },
    })),
  ),
)

let hall: Hall
beforeAll(async () => {
  hall = await openHall()
})
afterAll(() => hall.town.stop())

const underEvidence = (): string[] => hall.town.files().filter((p) => p.startsWith('evidence/'))

/** What has come of a request when the timer has made up for whatever a death has left. */
async function ledTo(step: PhotoStep, id: string, requestId: string, sha256: string) {
  const { town } = hall
  await town.cloud.atRest()
  for (let minutes = 0; minutes < 3; minutes++) {
    town.cloud.clock.advance(MINUTE_MS)
    await town.tick()
  }
  const matter = town.cloud.store.find(step.collection, { _id: id })[0] as unknown as Matter
  const copies = underEvidence().filter((path) => path.includes(sha256.slice(0, 16)))
  return {
    steps: matter.history.filter((line) => line.requestId === requestId).map((l) => l.action),
    told: town
      .notices({ about: id })
      .map(({ to, title }) => `${to} ${title}`)
      .sort(),
    version: matter.version,
    copies: copies.length,
    isNamed: copies.every((path) => JSON.stringify(matter).includes(path)),
    uploads: town.files().filter((path) => path.startsWith(uploadFolder(requestId))),
  }
}

async function carriedOut(step: PhotoStep, id: string, death?: Fault) {
  const { town } = hall
  const requestId = rid('photo')
  const who = { openid: step.who(town, id) }
  const bytes = photoOf(`${step.name} ${requestId}`)
  const photo = await town.upload(who, `${uploadFolder(requestId)}/1.jpg`, bytes)
  const { version } = town.cloud.store.find(step.collection, { _id: id })[0] as { version: number }
  const asked = { requestId, id, version, ...step.words(hall), photos: [photo] }
  if (death) town.cloud.faults.add(death)
  const first = await town.call(who, step.name, asked).catch(() => null)
  town.cloud.faults.clear()
  const again = await town.code(who, step.name, asked)
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  return { isDead: first === null, again, led: await ledTo(step, id, requestId, sha256) }
}

test.each(STEPS.map((step) => [step.name, step] as const))(
  '%s',
  async (name, step) => {
    const { town } = hall
    const id = await step.made(hall)
    await town.cloud.atRest()
    const at = town.cloud.clock.now()
    const restore = town.keep()
    const whole = await carriedOut(step, id)
    expect(whole).toMatchObject({
      again: 'ok',
      led: { steps: [name.split('.')[1]], copies: 1, isNamed: true, uploads: [] },
    })
    let died = 0
    for (const death of DEATHS) {
      await restore()
      town.cloud.clock.set(at)
      const one = await carriedOut(step, id, death)
      if (one.isDead) died++
      expect([death, one.again, one.led]).toEqual([death, 'ok', whole.led])
    }
    // Before and after: the mark, the matter, what is told, the commit, and the copy.
    expect(died).toBeGreaterThanOrEqual(10)
    town.unexpected.splice(0)
  },
  180_000,
)
