import { collection } from '../../cloudfunctions/platform/collections'
import * as ledger from '../../cloudfunctions/platform/ledger'
import * as left from '../../cloudfunctions/platform/pointsLeft'
import * as redemptions from '../../cloudfunctions/platform/redemptions'
import * as marks from '../../cloudfunctions/api/once'
import { chanceOf } from './acts/chance'
import { Story } from './acts/story'
import { SEED } from '../domain/seed'

/**
 * Random acts on the points of a small street, by the real functions: calls through the one door of `api`,
 * the timer's own watches, transactions, marks and kept refusals. Only the database under them is one in
 * memory (`acts/store.ts`), so that ten thousand acts are quick. A third of the acts die at one of their
 * requests; the phone asks again, the timer comes by, clocks jump. After every commit the books are asked.
 */

jest.mock('../../cloudfunctions/platform/collections', () => mockMachine().platform.collections)
jest.mock('../../cloudfunctions/platform/lists', () => ({
  ...jest.requireActual<object>('../../cloudfunctions/platform/lists'),
  readLists: mockMachine().platform.readLists,
}))
jest.mock('../../cloudfunctions/platform/sums', () => ({
  sumsBetween: mockMachine().platform.sumsBetween,
}))
jest.mock('../../cloudfunctions/platform/sdk', () => ({
  ...jest.requireActual<object>('../../cloudfunctions/platform/sdk'),
  cloud: mockMachine().cloud,
}))
jest.mock('../../cloudfunctions/platform/clock', () => ({ now: () => mockMachine().clock.now }))
jest.mock('../../cloudfunctions/platform/log', () => ({
  log: { info: () => undefined, error: (...said: unknown[]) => mockMachine().logged.push(said) },
}))

function mockMachine(): typeof import('./acts/machine') {
  return jest.requireActual('./acts/machine')
}

const STEPS = 50
/** 10,000 acts; more with RUNS=… */
const RUNS = Number(process.env.RUNS ?? 200)

test(`${RUNS * STEPS} random acts through the functions, a third of which die, seed ${SEED}`, async () => {
  let died = 0
  let carriedOut = 0
  for (let run = 0; run < RUNS; run++) {
    const { story, faults } = await played(SEED + run)
    if (faults.length > 0) throw new Error([...story.told, ...faults].join('\n'))
    died += story.died
    carriedOut += story.carriedOut
  }
  // What they do: a story in which nothing dies, or nothing is done, proves nothing.
  expect([died >= RUNS * 5, carriedOut >= RUNS * 20]).toEqual([true, true])
}, 3_600_000)

/** Plays a story to its end, or to the first moment at which something is wrong. */
async function played(seed: number): Promise<{ story: Story; faults: string[] }> {
  const story = new Story(chanceOf(seed))
  for (let i = 0; i < STEPS && story.faults.length === 0; i++) await story.act()
  if (story.faults.length === 0) await story.end()
  const errors = mockMachine()
    .logged.splice(0)
    .map((said) => JSON.stringify(said))
  const all = [...story.faults, ...errors]
  return { story, faults: all.length > 0 ? [`seed ${seed}`, ...all] : [] }
}

/** Functions with one fault each; one that nobody finds would mean that the stories are blind. */
const PLANTED: [what: string, plant: () => void][] = [
  [
    'an entry is written, and the account is not',
    () =>
      jest.spyOn(ledger, 'writePosted').mockImplementation(async (transaction, { entries }) => {
        for (const entry of entries) await transaction.collection('entries').add(entry)
      }),
  ],
  [
    'the account is written outside the transaction, before its commit',
    () =>
      jest.spyOn(ledger, 'writePosted').mockImplementation(async (transaction, posted) => {
        for (const entry of posted.entries) await transaction.collection('entries').add(entry)
        await collection('accounts').put(posted.account)
      }),
  ],
  [
    'entries are posted outside the transaction',
    () =>
      jest.spyOn(ledger, 'writePosted').mockImplementation(async (transaction, posted) => {
        for (const entry of posted.entries) await collection('entries').add(entry)
        await transaction.collection('accounts').put(posted.account)
      }),
  ],
  [
    'of a move between accounts the last account is not written',
    () =>
      jest.spyOn(ledger, 'writeMoves').mockImplementation(async (transaction, moved) => {
        for (const entry of moved.entries) await transaction.collection('entries').add(entry)
        for (const account of moved.accounts.slice(0, -1))
          await transaction.collection('accounts').put(account)
      }),
  ],
  [
    'a household is written outside its transaction, before its commit',
    () =>
      jest.spyOn(ledger, 'writeMoves').mockImplementation(async (transaction, moved) => {
        for (const account of moved.accounts) await collection('accounts').put(account)
        for (const entry of moved.entries) await transaction.collection('entries').add(entry)
      }),
  ],
  [
    'what becomes of a redemption is written before what it is decided by is safe',
    () => {
      const real = redemptions.writeBecame
      jest.spyOn(redemptions, 'writeBecame').mockImplementation(async (...given) => {
        await collection('redemptions').put(given[2].redemption)
        return real(...given)
      })
    },
  ],
  [
    'a refusal that stays is not kept',
    () => jest.spyOn(ledger, 'keepRefusal').mockImplementation(() => Promise.resolve(null)),
  ],
  [
    'a request leaves no mark',
    () => jest.spyOn(marks, 'leaveMark').mockImplementation(() => Promise.resolve()),
  ],
  [
    'whoever has left is forgotten nowhere',
    () => jest.spyOn(left, 'forgetOwner').mockImplementation(() => Promise.resolve()),
  ],
  [
    'who has left is paid all the same',
    () => {
      const { accountToPay: real, accountIn, newAccountId } = ledger
      jest
        .spyOn(ledger, 'accountToPay')
        .mockImplementation(
          async (transaction, user, at) =>
            (await real(transaction, user, at)) ?? accountIn(transaction, newAccountId(), user),
        )
    },
  ],
]

describe('the stories find it when', () => {
  afterEach(() => jest.restoreAllMocks())

  test.each(PLANTED)('%s', async (_, plant) => {
    plant()
    let found: string[] = []
    for (let run = 0; run < 40 && found.length === 0; run++) {
      found = (await played(SEED + run)).faults
    }
    expect(found).not.toEqual([])
  })
})
