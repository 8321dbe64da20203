import { main as api } from '../../../cloudfunctions/api'
import { sweep } from '../../../cloudfunctions/jobs/sweep'
import { POINTS_WATCHES } from '../../../cloudfunctions/jobs/watches/points'
import { DAY_MS, MINUTE_MS } from '../../../domain/calendar/zone'
import type { CallName } from '../../../domain/contract'
import type { Award } from '../../../domain/points/award/types'
import { spokenOf } from '../../../domain/points/code/shown'
import { totp } from '../../../domain/points/code/totp'
import { isKept } from '../../../domain/points/ledger/precedence'
import { todayOf } from '../../../domain/points/ledger/lots'
import type { Redemption } from '../../../domain/points/redeem/types'
import { faultsOf } from '../../domain/points/soundness'
import { booksNow, homesDiffer, leftNow, paidTwice, unpaid, withoutCount } from './books'
import { HOME_ACTS, RULES_GIVEN, homeAct, isHomeAct, numberOf, type HomeAct } from './homes'
import { DIED, clock, documents, invoke, put, store, type Death } from './machine'
import { CONTACT, GOODS, KEEPER, OWNERS, PRICES, REVIEWERS, WORKER, openStreet } from './street'

/** One story: so many acts on an empty street, a third of them killed at one of their requests. */

interface Asked {
  openid: string
  name: CallName
  input: object
  /** What was answered first; null: it died. */
  first: string | null
}

type Answer = { ok: true } | { ok: false; code: string }

const ACTS = [
  ...['join', 'give', 'give', 'pass', 'pass', 'appeal', 'judge', 'reverse', 'report', 'withdraw'],
  ...['redeem', 'redeem', 'redeem', 'redeem', 'handOut', 'handOut', 'handOut', 'undo', 'cancel'],
  ...['refund', 'name', 'print', 'stock', 'wish', 'close', 'again', 'again', 'again'],
  ...['tick', 'tick', 'hours', 'days', 'days', 'months', 'back'],
  ...HOME_ACTS,
] as const
/** Beyond the last request of any act: some deaths come too late. */
const MOST_REQUESTS = 16
const MOST_TRIES = 10
/** What the books are made of: a commit that writes none of it leaves them as they were. */
const BOOKED = ['accounts', 'entries', 'redemptions', 'bins', 'goods']

export class Story {
  readonly told: string[] = []
  /** What is wrong, at the first moment at which something is. */
  faults: string[] = []
  died = 0
  carriedOut = 0
  private n = 0
  private readonly asked: Asked[] = []

  constructor(private readonly chance: (below: number) => number) {
    openStreet()
    store.committed = (names) => BOOKED.some((name) => names.has(name)) && this.look()
  }

  private look(): void {
    if (this.faults.length > 0) return
    const books = booksNow()
    this.faults = [...faultsOf(books), ...paidTwice(books), ...homesDiffer()]
  }

  private pick<T>(of: readonly T[]): T | undefined {
    return of[this.chance(Math.max(1, of.length))]
  }

  /** Every third act dies somewhere. */
  private death(): Death | null {
    if (this.chance(3) > 0) return null
    return { at: this.chance(MOST_REQUESTS), when: this.chance(2) ? 'before' : 'after' }
  }

  private async send(asked: Asked, death: Death | null): Promise<string> {
    const { openid, name, input } = asked
    const answer = await invoke(openid, () => api({ name, input }), death)
    const said =
      answer === DIED ? DIED : (answer as Answer).ok ? 'ok' : (answer as { code: string }).code
    if (said === DIED) this.died += 1
    else this.carriedOut += 1
    this.told.push(`${openid} ${name} ${JSON.stringify(input)} ${JSON.stringify(death)}: ${said}`)
    if (said === 'serverError') this.faults.push(`${name} fails`)
    return said
  }

  private async call(openid: string, name: CallName, input: object): Promise<void> {
    const requestId = `request-act-${String((this.n += 1)).padStart(6, '0')}`
    const asked: Asked = { openid, name, input: { requestId, ...input }, first: null }
    const said = await this.send(asked, this.death())
    asked.first = said === DIED ? null : said
    this.asked.push(asked)
  }

