import type { Doc, Fault } from '../../devtools/cloud'
import { assertWhole } from '../../domain/matter/lifecycle'
import { FALLBACK_WORDS } from '../../domain/report/notices'
import { REPORT } from '../../domain/report/lifecycle'
import { categoryOf } from '../../domain/report/routing'
import { maskedPhone } from '../../domain/identity/masks'
import type { Report } from '../../domain/report/types'
import { REPORTS, previous, reportAs, startOldTown, type OldTown } from './previous'
import { NEXT, takeNext } from './previousSteps'
import { noticesAbout, submitted } from './reports'
import { MONDAY, SETTINGS, USERS, WHO } from './street'
import { rid } from './town'

/** What the version before left in the database is brought to the shape of this one, by `admin migrate`. */
let town: OldTown
const start = async (): Promise<void> => {
  town = await startOldTown()
}
const stop = (): Promise<void> => town.stop()

const ALL = { ok: true, done: true, migrations: [4, 6, 1, 5, 2, 3, 7, 8, 9] }
const old = (name: string): Doc => previous('reports').find((r) => r._id === reportAs(name))!
const now = (name: string): Report => town.report(reportAs(name))
const fieldsOf = (document: object): string[] => Object.keys(document).sort()
const stored = (name: string): Doc[] => town.cloud.store.find(name, {}, { _id: 1 })

/** Who has solved those that were solved. */
const DONE_BY: Record<string, string[]> = Object.fromEntries(
  [
    'resolved',
    'failed',
    'closed',
    'rated',
    'reopened',
    'askedAgain',
    'selfHandled',
    'selfClosed',
  ].map((name) => [name, [WHO.workerA1.id]]),
)

describe('documents of the version before', () => {
  beforeAll(async () => {
    await start()
    expect(await town.migrate()).toMatchObject(ALL)
  })
  afterAll(stop)

  test.each(REPORTS)('the report that is %s', (name) => {
    const { nextAt, nextKind, dueAt, ...rest } = old(name)
    const watching = name === 'askedAgain' ? 'grant' : nextKind
    const underDeadline = ['assign', 'sign', 'handle'].includes(String(watching))
    const { hours = null, star = false } = categoryOf(SETTINGS, rest.categoryCode as string) ?? {}
    const from = rest.acceptedAt ?? rest.submittedAt
    expect(now(name)).toEqual({
      ...rest,
      ...{ shape: 3, watching, hours, star, doneBy: DONE_BY[name] ?? [], reporterStaffId: null },
      verifier: watching === 'verify' && rest.waitingFor !== 'desk' ? rest.lead : null,
      wakeAt: nextAt,
      dueAt: underDeadline ? dueAt : nextAt,
      deadline: dueAt === null ? null : { at: dueAt, from, hours, guessedYear: null },
    })
    expect(fieldsOf(now(name))).toEqual(fieldsOf(submitted()))
    assertWhole(REPORT, now(name))
  })

  test('notices know what they are about, where that is now, and the words of their fallback', () => {
    const report = submitted()
    const [fresh] = noticesAbout(report, report.history, [], MONDAY)
    for (const before of previous('notices')) {
      const [after] = town.notices({ _id: before._id })
      expect(fieldsOf(after!)).toEqual(fieldsOf(fresh!))
      const { reportId, fallbackTo, page, ...rest } = before
      expect(after).toMatchObject({ ...rest, shape: 2, about: reportId })
      const moved = String(page).replace('grid/task', 'duty/task').replace('desk/', 'duty/')
      expect(after!.page).toBe(moved)
      const task = `packages/duty/task/index?id=${encodeURIComponent(String(reportId))}`
      expect(after!.fallback).toEqual(
        fallbackTo === null ? null : { to: fallbackTo, ...FALLBACK_WORDS, page: task },
      )
    }
  })

  test('accounts keep what is theirs; the street has its directory', () => {
    for (const { acceptIds, consent, phone, ...rest } of previous('users')) {
      expect(acceptIds).toBeDefined()
      const [after] = town.cloud.store.find('users', { _id: rest._id })
      // Whoever holds no post has left no number to anybody.
      const isBound = rest.staffId !== null
      const phoneMask = isBound ? maskedPhone(String(phone)) : ''
      // The one consent of before was to account and reports.
      const consents = consent ? { account: consent } : {}
      expect(after).toEqual({ ...rest, shape: 4, consents, phoneMask })
      const kept = town.cloud.store.find('phones', { _id: `phone:${String(rest.openid)}` })
      expect(kept.map((p) => p.phone)).toEqual(isBound ? [phone] : [])
      expect(fieldsOf(after!)).toEqual(fieldsOf(USERS[0]!))
    }
    // Limits are of tests alone: a street that says nothing has those of the rules.
    expect(stored('settings')).toEqual([{ ...SETTINGS, limits: undefined }])
  })
})

