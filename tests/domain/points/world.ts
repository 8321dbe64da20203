import { paperCode } from '../../../domain/points/code/paper'
import { TICKET_MS, ticketOf } from '../../../domain/points/code/ticket'
import { totp } from '../../../domain/points/code/totp'
import { emptyAccount } from '../../../domain/points/ledger/account'
import { todayOf } from '../../../domain/points/ledger/lots'
import { awardId, reverseId } from '../../../domain/points/ledger/names'
import { isKept } from '../../../domain/points/ledger/precedence'
import type { Caps } from '../../../domain/points/rules'
import { emptyBins, firstBin, goodId, nextBin } from '../../../domain/points/redeem/bins'
import type { RedemptionState } from '../../../domain/points/redeem/become'
import { nameProxy } from '../../../domain/points/redeem/giveBack'
import type { Bin, Good, Redemption } from '../../../domain/points/redeem/types'
import type { Account, Entry, Keeper, LotPart, RefusalMark } from '../../../domain/points/types'
import type { Wish } from '../../../domain/points/wishes'
import type { Outcome } from '../../../domain/result'
import { ACTS, type Acts } from './acts'
import { sharedAccount } from './homes'

const NO_CAPS: Caps = { day: 1_000_000, month: 1_000_000, reportsDay: 1_000_000 }

/** What an act writes; absent what it leaves. */
interface Writes {
  account?: Account
  entries?: readonly Entry[]
  bin?: Bin | null
  redemption?: Redemption | null
}

const SECRET = '3132333435363738393031323334353637383930'

/**
 * Collections in the memory of one test, written as one transaction would: all of an act or nothing.
 * A refusal that is kept is written where success would have been, as the functions do it.
 */
export class World {
  now = Date.parse('2026-06-01T10:00:00+08:00')
  caps: Caps = NO_CAPS
  isOverBudget = false
  readonly accounts = new Map<string, Account>()
  readonly entries = new Map<string, Entry | RefusalMark>()
  readonly redemptions = new Map<string, Redemption | RefusalMark>()
  readonly bins = new Map<string, Bin>()
  readonly goods = new Map<string, Good>()
  readonly keepers = new Map<string, Keeper>()
  readonly wishes = new Map<string, Wish>()
  /** Of who has left once: under which key the next account is. */
  readonly links = new Map<string, string>()
  /** Who is in which shared account. */
  readonly inside = new Set<string>()
  readonly holds = new Map<string, { account: string; parts: LotPart[] }>()

  constructor(readonly acts: Acts = ACTS) {}

  account(owner: string): Account {
    const key = this.links.get(owner) ?? owner
    const empty = sharedAccount(owner) ?? emptyAccount('person', key, `user:${owner}`)
    return this.accounts.get(empty._id) ?? empty
  }

  booked(): Entry[] {
    return [...this.entries.values()].filter((e): e is Entry => !('refused' in e))
  }

  redemption(id: string): Redemption | null {
    const found = this.redemptions.get(id)
    return found && !('refused' in found) ? found : null
  }

  binsOf(good: string): Bin[] {
    return [...this.bins.values()].filter((bin) => bin.good === good)
  }

  /** All that is stored, to see that a refusal changed nothing. */
  everything(): string {
    const maps = [this.accounts, this.entries, this.redemptions, this.bins, this.goods]
    return JSON.stringify(maps.map((map) => [...map]))
  }

  write({ account, entries = [], bin, redemption }: Writes): void {
    for (const entry of entries) {
      if (this.entries.has(entry._id)) throw new Error(`written twice: ${entry._id}`)
      this.entries.set(entry._id, entry)
    }
    if (account) this.accounts.set(account._id, account)
    if (bin) this.bins.set(bin._id, bin)
    if (redemption) this.redemptions.set(redemption._id, redemption)
  }

  private done<T extends Writes & { repeated?: boolean }>(outcome: Outcome<T>): Outcome<T> {
    if (outcome.ok && outcome.value.repeated !== true) this.write(outcome.value)
    return outcome
  }

