/**
 * One run of a story over the real functions: its seed alone decides who acts, what goes wrong and
 * in which order everything happens.
 */
import { openCloud } from '../cloud'
import type { OpenCloud } from '../cloud'
import type { DocumentChange, Gate, GateRequest } from '../cloud/seams'
import type { CallAnswer, FaultEffect, PushRecord } from '../cloud/types'
import { bytesOf, diceOf, luck } from './chance'
import { Recorder } from './recorder'
import { simulatedGround } from './ground'
import { InlineRunner } from './runner'
import { Scheduler } from './scheduler'
import type { Act, Actor, Answered, Invariant, Run, RunOptions, World } from './types'

/** How many acts go on at once. */
const LANES = 4
/** Share of acts in which things go wrong; most of a street's days are quiet. */
const TROUBLED = 0.35
/** Chance that a phone loses an answer, in an act that has trouble. */
const PHONE_LOSES = 0.05
/** Events of a run, per act; beyond it something runs in circles. */
const MAX_EVENTS_AN_ACT = 5_000

const weightOf = (all: readonly Actor[]): number => all.reduce((sum, a) => sum + a.weight, 0)

export class Simulation {
  private readonly scheduler: Scheduler
  private readonly world: World
  private readonly record: Recorder
  private readonly active = new Set<number>()
  private readonly requests = new Map<string, number>()
  private readonly faultsOf = new Map<number, string[]>()
  private aloneNow = false
  private isCalm = false
  /** What the story begins with is nobody's doing, and is not judged. */
  private hasBegun = false
  private latest = -1
  private events = 0
  private open!: OpenCloud

  constructor(private readonly o: RunOptions) {
    this.scheduler = new Scheduler(o.seed, o.story.begins, (key) => this.record.note(`· ${key}`))
    this.record = new Recorder(o.seed, this.scheduler.now)
    this.world = this.record.worldAt(this.scheduler.now)
  }

  async start(): Promise<Run> {
    const { o } = this
    const { run } = this.record
    this.open = await this.openCloud()
    const { machine } = this.open
    machine.onEvent((event, data) => {
      if (event === 'push') this.onPush(data as PushRecord)
    })
    o.story.setUp(machine)
    o.sabotage?.(machine)
    this.hasBegun = true
    try {
      await this.carryOn(o.only ?? Array.from({ length: o.steps }, (_, i) => i))
      if (!run.failure) await this.end()
    } finally {
      await this.open.cloud.stop()
    }
    return this.record.finish()
  }

  private openCloud(): Promise<OpenCloud> {
    const { seed, story, functionsDir } = this.o
    const ground = simulatedGround({
      seed,
      scheduler: this.scheduler,
      server: () => this.open.server,
    })
    return openCloud(
      {
        functionsDir,
        dataDir: ':memory:',
        collections: story.collections,
        ...(story.env ? { env: story.env } : {}),
        onLog: (line) => {
          // Where the bundles happen to lie is no part of the story.
          const text = line.text.replaceAll(functionsDir, '')
          this.record.note(`  ${line.invocation} ${line.stream}: ${text}`)
        },
      },
      {
        now: this.scheduler.now,
        after: this.scheduler.after,
        random: bytesOf(`${seed}/cloud`),
        runner: (options) => new InlineRunner(options, ground),
        gate: this.gate(),
        onWrite: (changes) => this.onWrite(changes),
        inProcess: true,
      },
    )
  }

  /** Lets things happen until all acts are over. */
  private async carryOn(acts: readonly number[]): Promise<void> {
    const { scheduler, record } = this
    const queue = [...acts]
    const maxEvents = (this.o.steps + 100) * MAX_EVENTS_AN_ACT
    for (;;) {
      await scheduler.quiet()
      if (record.run.failure) return
      const next = queue[0]
      const choice = scheduler.choose(this.mayStart(next) ? `a${next}` : undefined)
      if (choice === 'start') {
        queue.shift()
        this.begin(next!, this.actorOf(next!))
      } else if (choice === 'nothing') {
        if (this.active.size > 0)
          this.record.fail(this.latest, 'nothing hangs', 'acts wait, but nothing can happen')
        return
      } else if (++this.events > maxEvents) {
        this.record.fail(this.latest, 'nothing runs for ever', `${maxEvents} events`)
      }
    }
  }