describe('runs', () => {
  beforeEach(start)
  afterEach(stop)

  test('a second run writes nothing', async () => {
    expect(await town.migrate()).toMatchObject(ALL)
    const before = town.everything()
    expect(await town.migrate()).toMatchObject(ALL)
    expect(town.everything()).toBe(before)
  })

  test('of two runs at once each document is changed once', async () => {
    const [one, other] = await Promise.all([town.migrate(), town.migrate()])
    expect([one, other]).toMatchObject([ALL, ALL])
    for (const name of REPORTS)
      expect(now(name)).toMatchObject({ shape: 3, wakeAt: old(name).nextAt })
  })

  test('out of time it says so, and the same call goes on', async () => {
    town.cloud.faults.add({
      function: 'admin',
      action: 'database.modifyDocument',
      collection: 'reports',
      effect: { kind: 'clockJump', ms: 46_000 },
    })
    const first = await town.migrate()
    expect(first).toMatchObject({ ok: true, done: false, migrations: [4, 6, 1] })
    for (const name of REPORTS) expect(now(name).shape).toBe(2)
    expect(stored('notices').map((n) => n.shape)).toContain(undefined)
    expect(await town.migrate()).toMatchObject(ALL)
  })
})

const WRITES = ['database.modifyDocument', 'database.commitTransaction'] as const

describe('a run that dies', () => {
  beforeEach(start)
  afterEach(stop)

  /** One of each kind is enough to die between. */
  const FEW = ['late', 'askedAgain', 'closed'].map(reportAs)
  const USERS_OF_FEW = previous('users')
    .slice(0, 3)
    .map(({ _id }) => _id)
  const few = () =>
    startOldTown(({ in: name, document }) =>
      name === 'reports'
        ? FEW.includes(document._id)
        : name === 'notices'
          ? FEW.includes(String(document.reportId))
          : name !== 'users' || USERS_OF_FEW.includes(document._id),
    )
  /** How many were changed is counted by the runs that lived. */
  const end = (): unknown =>
    JSON.parse(town.everything(), (key, value: unknown) => (key === 'changed' ? 0 : value))

  test('before or after any of its writes is carried on to the same end', async () => {
    await town.stop()
    town = await few()
    await town.migrate()
    const wanted = end()
    let deaths = 0
    for (const action of WRITES) {
      for (const when of ['before', 'after'] as const) {
        for (let nth = 1; ; nth++) {
          await town.stop()
          town = await few()
          const fault: Fault = { function: 'admin', action, nth, effect: { kind: 'kill', when } }
          town.cloud.faults.add(fault)
          const died = await town.migrate().then(
            () => false,
            () => true,
          )
          town.cloud.faults.clear()
          expect([fault, await town.migrate()]).toMatchObject([fault, ALL])
          expect([fault, end()]).toEqual([fault, wanted])
          if (!died) break
          deaths++
        }
      }
    }
    expect(deaths).toBeGreaterThan(30)
  }, 180_000)

  test('leaves alone what has the new shape when it is carried on', async () => {
    // Two commits for the street, one for each report's second shape, and then some for the third.
    const fault: Fault = {
      function: 'admin',
      action: 'database.commitTransaction',
      nth: 2 + REPORTS.length + 6,
      effect: { kind: 'kill', when: 'after' },
    }
    town.cloud.faults.add(fault)
    await expect(town.migrate()).rejects.toThrow('admin')
    const ready = REPORTS.filter((name) => now(name).shape === 3)
    const waiting = REPORTS.filter((name) => now(name).shape !== 3)
    expect([ready.length > 2, waiting.length > 2]).toEqual([true, true])

    const sent = await town.ask('neighbour', 'report.submit', {
      requestId: rid(),
      text: '路灯不亮，晚上看不见路',
      category: '0201',
      place: { kind: 'building', buildingId: '101' },
    })
    for (const name of ready.filter((n) => n in NEXT)) await takeNext(town, name)
    await town.cloud.atRest()
    const before = [sent.id, ...ready.map(reportAs)].map((id) => town.report(id))
    expect(await town.migrate()).toMatchObject(ALL)
    expect([sent.id, ...ready.map(reportAs)].map((id) => town.report(id))).toEqual(before)
    for (const name of waiting) expect(now(name).shape).toBe(3)
  })
})