  private mark(
    place: Map<string, unknown>,
    id: string,
    content: string,
    outcome: Outcome<unknown>,
  ): void {
    if (outcome.ok || !isKept(outcome.code) || place.has(id)) return
    const of = { _id: id, shape: 1, content, at: this.now }
    place.set(id, { ...of, refused: outcome.code } satisfies RefusalMark)
  }

  award(
    source: string,
    rule: string,
    points: number,
    owner: string,
    more: { deedOn?: string; promised?: boolean; into?: string } = {},
  ) {
    const { deedOn = new Date(this.now + 8 * 3_600_000).toISOString().slice(0, 10) } = more
    const account = this.accounts.get(more.into ?? '') ?? this.account(owner)
    const id = awardId(rule, source, account._id)
    const asked = { rule, source, points, deedOn, confidential: false, promised: !!more.promised }
    const state = {
      account,
      before: this.entries.get(id) ?? null,
      own: { caps: this.caps },
      frozen: null,
      isOverBudget: this.isOverBudget,
    }
    const outcome = this.done(this.acts.award(state, asked, this.now))
    this.mark(this.entries, id, JSON.stringify(['award', points, deedOn]), outcome)
    return outcome
  }

  reverse(rule: string, source: string, owner: string, into = this.account(owner)._id) {
    const account = this.accounts.get(into) ?? this.account(owner)
    const id = awardId(rule, source, account._id)
    const found = this.entries.get(id)
    const of = found && !('refused' in found) ? found : null
    const before = this.entries.get(reverseId(id)) ?? null
    const own = { caps: this.caps }
    return this.done(this.acts.reverse({ account, award: of, before, own }, this.now))
  }

  hold(id: string, owner: string, points: number) {
    const of = { source: id, key: id, moved: null, now: this.now }
    const outcome = this.done(this.acts.hold(this.account(owner), points, of))
    if (outcome.ok) this.holds.set(id, { account: owner, parts: outcome.value.parts })
    return outcome
  }

  post(id: string, points: number) {
    const { account, parts } = this.holds.get(id)!
    const of = { source: id, key: id, moved: null, now: this.now }
    return this.done(this.acts.post(this.account(account), parts, points, of))
  }

  void(id: string, fault: 'street' | 'owner') {
    const { account, parts } = this.holds.get(id)!
    const of = { source: id, key: id, moved: null, now: this.now }
    this.write(this.acts.voidHold(this.account(account), parts, of, fault))
  }

  expire(owner: string): number {
    const moved = this.acts.expire(this.account(owner), this.now)
    if (moved) this.write(moved)
    return moved ? moved.entries.reduce((sum, { points }) => sum + points, 0) : 0
  }

  close(owner: string) {
    const closed = this.done(this.acts.close(this.account(owner), this.now))
    if (closed.ok) this.links.set(owner, `${this.links.get(owner) ?? owner}+`)
    return closed
  }

  good(code: string, price: number, more: Partial<Good> = {}): void {
    const good: Good = {
      _id: goodId(code),
      shape: 1,
      code,
      name: code,
      picture: '',
      pickUp: 'p1',
      bins: 1,
      cost: 100,
      price,
      perMonth: null,
      offered: true,
      goodUntil: null,
      ...more,
    }
    this.goods.set(code, good)
    for (const bin of emptyBins(good)) {
      const { free, held, out } = this.bins.get(bin._id) ?? bin
      this.bins.set(bin._id, { ...bin, free, held, out })
    }
  }

