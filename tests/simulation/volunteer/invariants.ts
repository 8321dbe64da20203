import type { DocumentChange } from '../../../devtools/cloud/seams'
import type { Answered, Invariant, World } from '../../../devtools/simulation/types'
import { GONE } from '../../../domain/identity/leaving'
import type { Notice } from '../../../domain/notice/types'
import type { Award } from '../../../domain/points/award/types'
import type { Roll } from '../../../domain/volunteer/activity/roll'
import type { Activity } from '../../../domain/volunteer/activity/types'
import { reviewsNeeded } from '../../../domain/volunteer/hours/reviews'
import { crosses, minutesOf, type Span } from '../../../domain/volunteer/hours/span'
import { deedOf } from '../../../domain/volunteer/part/pay'
import type { Part } from '../../../domain/volunteer/part/types'
import { isUndecided } from '../../../domain/volunteer/part/undecided'
import { OPENID } from '../cast'
import { LONG_AGO_MS, isSamePerson } from '../people'
import { changesOf } from '../points/ledger'
import { MEMBER_NAME, REVIEWERS, ownerNamed, userOf } from '../points/shop'
import { settingsOf } from '../street/settled'
import { onDailyLists } from './actors'
import { DECIDERS } from './hands'

/** What must hold of places, of who is where, of hours, and of what is paid for them. */

const activityOf = (w: World, id: string | null): Activity | undefined =>
  id === null ? undefined : w.documents<Activity>('activities').get(id)

const partsChanged = (changes: DocumentChange[]) =>
  changesOf<Part>(changes, 'parts').flatMap(({ before, after }) =>
    after ? [{ before, after }] : [],
  )

/** As many places as the activity has: taken or free, none twice, and none free while somebody waits. */
function placesDiffer(changes: DocumentChange[], w: World): string | undefined {
  for (const { id, before, after } of changesOf<Roll>(changes, 'rolls')) {
    if (!after) continue
    const taken = Object.keys(after.going)
    const places = activityOf(w, id)?.places
    if (after.free < 0 || taken.length + after.free !== places)
      return `${id} has ${places} places, of which ${taken.length} are taken and ${after.free} free`
    if (after.waiting.some((key) => key in after.going))
      return `${id}: somebody waits and has a place`
    const late = w.now() - LONG_AGO_MS >= after.from
    const moved = taken.find((key) => before && before.waiting.includes(key))
    if (moved && late) return `${id}: ${moved} moves up after the start`
    // From the start on whoever walks in waits for the organiser, whatever is free.
    const isAhead = w.now() < after.from
    if (after.open && after.free > 0 && after.waiting.length > 0 && isAhead)
      return `${id}: ${after.free} free, and ${after.waiting.length} wait`
  }
  return undefined
}

const EXPECTED: readonly string[] = ['WAITING', 'SIGNED', 'PRESENT']

/** Planned as it is for some time: whoever signed up meanwhile has seen this plan. */
const isSteady = (w: World, id: string | null): boolean => {
  const changes = (activityOf(w, id)?.history ?? []).filter(({ action }) => action === 'change')
  return id !== null && (changes.at(-1)?.at ?? 0) <= w.now() - LONG_AGO_MS
}

/** Whoever signs up is expected nowhere else then; a plan that is changed afterwards may cross. */
function expectedTwice(changes: DocumentChange[], w: World): string | undefined {
  for (const { before, after } of partsChanged(changes)) {
    const isNew = EXPECTED.includes(after.state) && !EXPECTED.includes(before?.state ?? '')
    if (!isNew || !isSteady(w, after.activity)) continue
    for (const other of w.documents<Part>('parts').values()) {
      if (other._id === after._id || other.user !== after.user) continue
      if (!EXPECTED.includes(other.state) || !isSteady(w, other.activity)) continue
      const [one, two] = [activityOf(w, after.activity)!, activityOf(w, other.activity)!]
      if (crosses(one, two)) return `${after.user} is expected at ${one._id} and ${two._id} at once`
    }
  }
  return undefined
}

const spanOf = ({ inAt, outAt }: Part): Span => ({ from: inAt!, to: outAt! })

/** Minutes count when others have found them right, as many as it takes, as they were, and once. */
function hoursWrong(changes: DocumentChange[], w: World): string | undefined {
  for (const { before, after } of partsChanged(changes)) {
    const { _id, state, minutes, findings, user } = after
    if (user === GONE) continue
    if (state !== 'COUNTED') {
      if (minutes !== 0) return `${_id} is ${state}, with ${minutes} minutes`
      continue
    }
    if (before?.state === 'COUNTED') {
      if (before.minutes !== minutes)
        return `${_id} counted ${before.minutes} minutes, now ${minutes}`
      continue
    }
    if (minutes !== minutesOf(spanOf(after))) return `${_id} counts ${minutes} minutes`
    if (findings.some(({ by }) => isSamePerson(by, user))) return `${_id} is found right by himself`
    const who = new Set(findings.map(({ by }) => by))
    if (who.size < reviewsNeeded(minutes)) return `${_id}: ${minutes} minutes, found by ${who.size}`
    const same = [...w.documents<Part>('parts').values()]
      .filter((p) => p._id !== _id && p.user === user && p.state === 'COUNTED')
      .find((p) => crosses(spanOf(p), spanOf(after)))
    if (same) return `${_id} and ${same._id} count the same time`
  }
  return undefined
}

