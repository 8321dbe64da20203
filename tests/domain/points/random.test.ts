import * as fc from 'fast-check'
import { ok } from '../../../domain/result'
import { withLeft, withoutHeld } from '../../../domain/points/ledger/lots'
import type { Entry } from '../../../domain/points/types'
import { SEED } from '../seed'
import { ACTS, type Acts } from './acts'
import { Run, faultsAfter, stepArb } from './random'

const STEPS = 50
/** 10,000 acts; more with RUNS=… */
const RUNS = Number(process.env.RUNS ?? 200)

const storyArb = fc.array(stepArb, { minLength: STEPS, maxLength: STEPS })

test(`${RUNS * STEPS} random acts keep the books, seed ${SEED}`, () => {
  fc.assert(
    fc.property(storyArb, (steps) => {
      expect(faultsAfter(steps)).toEqual([])
    }),
    { seed: SEED, numRuns: RUNS },
  )
})

test('the acts do something', () => {
  const stories = fc.sample(storyArb, { seed: SEED, numRuns: 150 })
  const kinds = new Set<string>()
  const states = new Set<string>()
  for (const steps of stories) {
    const run = new Run()
    for (const step of steps) run.take(step)
    for (const { kind } of run.w.booked()) kinds.add(kind)
    for (const r of run.w.redemptions.values()) states.add('refused' in r ? r.refused : r.state)
  }
  expect([...kinds].sort()).toEqual(
    'award close expire hold lapse moveIn moveOut owe recover redeem refund reverse undo void'.split(
      ' ',
    ),
  )
  expect([...states].sort()).toEqual([
    'HANDED_OUT',
    'HELD',
    'VOID',
    'limitReached',
    'soldOut',
    'tooFewPoints',
  ])
})

/** A ledger with one fault each; a fault that nobody finds would mean that the check is blind. */
const PLANTED: [what: string, acts: Partial<Acts>][] = [
  [
    'a reversal forgets what is owed',
    {
      reverse: (...given) => {
        const done = ACTS.reverse(...given)
        if (!done.ok || done.value.repeated) return done
        const { recover } = given[0].account
        return ok({ ...done.value, account: { ...done.value.account, recover } })
      },
    },
  ],
  [
    'a void forgets to give the points back',
    {
      lapse: (state, now) => {
        const became = ACTS.lapse(state, now)
        return became && { ...became, account: state.account }
      },
    },
  ],
  [
    'a cancellation gives stock back that stays held',
    {
      cancel: (state, doing) => {
        const done = ACTS.cancel(state, doing)
        if (!done.ok || done.value.repeated) return done
        const { bin } = done.value
        return ok({ ...done.value, bin: { ...bin, held: bin.held + 1 } })
      },
    },
  ],
  [
    'what was handed out can be handed out again',
    {
      handOut: (state, asked) => {
        const { redemption } = state
        if (redemption?.state !== 'HANDED_OUT') return ACTS.handOut(state, asked)
        const { lots, held } = { lots: state.account.lots, held: redemption.lots }
        const account = { ...state.account, lots: [...lots, ...held.map(heldAgain)] }
        const bin = { ...state.bin, held: state.bin.held + 1 }
        const waits = { ...redemption, state: 'HELD' as const, until: asked.now + 1 }
        return ACTS.handOut({ account, bin, redemption: waits }, asked)
      },
    },
  ],
  [
    'an award takes no notice of what it has paid before',
    { award: (state, asked, now) => ACTS.award({ ...state, before: null }, asked, now) },
  ],
  [
    'a refused request is not remembered',
    { redeem: (state, asked, made, now) => ACTS.redeem(withoutMark(state), asked, made, now) },
  ],
  [
    'what expires takes what is held with it',
    {
      expire: (account, now) => {
        const moved = ACTS.expire(account, now)
        if (!moved) return null
        const held = account.lots.map(({ day, held: points }) => ({ day, points }))
        return { ...moved, account: { ...account, lots: withoutHeld(account.lots, held) } }
      },
    },
  ],
  [
    'a refund pays into a lot and says another',
    {
      refund: (state, asked) => {
        const done = ACTS.refund(state, asked)
        if (!done.ok || done.value.repeated) return done
        const lots = withLeft(state.account.lots, [{ day: '2099-12-31', points: 1 }])
        return ok({ ...done.value, account: { ...done.value.account, lots } })
      },
    },
  ],
  [
    'who moves out takes everybody’s points along',
    {
      takeAlong: (person, shared, of) => {
        const all = shared.lots.map((lot) => ({ ...lot, of: person._id }))
        return ACTS.takeAlong(person, { ...shared, lots: all }, of)
      },
    },
  ],
  [
    'what was put in is left behind as well',
    {
      putIn: (person, shared, points, of) => {
        const done = ACTS.putIn(person, shared, points, of)
        return done.ok ? ok({ ...done.value, person }) : done
      },
    },
  ],
  [
    'what was put in belongs to nobody any more',
    {
      putIn: (person, shared, points, of) => {
        const done = ACTS.putIn(person, shared, points, of)
        if (!done.ok) return done
        const [out, into] = done.value.entries as [Entry, Entry]
        const lots = into.lots.map(({ day, points: n }) => ({ day, points: n }))
        const next = { ...done.value.shared, lots: withLeft(shared.lots, lots) }
        return ok({ ...done.value, shared: next, entries: [out, { ...into, lots }] })
      },
    },
  ],
  [
    'who has moved out still pays for the household',
    {
      takeAlong: (person, shared, of) => {
        const done = ACTS.takeAlong(person, shared, of)
        const { sharers = [] } = shared
        return { ...done, shared: { ...done.shared, sharers } }
      },
    },
  ],
  [
    'only one half of a move is written',
    {
      takeAlong: (person, shared, of) => {
        const done = ACTS.takeAlong(person, shared, of)
        return { ...done, entries: done.entries.slice(0, 1) }
      },
    },
  ],
]

const heldAgain = ({ day, points }: { day: string; points: number }) => ({
  day,
  left: 0,
  held: points,
})

const withoutMark = (state: Parameters<Acts['redeem']>[0]): Parameters<Acts['redeem']>[0] =>
  state.before && 'refused' in state.before
    ? { ...state, before: null, account: rich(state.account) }
    : state

/** As if an award had come between the refusal and the repetition. */
const rich = (account: Parameters<Acts['redeem']>[0]['account']) => ({
  ...account,
  lots: [...account.lots, { day: '2098-12-31', left: 1000, held: 0 }],
})

test.each(PLANTED)('the check finds it when %s', (_, fault) => {
  const acts = { ...ACTS, ...fault }
  const stories = fc.sample(storyArb, { seed: SEED, numRuns: 100 })
  const blind = stories.every((steps) => {
    try {
      return faultsAfter(steps, acts).length === 0
    } catch {
      return false
    }
  })
  expect(blind).toBe(false)
})