  /** A phone that heard nothing, or heard and asks again: one effect, and an answer that agrees. */
  private async again(): Promise<void> {
    const asked = this.pick(this.asked.slice(-8))
    if (!asked) return
    const before = store.now()
    const said = await this.send(asked, asked.first === null ? this.death() : null)
    if (said === DIED) return
    const { first, name } = asked
    asked.first = said
    if (first !== 'ok' && (first === null || !isKept(first as never))) return
    if (said !== first) this.faults.push(`${name} was ${first}, and is ${said} when asked again`)
    const changed = store.changedSince(before, withoutCount)
    if (changed.length > 0) this.faults.push(`${name} had a second effect: ${changed.join(' ')}`)
  }

  private async tick(): Promise<void> {
    const death = this.chance(4) > 0 ? null : { at: this.chance(60), when: 'after' as const }
    const came = await invoke('', () => sweep(POINTS_WATCHES), death)
    if (came === DIED) this.died += 1
    this.told.push(`tick ${JSON.stringify(death)}`)
  }

  private async later(ms: number): Promise<void> {
    this.told.push(`${ms / MINUTE_MS} minutes pass`)
    // The timer comes by on the first days; what is left is one jump.
    const steps = Math.min(3, Math.floor(ms / DAY_MS))
    for (let i = 0; i < steps; i++) {
      clock.now += DAY_MS
      await this.tick()
    }
    clock.now += ms - steps * DAY_MS
    // A clock that has jumped is believed by the second tick.
    await this.tick()
    await this.tick()
  }

  /** One act; what finds nothing to act on makes room for another. */
  async act(): Promise<void> {
    const told = this.told.length
    for (let tries = 0; this.told.length === told && tries < MOST_TRIES; tries++) {
      await this.carryOut(this.pick(ACTS)!)
    }
  }

  private award(...states: Award['state'][]): Award | undefined {
    return this.pick(documents<Award>('awards').filter(({ state }) => states.includes(state)))
  }

  private redemption(...states: Redemption['state'][]): Redemption | undefined {
    return this.pick(documents<Redemption>('redemptions').filter((r) => states.includes(r.state)))
  }

  private homely(act: HomeAct): Promise<void> {
    const by = { chance: this.chance, pick: <T>(of: readonly T[]) => this.pick(of) }
    const asking = homeAct(act, by)
    return asking ? this.call(...asking) : Promise.resolve()
  }

  private async carryOut(act: (typeof ACTS)[number]): Promise<void> {
    if (isHomeAct(act)) return this.homely(act)
    const owner = this.pick(OWNERS)!
    const reviewer = this.pick(REVIEWERS)!
    const good = this.pick(GOODS)!
    const ofAward = (a: Award, more: object = {}) => ({ id: a._id, version: a.version, ...more })
    switch (act) {
      case 'join':
        return this.call(owner, 'points.join', { name: `某人${owner.slice(-1)}` })
      case 'give': {
        const rule = this.pick(RULES_GIVEN)!
        const isMerchant = rule === 'JS08' || rule === 'GM08'
        return this.call(WORKER, 'points.give', {
          ...{ no: numberOf(isMerchant ? CONTACT : owner), rule },
          ...{ minutes: 30 * (1 + this.chance(6)) },
          ...{ deedOn: todayOf(clock.now - this.chance(3) * DAY_MS), deed: '陪老人看病' },
          ...{ confidential: this.chance(4) === 0, kin: false },
        })
      }
      case 'pass': {
        const award = this.award('AWARDED')
        const name = this.chance(5) ? 'points.pass' : 'points.reject'
        const words = { kin: false, note: '已核对' }
        return award && this.call(reviewer, name, ofAward(award, words))
      }
      case 'appeal': {
        const award = this.award('PUBLIC', 'REJECTED', 'REVERSED')
        return award && this.call(owner, 'points.appeal', ofAward(award, { note: '我在场' }))
      }
      case 'judge': {
        const award = this.award('APPEALED')
        const name = this.chance(2) ? 'points.confirm' : 'points.refuse'
        const words = { kin: false, note: '已核对' }
        return award && this.call(reviewer, name, ofAward(award, words))
      }
      case 'reverse': {
        const award = this.award('POSTED')
        const words = { kin: false, note: '登记了两遍' }
        return award && this.call(reviewer, 'points.reverse', ofAward(award, words))
      }
      case 'redeem': {
        const input = { good, price: PRICES[good], ...(good === 'rice' ? { perMonth: 3 } : {}) }
        return this.call(owner, 'points.redeem', input)
      }
      case 'stock': {
        const kind = this.pick(['in', 'in', 'spoiled', 'count'])
        const input = { good, kind, count: this.chance(6), reason: '清点' }
        return this.call(KEEPER, 'points.changeStock', input)
      }
      case 'wish':
        return this.call(owner, 'points.wish', { good })
      case 'close':
        return this.call(owner, 'points.close', {})
      default:
        return this.redeemed(act) ?? this.passing(act, owner)
    }
  }

