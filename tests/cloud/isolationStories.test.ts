/**
 * Isolation as weak as the real one, told step by step: A and B are functions with a transaction
 * each, P is one that writes plainly. Every step is a request of the genuine SDK, in the order told.
 *
 * Sources. [W] WeChat, 云开发 · 数据库 · 事务 · 快照隔离: reads are of the snapshot (1); writes change
 * it and lock the object (2); another transaction's write to a locked object fails at once, a plain
 * one waits until the lock is freed or times out (3); the commit is atomic (4). [M] MongoDB manual,
 * Production Considerations, In-progress Transactions and Write Conflicts. [T] WiredTiger, Isolation
 * levels: under snapshot isolation what two transactions read of each other's writes is no conflict.
 */
import { realAfter } from '../../devtools/cloud/seams'
import { openHands } from './hands'
import type { Hands, Step } from './hands'
import { startTestCloud, until } from './harness'
import type { TestCloud } from './harness'

let cloud: TestCloud
let hands: Hands
const expiries = new Set<() => void>()

beforeAll(async () => {
  // Inside a transaction where() is let through, to show what WeChat does with it.
  const strict = { where: false }
  const after = (ms: number, f: () => void): (() => void) => {
    if (ms !== 30_000) return realAfter(ms, f)
    expiries.add(f)
    return () => expiries.delete(f)
  }
  const schema = [{ name: 'acc', indexes: [{ name: 'n', keys: [['n', 1] as [string, 1]] }] }]
  cloud = await startTestCloud(schema, { strict }, { after })
  hands = await openHands(cloud)
})
afterAll(async () => {
  await hands.close()
  await cloud.stop()
})
beforeEach(async () => {
  await cloud.run(`
    for (const id of ['c', 'd']) await db.collection('acc').doc(id).remove()
    for (const id of ['a', 'b']) await db.collection('acc').doc(id).set({ data: { n: 10 } })`)
})
afterEach(async () => {
  await hands.end()
})

const world = (): Record<string, unknown> =>
  Object.fromEntries(cloud.store.find('acc', {}, { _id: 1 }).map((d) => [d._id, d.n]))

/** `A set a 5 = ok` → who, step, outcome. */
function parse(line: string): { who: string; step: Step; outcome: string } {
  const [said = '', outcome = ''] = line.split(' = ')
  const [who = '', verb = '', ...args] = said.split(' ')
  return { who, step: [verb, ...args.map((x) => (/^\d+$/.test(x) ? Number(x) : x))], outcome }
}

/** Plays the steps; answers them with what came of each. */
async function play(lines: string[]): Promise<string[]> {
  const waiting = new Map<string, Promise<unknown>>()
  const seen: string[] = []
  for (const line of lines) {
    const { who, step, outcome } = parse(line)
    const told = (what: unknown): void =>
      void seen.push(`${line.split(' = ')[0]} = ${String(what)}`)
    if (step[0] === 'goes') told(await waiting.get(who))
    else if (step[0] === 'expires') {
      expiries.forEach((end) => end())
      told('ok')
    } else if (outcome === 'waits') {
      const before = JSON.stringify(world())
      const arrived = cloud.faults.add({
        action: 'write',
        effect: { kind: 'hang' },
        nth: 1_000_000,
      })
      waiting.set(who, hands.of(who).do(step))
      await until(() => cloud.faults.list().some((p) => p.id === arrived && p.seen > 0))
      cloud.faults.remove(arrived)
      told(JSON.stringify(world()) === before ? 'waits' : 'was written')
    } else told(await hands.of(who).do(step))
  }
  return seen
}

interface Story {
  name: string
  steps: string[]
  /** What is stored in the end. */
  end: Record<string, number>
}

