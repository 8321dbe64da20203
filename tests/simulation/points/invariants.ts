import type { DocumentChange } from '../../../devtools/cloud/seams'
import type { Answered, Invariant, World } from '../../../devtools/simulation/types'
import { GONE } from '../../../domain/identity/leaving'
import { DAY_MS, dateString, dayOf } from '../../../domain/calendar/zone'
import type { Answer } from '../../../domain/contract'
import type { AwardView } from '../../../domain/points/answers'
import type { Award } from '../../../domain/points/award/types'
import { LIMITS } from '../../../domain/points/limits'
import type { Redemption } from '../../../domain/points/redeem/types'
import type { Account, RefusalMark } from '../../../domain/points/types'
import { OPENID } from '../cast'
import { LONG_AGO_MS, holdsPost, isSamePerson, isSteady, reportsOf } from '../people'
import { isSettled, isWholeTick } from '../street/settled'
import { counterInvariants } from './counter'
import { changesOf, ledgerInvariants } from './ledger'
import { MEMBER_NAME, REVIEWERS, ownerNamed, userOf } from './shop'

/** What must hold of awards, of what is over, and of what others read. */

const awardsIn = (changes: DocumentChange[]) =>
  changesOf<Award>(changes, 'awards').flatMap(({ before, after }) =>
    after ? [{ before, after }] : [],
  )

const PUBLIC_MS = 7 * DAY_MS

/** Since when everybody could see it: days before an objection count, those before a rejection do not. */
function publicSince({ history }: Award): number {
  let since = Infinity
  for (const { action, to, at } of history) {
    if (to === 'REJECTED' || to === 'POSTED') since = Infinity
    if (action === 'pass' || action === 'confirm') since = Math.min(since, at)
  }
  return since
}

function paidEarly(changes: DocumentChange[]): string | undefined {
  for (const { before, after } of awardsIn(changes)) {
    if (after.state !== 'POSTED' || before?.state === 'POSTED') continue
    // What a scan has shown is paid at once, up to five points.
    if (before === null && after.points <= LIMITS.atOnce) continue
    const since = publicSince({ ...after, history: after.history.slice(0, -1) })
    const at = after.history.at(-1)!.at
    if (!(at - since >= PUBLIC_MS))
      return `${after._id} is paid after ${(at - since) / DAY_MS} days`
  }
  return undefined
}

const DECIDE: readonly string[] = ['pass', 'reject', 'confirm', 'refuse', 'reverse']
const JUDGE: readonly string[] = ['confirm', 'refuse']

function partial(changes: DocumentChange[]): string | undefined {
  for (const { before, after } of awardsIn(changes)) {
    const old = before?.history ?? []
    for (const { action, by } of after.history.slice(old.length)) {
      if (!DECIDE.includes(action)) continue
      const isHis = isSamePerson(by.principal, after.recipient)
      const hands = old.filter((h) => h.action === 'give' || JUDGE.includes(action))
      const earlier = hands.find((h) => isSamePerson(h.by.principal, by.principal))
      if (isHis) return `${after._id}: ${action} by whom it is for`
      if (earlier && action !== 'reverse')
        return `${after._id}: ${action} by ${by.principal}, of whom is ${earlier.action}`
    }
  }
  return undefined
}

const IN_REVIEW: readonly string[] = ['AWARDED', 'APPEALED']

function waitsForOthers(changes: DocumentChange[]): string | undefined {
  for (const { after } of awardsIn(changes)) {
    const { _id, state, waitingFor } = after
    if (IN_REVIEW.includes(state) && waitingFor !== 'pointsReviewer')
      return `${_id} is ${state} and waits for ${waitingFor}`
  }
  return undefined
}

/** A reviewer who has nothing to do with it opens what waits for reviewers. */
function noButton({ fn, data, openid, answer }: Answered, w: World): string | undefined {
  const { name, input } = (data ?? {}) as { name?: string; input?: { id?: string } }
  if (fn !== 'api' || name !== 'points.award' || !openid || !('result' in answer)) return undefined
  const award = w.documents<Award>('awards').get(input?.id ?? '')
  const isFree =
    award && ![...award.hands, award.recipient, award.appeal?.by].includes(`user:${openid}`)
  if (!isFree || !IN_REVIEW.includes(award.state)) return undefined
  if (!holdsPost(w, openid, 'pointsReviewer') || !isSteady(w, openid)) return undefined
  const got = answer.result as Answer<AwardView>
  if (!got.ok) return got.retryable ? undefined : `${award._id} is ${got.code} to ${openid}`
  if (got.data?.version !== award.version) return undefined
  const buttons = got.data.actions.map(({ action }) => action as string)
  const step = award.state === 'AWARDED' ? 'pass' : 'confirm'
  return buttons.includes(step)
    ? undefined
    : `${award._id}: ${openid} may only ${buttons.join(', ')}`
}

