import {
  answer,
  found,
  invite,
  leave,
  passOn,
  setRules,
  takeBack,
} from '../../../domain/household/decide'
import { openAsks, settle, spend, withdraw } from '../../../domain/household/spend'
import type { Household, Person } from '../../../domain/household/types'
import type { Outcome } from '../../../domain/result'

export const RULES = {
  found,
  invite,
  answer,
  leave,
  passOn,
  setRules,
  takeBack,
  spend,
  settle,
  withdraw,
}
export type Rules = typeof RULES

const person = (name: string): Person => ({
  user: `user:${name}`,
  no: name.padStart(12, '0'),
  name,
  account: `account:person:${name}`,
})

/** Households and who belongs where, written as one transaction would: all of an act or nothing. */
export class Homes {
  now = Date.parse('2026-06-01T10:00:00+08:00')
  readonly households = new Map<string, Household>()
  /** `Account.household`, by name of the person. */
  readonly belongs = new Map<string, string>()

  constructor(readonly rules: Rules = RULES) {}

  home(name: string): Household {
    const found = this.households.get(`household:${name}`)
    if (!found) throw new RangeError(`no household ${name}`)
    return found
  }

  private written(outcome: Outcome<Household>): Outcome<Household> {
    if (outcome.ok) this.households.set(outcome.value._id, outcome.value)
    return outcome
  }

  found(who: string, name: string): Outcome<Household> {
    const made = { key: name, name }
    const at = this.belongs.get(who) ?? null
    const done = this.written(this.rules.found(made, person(who), at, this.now))
    if (done.ok) this.belongs.set(who, done.value._id)
    return done
  }

  invite(by: string, name: string, who: string): Outcome<Household> {
    return this.written(this.rules.invite(this.home(name), `user:${by}`, person(who), this.now))
  }

  answer(who: string, name: string, yes: boolean): Outcome<Household> {
    const asked = { yes, belongsTo: this.belongs.get(who) ?? null }
    const done = this.written(this.rules.answer(this.home(name), person(who), asked, this.now))
    if (done.ok && yes) this.belongs.set(who, done.value._id)
    return done
  }

  leave(who: string, name: string, by = who): Outcome<Household> {
    const home = this.home(name)
    const done = this.written(this.rules.leave(home, `user:${who}`, `user:${by}`, this.now))
    if (done.ok) this.belongs.delete(who)
    return done
  }

  takeBack(by: string, name: string, who: string): Outcome<Household> {
    return this.written(this.rules.takeBack(this.home(name), `user:${who}`, `user:${by}`))
  }

  rule(by: string, name: string, upTo: number, shows = false): Outcome<Household> {
    return this.written(this.rules.setRules(this.home(name), `user:${by}`, { upTo, shows }))
  }

  pass(by: string, name: string, to: string): Outcome<Household> {
    return this.written(this.rules.passOn(this.home(name), `user:${by}`, `user:${to}`))
  }

  spend(by: string, name: string, key: string, price: number): string {
    const asked = { key, good: 'rice', goodName: '大米', price, perMonth: null }
    const done = this.rules.spend(this.home(name), `user:${by}`, asked, this.now)
    if (!done.ok) return done.code
    if (done.value.kind === 'asked')
      this.households.set(done.value.household._id, done.value.household)
    return done.value.kind
  }

  settle(by: string, name: string, id: string): string {
    const done = this.rules.settle(this.home(name), `user:${by}`, id, this.now)
    if (!done.ok) return done.code
    this.households.set(done.value.household._id, done.value.household)
    return `ok ${done.value.ask.price}`
  }

  withdraw(by: string, name: string, id: string): Outcome<Household> {
    return this.written(this.rules.withdraw(this.home(name), `user:${by}`, id, this.now))
  }

  /** Who is in it, the head first. */
  told(name: string): string {
    const { head, members, invited, ...h } = this.home(name)
    const short = (user: string): string => user.slice('user:'.length)
    const others = members.map(({ user }) => user).filter((user) => user !== head)
    const asks = openAsks(h, this.now)
    return [
      head === '' ? 'nobody' : short(head),
      ...others.map(short),
      ...invited.map(({ user }) => `?${short(user)}`),
      ...asks.map(({ id }) => `!${id}`),
    ].join(' ')
  }

  /** What is not as it must be, in words. */
  faults(): string[] {
    const all = [...this.households.values()]
    const places = all.flatMap(({ _id, members }) =>
      members.map(({ name }) => [name, _id] as const),
    )
    const names = places.map(([name]) => name)
    return [
      ...names.filter((n, i) => names.indexOf(n) < i).map((n) => `${n} is in two households`),
      ...places
        .filter(([name, id]) => this.belongs.get(name) !== id)
        .map(([name, id]) => `${name} is in ${id} and does not belong to it`),
      ...[...this.belongs]
        .filter(([name, id]) => !places.some(([n, i]) => n === name && i === id))
        .map(([name, id]) => `${name} belongs to ${id} and is not in it`),
      ...all
        .filter(({ head, members }) => members.length > 0 && !members.some((m) => m.user === head))
        .map(({ _id }) => `${_id} has no head`),
      ...all
        .filter(({ closedAt, members }) => (closedAt === null) !== members.length > 0)
        .map(({ _id }) => `${_id} is closed with somebody in it, or open with nobody`),
    ]
  }
}