  private async end(): Promise<void> {
    this.isCalm = true
    this.begin(this.o.steps, { name: 'ending', weight: 0, alone: true, act: this.o.story.ending })
    await this.carryOn([])
    if (this.record.run.failure) return
    for (const name of this.o.story.collections.map((c) => c.name)) {
      const stored = this.open.cloud.store.find(name, {}, {}, 100_000)
      if (stored.length !== this.record.collection(name).size)
        return this.record.fail(this.latest, 'writes are told', `${name}: ${stored.length} stored`)
    }
    this.judge((i) => i.end?.(this.world))
  }

  private mayStart(next: number | undefined): boolean {
    if (next === undefined || this.aloneNow || this.active.size >= LANES) return false
    return !this.actorOf(next).alone || this.active.size === 0
  }

  private actorOf(index: number): Actor {
    const { actors, guests = [] } = this.o.story
    const whole = weightOf(actors)
    let at = luck(this.o.seed, 'guest', index) * (whole + weightOf(guests))
    const guest = guests.find((a) => (at -= a.weight) < 0)
    at = luck(this.o.seed, 'actor', index) * whole
    return guest ?? actors.find((a) => (at -= a.weight) < 0) ?? actors[0]!
  }

  private begin(index: number, actor: Actor): void {
    this.active.add(index)
    this.record.run.acts.push(index)
    this.latest = index
    this.aloneNow = actor.alone ?? false
    this.record.count(`act ${actor.name}`)
    this.record.note(`act ${index}: ${actor.name}`)
    actor
      .act(this.actOf(index))
      .catch((e: unknown) =>
        this.record.fail(this.latest, 'actors work', String((e as Error).stack ?? e)),
      )
      .finally(() => {
        this.active.delete(index)
        if (this.active.size === 0) this.aloneNow = false
        this.scheduler.moved()
        this.judge((i) => i.step?.(this.world))
      })
  }

  private actOf(index: number): Act {
    const { seed } = this.o
    let calls = 0
    let requests = 0
    return {
      ...this.world,
      index,
      dice: diceOf(seed, 'act', index),
      requestId: () => `sim-${seed}-${index}-${++requests}`.padEnd(16, '-').slice(0, 40),
      say: (text) => this.record.note(`  a${index} ${text}`),
      call: (fn, data, openid) => this.call(index, `a${index}-${++calls}`, fn, data, openid),
      console: (fn, data) => this.call(index, `a${index}-${++calls}`, fn, data, undefined),
      tick: (fn) => this.call(index, `a${index}-${++calls}`, fn, undefined, undefined),
      pass: async (ms) => {
        this.record.note(`  a${index} ${Math.round(ms / 1000)} s pass`)
        await this.scheduler.pass(ms)
      },
      machine: this.open.machine,
    }
  }

  private async call(
    act: number,
    within: string,
    fn: string,
    data: unknown,
    openid: string | undefined,
  ): Promise<CallAnswer> {
    const Time = new Date(this.scheduler.now()).toISOString()
    const isTick = data === undefined
    const event = isTick ? { Type: 'Timer', TriggerName: 'tick', Time, Message: '' } : data
    const before = this.faultsOf.get(act)?.length ?? 0
    const byNobody = isTick ? { source: 'wx_trigger', timer: true } : { source: 'wx_http' }
    const caller = openid === undefined ? byNobody : { source: 'wx_client', openid }
    const answer = await this.open.machine.call(fn, event, { ...caller, within })
    this.scheduler.moved()
    if (openid !== undefined && this.hits(act, `${within}/phone`, PHONE_LOSES)) {
      this.strike(act, `${within}/phone`, 'answer lost to the phone')
      return { errCode: -1, errMsg: 'cloud.callFunction:fail request:fail' }
    }
    this.record.note(`  ${within} is answered ${JSON.stringify(answer).slice(0, 160)}`)
    const faults = this.faultsOf.get(act)?.slice(before) ?? []
    const answered: Answered = { act, fn, data, openid, answer, faults }
    this.judge((i) => i.answer?.(answered, this.world))
    return answer
  }

