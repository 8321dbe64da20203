import type { Fault } from '../../devtools/cloud'
import type { Complaint } from '../../domain/complaint/types'
import { CALLS } from '../../domain/contract'
import { COMPLAINT_CASES, type ComplaintCase } from './complaintCalls'
import { rid, startTown, type Town } from './town'

/**
 * The function dies before or after any write of any step of a complaint, and the person taps again: it is
 * done, done once, and the same people are told once.
 */

let town: Town
beforeAll(async () => {
  town = await startTown()
})
afterAll(() => town.stop())

const WRITES = ['insertDocument', 'modifyDocument', 'commitTransaction'] as const
const DEATHS = WRITES.flatMap((action) =>
  (['before', 'after'] as const).map((when) => ({ action, when })),
)
/** More writes of one kind than any step has. */
const MOST = 5
interface Death {
  action: (typeof WRITES)[number]
  when: 'before' | 'after'
  nth: number
}
const fault = ({ action, nth, when }: Death): Fault => ({
  ...{ function: 'api', action: `database.${action}`, nth },
  effect: { kind: 'kill', when },
})

const STEPS = COMPLAINT_CASES.filter(({ name }) => CALLS[name].kind === 'writing')

/** What a request has led to: the steps of its complaint, and who was told what. */
async function ledTo(requestId: string): Promise<unknown> {
  await town.cloud.atRest()
  await town.tick()
  const all = town.cloud.store.find('complaints', {}, { _id: 1 }, 10_000) as unknown as Complaint[]
  const its = all.filter((c) => c.history.some((line) => line.requestId === requestId))
  return its.map(({ _id, state, version, history, inquiries }) => ({
    ...{ state, version, inquiries: inquiries?.length ?? 0 },
    steps: history.map(({ action }) => action),
    told: town
      .notices({ about: _id })
      .map(({ to, title }) => `${to} ${title}`)
      .sort(),
  }))
}

/** A complaint in its state, the call, and what comes of it; with a death on the way where one is given. */
async function carriedOut({ who, name, input }: ComplaintCase, death?: Fault) {
  const requestId = rid('death')
  const asked = { requestId, ...(await input(town)) }
  await town.cloud.atRest()
  // Hours later: nobody is over any limit by all that was tried before.
  town.cloud.clock.advance(2 * 3_600_000)
  if (death) town.cloud.faults.add(death)
  const answer = await town.call(who, name, asked).catch(() => null)
  town.cloud.faults.clear()
  const again = await town.code(who, name, asked)
  return { isDead: answer === null || !answer.ok, again, led: await ledTo(requestId) }
}

test.each(STEPS.map((step) => [step.name, step] as const))(
  '%s',
  async (_, step) => {
    const { again, led } = await carriedOut(step)
    expect([again, led]).toEqual(['ok', [expect.anything()]])
    let died = 0
    for (const kind of DEATHS) {
      let isDead = true
      for (let nth = 1; isDead && nth <= MOST; nth++) {
        const death = { ...kind, nth }
        const one = await carriedOut(step, fault(death))
        ;({ isDead } = one)
        if (isDead) died++
        expect([death, one.again, one.led]).toEqual([death, 'ok', led])
      }
    }
    expect(died).toBeGreaterThan(3)
    town.unexpected.splice(0)
  },
  120_000,
)
