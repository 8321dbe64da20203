import { DAY_MS } from '../calendar/zone'
import { escalate, type Escalation } from '../matter/escalate'
import { move, rest, unbegun, waitFor, type Moment } from '../matter/move'
import type { By, Principal, StaffRef } from '../matter/types'
import { gridTitle } from '../place/locate'
import { ok, refuse, type Outcome } from '../result'
import type { Grid, StreetSettings } from '../street/types'
import type { StepName, StepWords } from './calls'
import { LOST, type LostRole } from './lifecycle'
import type { LostThing } from './types'

/** How long a thing is kept before somebody asks about it, and then how often. */
export const KEPT_DAYS = 7
export const REMINDED_DAYS = 1

export const LOST_SHAPE = 1

/** A found thing as the person said it. */
export interface Draft {
  /** 24 hex digits, made of finder and request. */
  key: string
  finder: Principal
  what: string
  grid: Grid
}

const othersOf = (grid: Grid, { dutyDispatcher, streetLeader }: StreetSettings): StaffRef[] =>
  [grid.lead, grid.firstSecretary, dutyDispatcher, streetLeader].filter((who) => who !== null)

/** 1 登记: the grid's worker keeps it. Outcome of its own: `staffUnknown` where there is none. */
export function decideRegister(
  { key, finder, what, grid }: Draft,
  settings: StreetSettings,
  at: Moment,
): Outcome<LostThing> {
  const [keeper] = grid.workers
  if (!keeper) return refuse('staffUnknown')
  const blank: LostThing = {
    _id: `lost:${key}`,
    shape: LOST_SHAPE,
    ...unbegun(),
    state: 'FOUND',
    finder,
    what,
    gridCode: grid.code,
    gridTitle: gridTitle(grid),
    keeper,
    others: othersOf(grid, settings),
    foundAt: at.now,
  }
  const by = { principal: finder, name: '', role: 'finder' } as const
  const dueAt = at.now + KEPT_DAYS * DAY_MS
  const found = move(LOST, blank, 'register', { by, at })
  return ok(waitFor(found, { who: keeper.id, kind: 'keep', dueAt, wakeAt: dueAt }))
}

/** A step and its words, as the contract has them. */
export type StepInput = { [A in StepName]: { action: A } & StepWords<A> }[StepName]

/** 2 归还: its owner has come for it. */
export const decide = (
  thing: LostThing,
  input: StepInput,
  by: By<LostRole>,
  at: Moment,
): Outcome<LostThing> => ok(rest(move(LOST, thing, input.action, { by, at, note: input.note })))

/** What the timer does once a thing has been kept for long; null when there is nothing to do. */
export function watch(thing: LostThing, at: Moment): Escalation<LostThing> | null {
  if (thing.wakeAt === null || thing.wakeAt > at.now) return null
  const next = at.now + REMINDED_DAYS * DAY_MS
  return escalate(thing, 'escalate', thing.others, '无人认领', next, at)
}