/** Of what is over nobody is expected any more; nothing that was found right waits to be paid. */
function leftStanding(w: World): string | undefined {
  const long = w.now() - LONG_AGO_MS
  for (const { _id, state, to } of w.documents<Activity>('activities').values())
    if (state === 'OPEN' && to <= long) return `${_id} is over, and open`
  for (const { _id, activity, state, lookAt } of w.documents<Part>('parts').values()) {
    const over = activityOf(w, activity)
    if (over && over.state !== 'OPEN' && EXPECTED.includes(state))
      return `${_id} is ${state}, of ${over._id}, which is ${over.state}`
    if (lookAt !== null && lookAt <= long) return `${_id} waits to be paid`
  }
  return undefined
}

/** What counts is paid: an award stands for it, whatever became of that. */
function notPaid(w: World): string | undefined {
  const awards = [...w.documents<Award>('awards').values()]
  const { points } = settingsOf(w)
  for (const part of w.documents<Part>('parts').values()) {
    if (part.state !== 'COUNTED' || part.user === GONE || !points) continue
    const rule = activityOf(w, part.activity)?.rule ?? 'GM01'
    if (!deedOf(part, { rule, confidential: false }, points)) continue
    const key = part._id.slice('part:'.length)
    const own = awards.filter(({ _id }) => _id.includes(key))
    if (own.length !== 1) return `${part._id} counts, and has ${own.length} awards`
  }
  return undefined
}

/** What somebody has to decide stands on the list of one who may. */
function nobodyDecides(w: World): string | undefined {
  for (const part of w.documents<Part>('parts').values()) {
    const waits = part.state === 'CLAIMED' || isUndecided(part)
    if (!waits || EXPECTED.includes(part.state) || part.user === GONE) continue
    if (!onDailyLists(w).has(part._id)) return `${part._id} is ${part.state}, on nobody’s list`
  }
  return undefined
}

/** Whoever had a place in what was cancelled is told so, once. */
function cancelledUntold(w: World): string | undefined {
  const notices = [...w.documents<Notice>('notices').values()]
  for (const { _id, user, history } of w.documents<Part>('parts').values()) {
    const last = history.at(-1)
    if (last?.action !== 'cancel' || last.role !== 'system' || user === GONE) continue
    const told = notices.filter((n) => n.about === _id && n.to === user && n.createdAt >= last.at)
    if (told.length !== 1) return `${user} is told ${told.length} times that ${_id} is off`
  }
  return undefined
}

/** A name is whole for himself, and for whoever leads or decides. */
function leaks({ fn, data, openid, answer }: Answered): string | undefined {
  const { name = '' } = (data ?? {}) as { name?: string }
  if (fn !== 'api' || !openid || !name.startsWith('volunteer.')) return undefined
  const mayRead = [...DECIDERS, ...REVIEWERS].some((who) => OPENID[who] === openid)
  if (mayRead) return undefined
  const other = (JSON.stringify(answer).match(MEMBER_NAME) ?? []).find(
    (found) => userOf(ownerNamed(found)) !== `user:${openid}`,
  )
  return other && `${name} tells ${openid} of ${other}`
}

export const invariants: Invariant[] = [
  {
    name: 'places of an activity are taken or free, and nobody moves up after the start',
    source: 'domain/volunteer/activity/roll.ts; the issue of volunteering: waiting list',
    write: placesDiffer,
  },
  {
    name: 'nobody signs up for two things at once',
    source: 'cloudfunctions/api/volunteer/taking.ts: signUpFault',
    write: expectedTwice,
  },
  {
    name: 'hours count as they were, once, when enough others found them right',
    source: 'DOMAIN §3.7; domain/volunteer/part/decide.ts: count',
    write: hoursWrong,
  },
  {
    name: 'of what is over in volunteering nobody is expected any more',
    source: 'cloudfunctions/jobs/watches/activities.ts, rolls.ts, deeds.ts',
    end: leftStanding,
  },
  {
    name: 'hours that count are paid, once',
    source: 'domain/volunteer/part/pay.ts; cloudfunctions/jobs/watches/deeds.ts',
    end: notPaid,
  },
  {
    name: 'hours that wait are on the list of somebody who may decide',
    source: 'cloudfunctions/api/volunteer/rosters.ts: day',
    end: nobodyDecides,
  },
  {
    name: 'whoever had signed up is told once that it is off',
    source: 'domain/volunteer/part/notices.ts; jobs/watches/rolls.ts',
    end: cancelledUntold,
  },
  {
    name: 'a volunteer’s name is for whoever leads',
    source: 'DOMAIN §2.3: 条例 art. 20; domain/volunteer/part/views.ts',
    answer: leaks,
  },
]