  /** The gateway's door: everything is held here until its turn, and some of it is hit. */
  private gate(): Gate {
    return {
      arrive: async (r) => {
        const key = this.keyOf(r)
        await this.scheduler.hold(key)
        return this.troubleOf(r, key)
      },
      leave: async (r) => this.scheduler.hold(`${this.keyOf(r, false)}>`),
    }
  }

  /** Names a request by who sends it, what it is, and its number among those of its kind. */
  private keyOf(r: GateRequest, isNew = true): string {
    const kind = `${r.invocation?.id ?? 'nobody'}/${r.action.replace(/^database\./, '')} ${r.collection}`
    const known = (r as { key?: string }).key
    if (!isNew && known) return known
    const nth = (this.requests.get(kind) ?? 0) + 1
    this.requests.set(kind, nth)
    return ((r as { key?: string }).key = `${kind} ${nth}`)
  }

  private troubleOf(r: GateRequest, key: string): FaultEffect | undefined {
    const act = Number(/^a(\d+)-/.exec(r.invocation?.id ?? '')?.[1] ?? -1)
    if (!this.isTroubled(act) || this.o.without?.has(key)) return undefined
    let at = luck(this.o.seed, 'fault', key)
    const kind = this.o.story.faults.find((f) => f.applies(r) && (at -= f.rate) < 0)
    if (!kind) return undefined
    this.strike(act, key, kind.name)
    if (kind.effect.kind !== 'push') return kind.effect
    this.open.machine.subscriptions.refuseNext(kind.effect.code)
    return undefined
  }

  private isTroubled(act: number): boolean {
    return !this.isCalm && act >= 0 && luck(this.o.seed, 'weather', act) < TROUBLED
  }

  private hits(act: number, key: string, rate: number): boolean {
    if (!this.isTroubled(act) || this.o.without?.has(key)) return false
    return luck(this.o.seed, 'fault', key) < rate
  }

  private strike(act: number, key: string, name: string): void {
    this.record.run.faults.push(key)
    const list = this.faultsOf.get(act)
    if (list) list.push(name)
    else this.faultsOf.set(act, [name])
    this.record.count(`fault ${name}`)
    this.record.note(`  ! ${name}: ${key}`)
  }

  private onWrite(changes: DocumentChange[]): void {
    for (const c of changes) this.record.wrote(c, this.hasBegun)
    if (!this.hasBegun) return
    this.record.note(`  written ${changes.map((c) => `${c.collection} ${c.id}`).join(', ')}`)
    this.record.digest(JSON.stringify(changes.map((c) => c.after)))
    this.judge((i) => i.write?.(changes, this.world))
  }

  private onPush(record: PushRecord): void {
    this.record.pushes.push(record)
    this.record.count(`push ${record.errCode}`)
    this.record.note(`  pushed to ${record.openid}: ${record.errCode}`)
    this.judge((i) => i.push?.(record, this.world))
  }

  private judge(ask: (i: Invariant) => string | undefined): void {
    if (this.record.run.failure) return
    for (const invariant of this.o.story.invariants) {
      let wrong: string | undefined
      try {
        wrong = ask(invariant)
      } catch (e) {
        wrong = `could not be judged: ${(e as Error).stack}`
      }
      if (wrong !== undefined) return this.record.fail(this.latest, invariant.name, wrong)
    }
  }
}

/** Runs it once. Rejects only when the simulation itself cannot run. */
export const simulate = (o: RunOptions): Promise<Run> => new Simulation(o).start()
