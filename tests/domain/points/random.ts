import * as fc from 'fast-check'
import { totp } from '../../../domain/points/code/totp'
import { ACTS, type Acts } from './acts'
import { along, bring, put } from './homes'
import { faultsOf } from './soundness'
import { World } from './world'

/**
 * Random acts on a small street: four people, two households that they move in and out of, a merchant, two
 * goods in bins, two keepers of whom one is a relative.
 * Requests repeat, clocks jump both ways, functions die: an act whose answer was lost is sent again.
 */

const OWNERS = ['zhang', 'wang', 'li', 'chen']
const HOMES = ['@home', '@nest']
/** Whoever spends, and has what expires. */
const HOLDERS = [...OWNERS, ...HOMES, ...HOMES, '$shop']
const GOODS = ['rice', 'oil']
/** Of nine awards, some are for others than people. */
const OTHERS: readonly (readonly [rule: string, whose: string])[] = [
  ['GM06', '@home'],
  ['GM06', '@nest'],
  ['JS08', '$shop'],
]
const RULES = ['JS01', 'JS04', 'GM01', 'ZA02']

export interface Step {
  act: (typeof KINDS)[number]
  /** Which person, good, earlier thing: taken modulo what there is. */
  a: number
  b: number
  points: number
  /** The answer is lost on the way and the same request comes again. */
  again: boolean
}

const KINDS = [
  'award',
  'award',
  'redeem',
  'redeem',
  'scan',
  'scan',
  'undo',
  'cancel',
  'refund',
  'reverse',
  'lapse',
  'expire',
  'price',
  'hours',
  'months',
  'months',
  'expire',
  'back',
  'close',
  'put',
  'put',
  'put',
  'along',
  'bring',
] as const

export const stepArb: fc.Arbitrary<Step> = fc.record({
  act: fc.constantFrom(...KINDS),
  a: fc.nat(1000),
  b: fc.nat(1000),
  points: fc.oneof(
    { weight: 8, arbitrary: fc.integer({ min: 1, max: 60 }) },
    { weight: 1, arbitrary: fc.constantFrom(0, -1, 1.5, 1e12, Number.NaN, 1_000_000) },
  ),
  again: fc.boolean(),
})

const HOUR = 3_600_000

export function newWorld(acts: Acts = ACTS): World {
  const w = new World(acts)
  w.caps = { day: 100, month: 400, reportsDay: 6 }
  w.good('rice', 9, { bins: 2, perMonth: 1 })
  w.good('oil', 4, { bins: 1 })
  for (const bin of [...w.bins.values()]) w.bins.set(bin._id, { ...bin, free: 4 })
  const keeper = { pickUp: 'p1', from: '2026-01-01', to: '2049-12-31' }
  for (const [name, relatives] of [
    ['chen', ['user:li']],
    ['liu', []],
  ] as const) {
    const known = { _id: `keeper:${name}`, user: `user:${name}`, name, relatives: [...relatives] }
    w.keepers.set(name, { ...known, ...keeper })
  }
  for (const owner of OWNERS) w.award('begin', 'GM01', 90, owner)
  w.award('begin', 'GM06', 50, '@home')
  w.award('begin', 'JS08', 40, '$shop')
  return w
}

/** A street and what the next step may refer to. */
export class Run {
  private n = 0
  readonly w: World
  /** Acts that had an effect, to see that the steps do something. */
  done = 0

  constructor(acts: Acts = ACTS) {
    this.w = newWorld(acts)
  }

  /** Carries a step out; answers what is wrong then. */
  take(step: Step): string[] {
    const again = this.prepare(step)
    const booked = this.w.booked().length
    const first = this.judge(again())
    const stored = this.w.everything()
    if (step.again && again.isRequest) {
      const second = this.judge(again())
      if (second !== first) return [`${step.act}: first ${first}, then ${second}`]
      if (this.w.everything() !== stored) return [`${step.act}: repeated, it had a second effect`]
    }
    if (first === 'ok') this.done += 1
    return [...faultsOf(this.w), ...this.strangers(booked)]
  }

  private judge(outcome: unknown): string {
    const { ok, code } = (outcome ?? {}) as { ok?: boolean; code?: string }
    return ok === false ? String(code) : 'ok'
  }

  /** Accounts of people, closed ones too: who has left is brought his own all the same. */
  private people(): string[] {
    return [...this.w.accounts.values()].filter((x) => x.kind === 'person').map(({ _id }) => _id)
  }

  /** 注销 of a person, who has left his household before; or of a household that nobody is in. */
  private closed(a: number, owner: string): unknown {
    const { w } = this
    if (a % 5 === 0) {
      const { _id } = w.account(owner)
      for (const home of HOMES) along(w, `l-${this.n}${home}`, _id, home)
      return w.close(owner)
    }
    const home = this.pick(HOMES, a)
    const isLeft = !w.account(home).sharers?.length
    return a % 7 === 0 && isLeft ? w.close(home) : null
  }