  /** What is done to a redemption; undefined where it is none of that. */
  private redeemed(act: (typeof ACTS)[number]): Promise<void> | undefined {
    const held = this.redemption('HELD', 'HELD', ...(this.chance(5) ? [] : (['VOID'] as const)))
    const out = this.redemption('HANDED_OUT')
    const by = this.chance(3) ? KEEPER : this.pick(REVIEWERS)!
    const none = Promise.resolve()
    switch (act) {
      case 'handOut': {
        if (!held) return none
        const code = spokenOf(held.no, totp(held.secret, clock.now + this.chance(4) * 10_000))
        return this.call(KEEPER, 'points.handOut', { id: held._id, code })
      }
      case 'undo':
        return out ? this.call(by, 'points.undo', { id: out._id, note: '拿错了' }) : none
      case 'refund':
        return out
          ? this.call(this.pick(REVIEWERS)!, 'points.refund', { id: out._id, note: '是坏的' })
          : none
      case 'cancel':
        return held
          ? this.call(held.owner.slice('user:'.length) || OWNERS[0], 'points.cancel', {
              id: held._id,
            })
          : none
      case 'name':
        return held
          ? this.call(held.owner.slice('user:'.length) || OWNERS[0], 'points.name', {
              ...{ id: held._id, name: '楼下李姐' },
            })
          : none
      case 'print':
        return held ? this.call(this.pick(REVIEWERS)!, 'points.print', { id: held._id }) : none
      default:
        return undefined
    }
  }

  private passing(act: (typeof ACTS)[number], owner: string): Promise<void> {
    switch (act) {
      case 'again':
        return this.again()
      case 'tick':
        return this.tick()
      case 'hours':
        return this.later((1 + this.chance(12)) * 60 * MINUTE_MS)
      case 'days':
        return this.later((1 + this.chance(8)) * DAY_MS)
      case 'months':
        return this.later((30 + this.chance(150)) * DAY_MS)
      case 'back':
        clock.now -= this.chance(120) * MINUTE_MS
        this.told.push('the clock moves back')
        return this.tick()
      case 'report':
        return this.reported(owner)
      case 'withdraw':
        return this.withdrawn()
      default:
        throw new Error(`no such act: ${act}`)
    }
  }

  /** 受理 of a resident's report, as the report's own functions leave it. */
  private reported(owner: string): Promise<void> {
    const at = clock.now
    const report = { _id: `report:${String((this.n += 1)).padStart(12, '0')}`, state: 'ACCEPTED' }
    const who = { reporter: `user:${owner}`, reporterStaffId: null, confidential: false }
    put('reports', { ...report, ...who, submittedAt: at, acceptedAt: at })
    this.told.push(`${owner} is heard: ${report._id}`)
    return Promise.resolve()
  }

  private withdrawn(): Promise<void> {
    const open = documents<{ _id: string; state: string }>('reports')
    const report = this.pick(open.filter(({ state }) => state === 'ACCEPTED'))
    if (!report) return Promise.resolve()
    put('reports', { ...report, state: 'CANCELLED' })
    put('dues', { _id: `due:${report._id}`, report: report._id, at: clock.now })
    this.told.push(`${report._id} is taken back`)
    return Promise.resolve()
  }

  /** Nobody acts any more, nothing dies, and time passes: whatever was begun comes to its end. */
  async end(): Promise<void> {
    for (const days of [0, 1, 1, 4, 4, 4, 4]) {
      clock.now += days * DAY_MS
      for (let n = 0; n < 3; n++) await invoke('', () => sweep(POINTS_WATCHES))
    }
    if (this.faults.length === 0) this.faults = [...leftNow(), ...unpaid()]
  }
}