  redeem(
    id: string,
    owner: string,
    code: string,
    seen: { price: number; perMonth: number | null },
  ) {
    const tried: string[] = []
    const good = this.goods.get(code)
    let at: string | null = good ? firstBin(good, id) : null
    for (;;) {
      const bin = at === null ? null : (this.bins.get(at) ?? null)
      const before = this.redemptions.get(id) ?? null
      const state = { account: this.account(owner), bin, good: good ?? null, before }
      const no = String(100_000 + this.redemptions.size)
      const made = { owner: `user:${owner}`, ownerName: owner, secret: SECRET, no }
      const asked = { id, request: `request:${id}`, good: code, seen }
      const outcome = this.acts.redeem(state, asked, made, this.now)
      if (!outcome.ok && outcome.code === 'soldOut' && at !== null) {
        tried.push(at)
        const next = nextBin(this.binsOf(code), tried, id)
        if (next !== null) {
          at = next
          continue
        }
      }
      const { price, perMonth } = seen
      const content = JSON.stringify(['redeem', code, price, perMonth])
      this.mark(this.redemptions, id, content, outcome)
      return this.done(outcome)
    }
  }

  /** A redemption with what hangs on it; of one that is not there, something to ask it of. */
  state(id: string): RedemptionState {
    const redemption = this.redemption(id)
    const account = this.accounts.get(redemption?.account ?? '') ?? this.account('nobody')
    const bin = this.bins.get(redemption?.bin ?? '') ?? [...this.bins.values()][0]!
    return { redemption, account, bin }
  }

  /** The owner shows the code as the own clock has it, `ahead` ms off. */
  scan(
    request: string,
    id: string,
    keeper: string,
    show: { ahead?: number; digits?: string; ticket?: string } = {},
  ) {
    const state = this.state(id)
    const { no = '000000', secret = SECRET } = state.redemption ?? {}
    const digits = show.digits ?? totp(secret, this.now + (show.ahead ?? 0))
    const kind = digits.length === 8 ? ('paper' as const) : ('phone' as const)
    const found = this.keepers.get(keeper) ?? null
    // A ticket is told by whose it is and when it was given: `chen@10:00`.
    const [whose = '', time = ''] = (show.ticket ?? '').split('@')
    const givenAt = Date.parse(`${todayOf(this.now)}T${time}:00+08:00`)
    const ticket =
      state.redemption && whose
        ? ticketOf(state.redemption, `user:${whose}`, givenAt + TICKET_MS)
        : ''
    const asked = { request, now: this.now, keeper: found, shown: { no, kind, digits }, ticket }
    return this.done(this.acts.handOut(state, asked))
  }

  print(id: string): string {
    const { redemption } = this.state(id)
    const prints = redemption!.prints + 1
    this.redemptions.set(id, { ...redemption!, prints })
    return paperCode(SECRET, prints)
  }

  private doing(request: string, who: string, role: 'owner' | 'keeper' | 'reviewer', note = '') {
    return { by: `user:${who}`, name: who, role, request, note, now: this.now }
  }

  undo(request: string, id: string, who: string, role: 'keeper' | 'reviewer', note: string) {
    const relatives = this.keepers.get(who)?.relatives ?? []
    const doing = this.doing(request, who, role, note)
    return this.done(this.acts.undo(this.state(id), { doing, relatives }))
  }

  cancel(request: string, id: string, who: string, role: 'owner' | 'reviewer' = 'owner') {
    return this.done(this.acts.cancel(this.state(id), this.doing(request, who, role)))
  }

  name(request: string, id: string, who: string, proxy: string | null) {
    const named = proxy === null ? null : { name: proxy, user: `user:${proxy}` }
    return this.done(nameProxy(this.state(id), named, this.doing(request, who, 'owner')))
  }

  lapse(id: string): boolean {
    const became = this.acts.lapse(this.state(id), this.now)
    if (became) this.write(became)
    return became !== null
  }

  refund(request: string, id: string, who: string, words: RefundWords) {
    const { role = 'reviewer', note, stockBack = false } = words
    const relatives = this.keepers.get(who)?.relatives ?? []
    const doing = this.doing(request, who, role, note)
    return this.done(this.acts.refund(this.state(id), { doing, relatives, stockBack }))
  }
}

export interface RefundWords {
  role?: 'owner' | 'keeper' | 'reviewer'
  note: string
  stockBack?: boolean
}