  /** Of a household nothing is spent, and nothing can be, that is somebody's who is not in it. */
  private strangers(from: number): string[] {
    const { w } = this
    const isOut = (of: string | undefined, account: string): boolean =>
      of !== undefined && !w.inside.has(`${of} in ${account}`)
    const held = w
      .booked()
      .slice(from)
      .filter(({ kind }) => kind === 'hold')
    const spent = held.filter(({ account, lots }) => lots.some(({ of }) => isOut(of, account)))
    const open = [...w.accounts.values()].filter(({ _id, sharers = [] }) =>
      sharers.some((of) => isOut(of, _id)),
    )
    return [
      ...spent.map(({ account }) => `${account} spends what is another’s`),
      ...open.map(({ _id }) => `${_id} is still shared by somebody who has moved out`),
    ]
  }

  private pick<T>(of: readonly T[], i: number): T {
    return of[i % of.length]!
  }

  /** Mostly one that something can still be done to. */
  private redemptionAt(i: number, state: 'HELD' | 'HANDED_OUT'): string {
    const ids = [...this.w.redemptions.keys()]
    const fit = ids.filter((id) => this.w.redemption(id)?.state === state)
    return this.pick(i % 4 > 0 && fit.length > 0 ? fit : [...ids, 'r-none'], i)
  }

  /** The step as one request, which can be sent twice. */
  private prepare(step: Step): (() => unknown) & { isRequest?: boolean } {
    const { a, b } = step
    const id = `x${(this.n += 1)}`
    const owner = this.pick(OWNERS, a)
    const request = this.requestOf(step, id, owner)
    if (request) return Object.assign(request, { isRequest: true })
    const { w } = this
    return () => {
      switch (step.act) {
        case 'lapse':
          return w.lapse(this.redemptionAt(b, 'HELD'))
        case 'expire':
          return w.expire(this.pick(HOLDERS, a))
        case 'close':
          return this.closed(a, owner)
        case 'along':
          return along(w, id, this.pick(this.people(), b), this.pick(HOMES, a))
        case 'bring':
          return bring(w, id, this.pick(HOMES, a))
        case 'price':
          return w.good('oil', 3 + (b % 3))
        case 'hours':
          w.now += (1 + (a % 60)) * HOUR
          return null
        case 'months':
          w.now += (a % 12) * 30 * 24 * HOUR
          return null
        default:
          // A clock that was put back; codes and holds must live with it.
          w.now -= (a % 48) * HOUR
          return null
      }
    }
  }

  private requestOf(step: Step, id: string, owner: string): (() => unknown) | null {
    const { a, b, points } = step
    const { w } = this
    switch (step.act) {
      case 'award': {
        const deedOn = new Date(w.now + (8 - 24 * (b % 3)) * HOUR).toISOString().slice(0, 10)
        const source = b % 4 === 0 ? `x${b % 20}` : id
        const [rule, whose] = OTHERS[b % 9] ?? [this.pick(RULES, b), owner]
        return () => w.award(source, rule, points, whose, { deedOn })
      }
      case 'put':
        return () => put(w, `p-${id}`, owner, this.pick(HOMES, b), points)
      case 'redeem': {
        const holder = this.pick(HOLDERS, a)
        const good = this.pick(GOODS, b)
        const { price, perMonth } = w.goods.get(good)!
        return () => w.redeem(`r-${id}`, holder, good, { price, perMonth })
      }
      case 'scan': {
        const r = this.redemptionAt(b, 'HELD')
        const keeper = this.pick(['chen', 'liu', 'nobody'], a)
        const digits = totp('3132333435363738393031323334353637383930', w.now)
        const show = a % 7 === 0 ? { ahead: 3_600_000 } : { digits }
        return () => w.scan(`s-${id}`, r, keeper, show)
      }
      case 'undo': {
        const role = b % 2 === 0 ? 'reviewer' : 'keeper'
        const who = role === 'reviewer' ? 'zhao' : 'liu'
        const r = this.redemptionAt(b, 'HANDED_OUT')
        return () => w.undo(`u-${id}`, r, who, role, a % 9 ? '错了' : '')
      }
      case 'cancel': {
        const r = this.redemptionAt(b, 'HELD')
        const whose = w.redemption(r)?.ownerName ?? owner
        return () => w.cancel(`c-${id}`, r, a % 5 ? whose : 'zhao', a % 5 ? 'owner' : 'reviewer')
      }
      case 'refund': {
        const stockBack = a % 2 === 0
        const r = this.redemptionAt(b, 'HANDED_OUT')
        return () => w.refund(`f-${id}`, r, 'zhao', { note: '坏', stockBack })
      }
      case 'reverse': {
        const awards = w.booked().filter((e) => e.kind === 'award')
        if (awards.length === 0) return null
        const { rule, source, account } = this.pick(awards, b)
        return () => w.reverse(rule!, source, '', account)
      }
      default:
        return null
    }
  }
}

/** Plays a story; the faults of its first step that leaves any. */
export function faultsAfter(steps: readonly Step[], acts: Acts = ACTS): string[] {
  const run = new Run(acts)
  for (const step of steps) {
    const faults = run.take(step)
    if (faults.length > 0) return [JSON.stringify(step), ...faults]
  }
  return []
}
