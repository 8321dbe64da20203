import type { Actor } from '../../../domain/identity/types'
import type { Post } from '../../../domain/street/types'
import { assertWhole } from '../../../domain/matter/lifecycle'
import type { By } from '../../../domain/matter/types'
import type { Outcome } from '../../../domain/result'
import { give, giveAtOnce } from '../../../domain/points/award/create'
import { decide, type AwardStep } from '../../../domain/points/award/decide'
import { withoutHand, withoutRecipient } from '../../../domain/points/award/erased'
import { AWARD, type AwardRole } from '../../../domain/points/award/lifecycle'
import type { Giving } from '../../../domain/points/award/limits'
import {
  askedOf,
  entryOfPosting,
  paidAtOnce,
  posted,
  watch,
} from '../../../domain/points/award/posting'
import { permitStep, mayRead, whoIs } from '../../../domain/points/award/qualities'
import type { Award } from '../../../domain/points/award/types'
import { balanceOf } from '../../../domain/points/ledger/account'
import { todayOf } from '../../../domain/points/ledger/lots'
import { SETTINGS } from '../street'
import { faultsOf } from './soundness'
import type { Scene } from './rows'
import { World } from './world'

/**
 * Stories of awards in rows: act, state or refusal, balances. `chen` and `he` are staff, `li`, `zhao` and
 * `wang` reviewers among them; `zhang` and `sun` residents. `… kin` declares kinship.
 */

const REVIEWERS = ['li', 'zhao', 'wang']
const STAFF = ['chen', 'he', ...REVIEWERS]

export const actorOf = (name: string): Actor => {
  const post: Post = { role: 'pointsReviewer', scopeType: 'street', scopeId: SETTINGS.code }
  return {
    openid: name,
    userId: `user:${name}`,
    staffId: STAFF.includes(name) ? `staff:${name}` : null,
    name,
    posts: REVIEWERS.includes(name) ? [post] : [],
  }
}

export class Street {
  readonly w = new World()
  readonly awards = new Map<string, Award>()

  situation(): Giving {
    const { now, caps, isOverBudget } = this.w
    return { now, requestId: 'request', settings: SETTINGS, own: { caps }, isOverBudget }
  }

  private by(actor: Actor, role: AwardRole): By<AwardRole> {
    const isPersonal = role === 'recipient' || role === 'resident'
    return isPersonal || actor.staffId === null
      ? { principal: actor.userId, name: '', role }
      : { principal: actor.staffId, name: actor.name, role }
  }

  private keep(key: string, outcome: Outcome<Award>): string {
    if (!outcome.ok) return outcome.code
    assertWhole(AWARD, outcome.value)
    this.awards.set(key, outcome.value)
    return outcome.value.state
  }

  private given(key: string, to: string, rule: string, words: string[]) {
    const after = (word: string): string | undefined => words[words.indexOf(word) + 1]
    const deedOn = words.includes('deed') ? after('deed')! : todayOf(this.w.now)
    const minutes = words.includes('minutes') ? Number(after('minutes')) : 0
    const recipient = { recipient: `user:${to}`, recipientName: to }
    const said = { deed: '扫雪', confidential: words.includes('secret') }
    return { key, ...recipient, rule, minutes, deedOn, ...said }
  }

  give(words: string[]): string {
    const [key = '', who = '', to = '', rule = ''] = words
    const actor = actorOf(who)
    const staff = { id: actor.staffId!, name: who }
    const by = this.by(actor, 'awarder')
    const awarder = { who: whoIs(actor), staff, by, isKin: words.includes('kin') }
    return this.keep(key, give(this.given(key, to, rule, words), awarder, this.situation()))
  }

  checkIn(words: string[]): string {
    const [key = '', to = '', rule = ''] = words
    const made = giveAtOnce(this.given(key, to, rule, words), this.situation())
    if (!made.ok) return made.code
    const paid = this.pay(made.value)
    return this.keep(key, {
      ok: true,
      value: paidAtOnce(made.value, this.accountOf(made.value), paid),
    })
  }

  private accountOf({ recipient }: Award): string {
    return this.w.account(recipient.slice('user:'.length))._id
  }

  /** The ledger's part, as the function does it in the same transaction. */
  private pay(award: Award) {
    const { source, rule, points, deedOn, promised } = askedOf(award)
    const owner = award.recipient.slice('user:'.length)
    return this.w.award(source, rule, points, owner, { deedOn, promised })
  }