/** Redemptions, 公示 and lots whose time was over long before the timer looked. */
function leftStanding(w: World): string | undefined {
  const long = w.now() - LONG_AGO_MS
  for (const r of w.documents<Redemption>('redemptions').values())
    if (r.state === 'HELD' && r.until <= long) return `${r._id} waits to be picked up no more`
  for (const { _id, state, publicUntil } of w.documents<Award>('awards').values())
    if (state === 'PUBLIC' && publicUntil! <= long) return `${_id} was published, and is not paid`
  const today = dateString(dayOf(w.now()))
  for (const { _id, lots } of w.documents<Account>('accounts').values()) {
    const at = w.writtenAt('accounts', _id)
    // What comes back into a lot of the past ends with the next day's round.
    const isOld = dateString(dayOf(at)) < today && at <= long
    const past = lots.find(({ day, left }) => left > 0 && day < today)
    if (isOld && past) return `${_id} has ${past.left} that ended on ${past.day}`
  }
  return undefined
}

const WORTHLESS: readonly string[] = ['REJECTED', 'CANCELLED']

/** 有效上报: each that was accepted is paid, or was refused for good. */
function notPaid(w: World): string | undefined {
  for (const { _id, state, acceptedAt, reporter, reporterStaffId } of reportsOf(w).values()) {
    if (acceptedAt === null || reporterStaffId !== null || WORTHLESS.includes(state)) continue
    // Of whoever has left nothing is paid.
    if (reporter === GONE) continue
    const id = `award:JS01:${_id}`
    if (!w.documents('entries').has(id)) return `${_id} was accepted, and nothing is said of points`
  }
  return undefined
}

/** Secrets of codes by the account that may know them. */
const secretsOf = (w: World): Map<string, string> =>
  w.remember('secrets of codes', () => new Map<string, string>())

function noteSecrets(changes: DocumentChange[], w: World): undefined {
  for (const { after } of changesOf<Redemption | RefusalMark>(changes, 'redemptions'))
    if (after && !('refused' in after)) secretsOf(w).set(after.secret, after.owner)
}

const isReviewer = (openid: string): boolean => REVIEWERS.some((who) => OPENID[who] === openid)
const hasAwarded = (w: World, user: string, to: string): boolean =>
  [...w.documents<Award>('awards').values()].some(
    ({ recipient, awardedBy }) => recipient === to && awardedBy.includes(user),
  )

const SECRET = /[0-9a-f]{40}/g

/** A name is whole for its owner, reviewers, and whoever has awarded; a secret for the owner alone. */
function leaks({ fn, data, openid, answer }: Answered, w: World): string | undefined {
  const { name = '' } = (data ?? {}) as { name?: string }
  if (fn !== 'api' || !openid || !name.startsWith('points.')) return undefined
  const user = `user:${openid}`
  const text = JSON.stringify(answer)
  for (const found of text.match(MEMBER_NAME) ?? []) {
    const owner = userOf(ownerNamed(found))
    if (owner !== user && !isReviewer(openid) && !hasAwarded(w, user, owner))
      return `${name} tells ${openid} of ${found}`
  }
  const secret = text.match(SECRET)?.find((s) => (secretsOf(w).get(s) ?? user) !== user)
  return secret && `${name} tells ${openid} the secret of another’s code`
}

const afterTick =
  (ask: (w: World) => string | undefined): Invariant['answer'] =>
  (answered, w) =>
    isWholeTick(answered, w) && isSettled(w) ? ask(w) : undefined

export const invariants: Invariant[] = [
  ...ledgerInvariants,
  ...counterInvariants,
  {
    name: 'no award is paid before seven days of 公示',
    source: 'DOMAIN §3.7; domain/points/award/lifecycle.ts',
    write: paidEarly,
  },
  {
    name: 'nobody decides on what he gave, is for him, or has decided on',
    source: 'DOMAIN §3.7: 回避; domain/points/award/qualities.ts',
    write: partial,
  },
  {
    name: 'an award in review waits for a reviewer, who has a button',
    source: 'domain/points/award/limits.ts; qualities.ts: permitStep',
    write: waitsForOthers,
    answer: noButton,
  },
  {
    name: 'what is over in points does not stay',
    source: 'cloudfunctions/jobs/watches/points.ts, accounts.ts',
    answer: afterTick(leftStanding),
    end: leftStanding,
  },
  {
    name: 'an accepted report is paid, or refused for good',
    source: 'domain/points/ofReport.ts; cloudfunctions/jobs/watches/pointsOfReports.ts',
    end: notPaid,
  },
  {
    name: 'a member’s name and codes are for whoever has to do with them',
    source: 'DOMAIN §3.7; domain/points/views.ts',
    write: noteSecrets,
    answer: leaks,
  },
]