const STORIES: Story[] = [
  {
    name: 'a transaction sees the world of its start, whatever others commit [W1]',
    steps: [
      'A begin = ok',
      'A get a = 10',
      'P set b 7 = ok',
      'B begin = ok',
      'B set a 5 = ok',
      'B commit = ok',
      'A get a = 10',
      'A get b = 10',
      'A commit = ok',
      'P get a = 5',
    ],
    end: { a: 5, b: 7 },
  },
  {
    name: 'it sees its own writes, nobody else does before the commit [W1, W2, W4]',
    steps: [
      'A begin = ok',
      'A set a 5 = ok',
      'A add c 1 = ok',
      'A get a = 5',
      'P get a = 10',
      'P get c = none',
      'A commit = ok',
      'P get c = 1',
    ],
    end: { a: 5, b: 10, c: 1 },
  },
  {
    name: 'a write that meets an open transaction’s write fails at once [W3, M]',
    steps: [
      'A begin = ok',
      'B begin = ok',
      'A set a 5 = ok',
      'B set a 6 = conflict',
      'B set b 6 = ended',
      'A commit = ok',
    ],
    end: { a: 5, b: 10 },
  },
  {
    name: 'a write to what another transaction has committed since the start fails [M]',
    steps: [
      'A begin = ok',
      'A get a = 10',
      'B begin = ok',
      'B set a 5 = ok',
      'B commit = ok',
      'A set a 6 = conflict',
    ],
    end: { a: 5, b: 10 },
  },
  {
    name: 'a write to what was written plainly since the start fails [M]',
    steps: ['A begin = ok', 'A get a = 10', 'P set a 5 = ok', 'A inc a 1 = conflict'],
    end: { a: 5, b: 10 },
  },
  {
    name: 'a plain write waits for the commit, and is done on top of it [W3]',
    steps: [
      'A begin = ok',
      'A inc a 1 = ok',
      'P inc a 100 = waits',
      'A commit = ok',
      'P goes = ok',
    ],
    end: { a: 111, b: 10 },
  },
  {
    name: 'a plain write waits for the rollback, and finds nothing changed [W3]',
    steps: [
      'A begin = ok',
      'A inc a 1 = ok',
      'P inc a 100 = waits',
      'A rollback = ok',
      'P goes = ok',
    ],
    end: { a: 110, b: 10 },
  },
  {
    name: 'after 30 seconds a transaction is over: who waited goes on, it writes nothing [W3]',
    steps: [
      'A begin = ok',
      'A inc a 1 = ok',
      'P inc a 100 = waits',
      'time expires = ok',
      'P goes = ok',
      'A inc b 1 = ended',
      'A commit = ended',
    ],
    end: { a: 110, b: 10 },
  },
  {
    name: 'write skew: each reads both and writes the other one, both commit [T]',
    steps: [
      'A begin = ok',
      'B begin = ok',
      'A get a = 10',
      'A get b = 10',
      'B get a = 10',
      'B get b = 10',
      'A set a 0 = ok',
      'B set b 0 = ok',
      'A commit = ok',
      'B commit = ok',
    ],
    end: { a: 0, b: 0 },
  },
  {
    name: 'query, then insert: both find none and both insert, so it is no way to be unique [T]',
    steps: [
      'A begin = ok',
      'B begin = ok',
      'A query n 77 = 0',
      'B query n 77 = 0',
      'A add c 77 = ok',
      'B add d 77 = ok',
      'A commit = ok',
      'B commit = ok',
    ],
    end: { a: 10, b: 10, c: 77, d: 77 },
  },
  {
    name: 'inserts of one _id: one is the first, so that is the way to be unique [M]',
    steps: [
      'A begin = ok',
      'B begin = ok',
      'A get c = none',
      'B get c = none',
      'A add c 1 = ok',
      'B add c 2 = conflict',
      'A commit = ok',
    ],
    end: { a: 10, b: 10, c: 1 },
  },
  {
    name: 'an insert of an _id that was committed since the start conflicts; of one before, is a duplicate',
    steps: [
      'A begin = ok',
      'P add c 1 = ok',
      'A add c 2 = conflict',
      'B begin = ok',
      'B add c 3 = duplicate',
    ],
    end: { a: 10, b: 10, c: 1 },
  },
  {
    name: 'a delete is a write: the other’s write fails at once [W3]',
    steps: [
      'A begin = ok',
      'B begin = ok',
      'A remove a = ok',
      'B set a 5 = conflict',
      'A commit = ok',
    ],
    end: { b: 10 },
  },
  {
    name: 'a delete since the start fails a write, though there is nothing left to meet [M]',
    steps: [
      'A begin = ok',
      'A get a = 10',
      'P remove a = ok',
      'A get a = 10',
      'A set a 5 = conflict',
    ],
    end: { b: 10 },
  },
  {
    name: 'a transaction that only reads never conflicts, and holds nobody up',
    steps: [
      'A begin = ok',
      'A get a = 10',
      'B begin = ok',
      'B set a 5 = ok',
      'B commit = ok',
      'P set b 6 = ok',
      'A get b = 10',
      'A commit = ok',
    ],
    end: { a: 5, b: 6 },
  },
]

test.each(STORIES)('$name', async ({ steps, end }) => {
  expect(await play(steps)).toEqual(steps)
  expect(world()).toEqual(end)
})