  step(action: AwardStep['action'], words: string[]): string {
    const [key = '', who = ''] = words
    const award = this.awards.get(key)!
    const actor = actorOf(who)
    if (!mayRead(actor, award)) return 'notFound'
    const permitted = permitStep(actor, action, award, this.w.now)
    if (!permitted.ok) return permitted.code
    const at = words.indexOf(':')
    const note = at < 0 ? '' : words.slice(at + 1).join(' ')
    const step = { action, note, kin: words.includes('kin') } as AwardStep
    const situation = { ...this.situation(), account: actor.userId }
    const outcome = decide(award, step, this.by(actor, permitted.role), situation)
    if (outcome.ok && action === 'reverse') {
      const entry = entryOfPosting(award)
      if (!this.w.entries.has(entry)) throw new Error(`no such entry: ${entry}`)
      const { rule, recipient, postings } = award
      this.w.reverse(rule.code, `${award._id}#${postings}`, recipient.slice('user:'.length))
    }
    return this.keep(key, outcome)
  }

  tick(key: string): string {
    const award = this.awards.get(key)!
    const watched = watch(award, [{ id: 'staff:boss', name: '钱主任' }], this.situation())
    if (!watched) return 'nothing'
    if (watched.kind === 'new') {
      this.keep(key, { ok: true, value: watched.award })
      return 'Told to reviewers'
    }
    if (watched.kind === 'late') {
      this.keep(key, { ok: true, value: watched.award })
      return `late, ${watched.tell?.name}`
    }
    const into = this.accountOf(award)
    const next = posted(award, into, this.pay(award), this.situation())
    return this.keep(key, { ok: true, value: next })
  }

  /** 注销: the account is closed, and what was given to him or done by him names him no more. */
  leave(owner: string): string {
    const closed = this.w.close(owner)
    if (!closed.ok) return closed.code
    const user = `user:${owner}`
    for (const [key, award] of this.awards) {
      const isOwn = award.recipient === user
      const next = isOwn ? withoutRecipient(award, this.situation()) : award
      this.keep(key, { ok: true, value: withoutHand(next, user) })
    }
    const stored = JSON.stringify([...this.awards.values()])
    return stored.includes(user) ? `${user} stands there still` : 'LEFT'
  }

  balance(owner: string): number {
    return balanceOf(this.w.account(owner), todayOf(this.w.now))
  }
}

const ACTIONS = ['pass', 'reject', 'appeal', 'confirm', 'refuse', 'reverse'] as const

function act(street: Street, verb: string, words: string[]): string {
  const { w } = street
  switch (verb) {
    case 'on':
      w.now = Date.parse(`${words[0]}T${words[1] ?? '10:00'}:00+08:00`)
      return ''
    case 'caps':
      w.caps = { day: Number(words[0]), month: Number(words[1]), reportsDay: 6 }
      return ''
    case 'budget':
      w.isOverBudget = words[0] === 'over'
      return ''
    case 'give':
      return street.give(words)
    case 'checkin':
      return street.checkIn(words)
    case 'tick':
      return street.tick(words[0]!)
    case 'leave':
      return street.leave(words[0]!)
  }
  const action = ACTIONS.find((a) => a === verb)
  if (!action) throw new Error(`no such act: ${verb}`)
  return street.step(action, words)
}

export function playAwards({ rows }: Scene, street = new Street()): Street {
  for (const row of rows) {
    const [asked = '', outcome = '', after = ''] = row.split('|').map((cell) => cell.trim())
    const [verb = '', ...words] = asked.split(/\s+/)
    const before = JSON.stringify([...street.awards]) + street.w.everything()
    const came = act(street, verb, words)
    if (outcome !== '') expect(`${asked} | ${came}`).toBe(`${asked} | ${outcome}`)
    if (/^[a-z]/.test(came) && !came.startsWith('late')) {
      expect(JSON.stringify([...street.awards]) + street.w.everything()).toBe(before)
    }
    for (const part of after.split(',').filter((p) => p.trim() !== '')) {
      const [owner = '', points] = part.trim().split(' ')
      expect(`${asked} | ${owner} ${street.balance(owner)}`).toBe(`${asked} | ${owner} ${points}`)
    }
    expect([asked, ...faultsOf(street.w)]).toEqual([asked])
  }
  return street
}
