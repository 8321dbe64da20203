import { addDays } from '../calendar/workingTime'
import type { Principal } from '../matter/types'
import { accountId } from '../points/ledger/names'
import { ok, refuse, type Outcome } from '../result'
import { HOUSEHOLD_LIMITS as LIMITS } from './limits'
import { HOUSEHOLD_SHAPE, type Household, type Housemate, type Person } from './types'

/** What becomes of a household; each answers the whole new document. That nobody is in two is asked first. */

/** `_id` of a household's account of points. */
export const accountOfHousehold = ({ _id }: Pick<Household, '_id'>): string =>
  accountId('family', _id.slice('household:'.length))

export const memberOf = (h: Pick<Household, 'members'>, user: Principal): Housemate | null =>
  h.members.find((m) => m.user === user) ?? null

export const isHead = ({ head }: Pick<Household, 'head'>, user: Principal): boolean => head === user

const raised = (h: Household, change: Partial<Household>): Household =>
  assertHousehold({ ...h, ...change, rev: h.rev + 1 })

/** What must be true of a household whenever it is stored; throws what is not. */
export function assertHousehold(h: Household): Household {
  const users = h.members.map(({ user }) => user)
  const wrong = (what: string): never => {
    throw new RangeError(`${h._id} r${h.rev}: ${what}`)
  }
  if (new Set(users).size !== users.length) wrong('somebody is in it twice')
  if (users.length > LIMITS.members) wrong('too many are in it')
  if (h.closedAt === null ? !users.includes(h.head) : users.length > 0 || h.head !== '')
    wrong('its head is not in it')
  if (h.invited.some(({ user }) => users.includes(user))) wrong('a member is invited')
  return h
}

const housemate = ({ user, no, name, account }: Person, since: number): Housemate => ({
  ...{ user, no, name, account, since },
})

/** 1 建立家庭: whoever founds it is its head. `at` is what he belongs to already. */
export function found(
  made: { key: string; name: string },
  founder: Person,
  belongsTo: string | null,
  now: number,
): Outcome<Household> {
  if (belongsTo !== null) return refuse('inHousehold')
  const household: Household = {
    _id: `household:${made.key}`,
    shape: HOUSEHOLD_SHAPE,
    rev: 1,
    name: made.name,
    head: founder.user,
    members: [housemate(founder, now)],
    invited: [],
    asks: [],
    upTo: 0,
    shows: false,
    closedAt: null,
  }
  return ok(assertHousehold(household))
}

/** 2 邀请 by the head. What the invited belongs to is nobody's to know before he answers. */
export function invite(
  h: Household,
  by: Principal,
  asked: Pick<Person, 'user' | 'no' | 'name'>,
  now: number,
): Outcome<Household> {
  if (!isHead(h, by)) return refuse('notHead')
  if (memberOf(h, asked.user)) return refuse('isMember')
  const invited = h.invited.filter(({ until }) => until > now)
  if (invited.some(({ user }) => user === asked.user)) return refuse('alreadyInvited')
  if (invited.length >= LIMITS.invited || h.members.length + invited.length >= LIMITS.members)
    return refuse('householdFull')
  const { user, no, name } = asked
  const until = addDays(now, LIMITS.inviteDays)
  return ok(raised(h, { invited: [...invited, { user, no, name, at: now, until }] }))
}

/** 3 答应 or 不加入: each for himself. `belongsTo`: what his own account says that he belongs to. */
export function answer(
  h: Household,
  person: Person,
  asked: { yes: boolean; belongsTo: string | null },
  now: number,
): Outcome<Household> {
  const invitation = h.invited.find(({ user }) => user === person.user)
  if (!invitation || invitation.until <= now || h.closedAt !== null) return refuse('inviteGone')
  const invited = h.invited.filter((i) => i !== invitation)
  if (!asked.yes) return ok(raised(h, { invited }))
  if (asked.belongsTo !== null) return refuse('inHousehold')
  if (h.members.length >= LIMITS.members) return refuse('householdFull')
  return ok(raised(h, { invited, members: [...h.members, housemate(person, now)] }))
}

/**
 * 4 迁出, by oneself at any time, or 请出 by the head: what is his goes along in the same transaction. A head
 * who moves out is followed by whoever is there for longest. What he asked for is asked no more.
 */
export function leave(
  h: Household,
  who: Principal,
  by: Principal,
  now: number,
): Outcome<Household> {
  if (who !== by && !isHead(h, by)) return refuse('notHead')
  if (!memberOf(h, who)) return refuse('notMember')
  const members = h.members.filter(({ user }) => user !== who)
  const asks = h.asks.filter((ask) => ask.by !== who)
  if (members.length === 0) {
    // Of a household that is no more nothing of anybody is kept.
    const empty = { name: '', members, asks: [], invited: [], head: '', shows: false }
    return ok(raised(h, { ...empty, closedAt: now }))
  }
  const head = h.head === who ? members[0]!.user : h.head
  return ok(raised(h, { members, asks, head }))
}

/** 5 收回邀请 by the head. */
export function takeBack(h: Household, invited: Principal, by: Principal): Outcome<Household> {
  if (!isHead(h, by)) return refuse('notHead')
  const left = h.invited.filter(({ user }) => user !== invited)
  return left.length === h.invited.length ? refuse('inviteGone') : ok(raised(h, { invited: left }))
}

/** 6 户主的规定: what members spend by themselves, and whether honours are shown. */
export function setRules(
  h: Household,
  by: Principal,
  rules: Pick<Household, 'upTo' | 'shows'>,
): Outcome<Household> {
  if (!isHead(h, by)) return refuse('notHead')
  return ok(raised(h, { upTo: rules.upTo, shows: rules.shows }))
}

/** 7 移交户主 to another member. */
export function passOn(h: Household, by: Principal, to: Principal): Outcome<Household> {
  if (!isHead(h, by)) return refuse('notHead')
  return memberOf(h, to) ? ok(raised(h, { head: to })) : refuse('notMember')
}

/** Of one who leaves the program: no invitation waits for him any more. */
export function withoutInvited(h: Household, user: Principal): Household {
  const invited = h.invited.filter((i) => i.user !== user)
  return invited.length === h.invited.length ? h : raised(h, { invited })
}
