import { DAY_MS } from '../../../domain/calendar/zone'
import { AGE_BANDS } from '../../../domain/volunteer/age'
import { LIMITS } from '../../../domain/volunteer/limits'
import type { Part } from '../../../domain/volunteer/part/types'
import {
  countedBy,
  recordOf,
  spanOf,
  verified,
  type Period,
  type RecordCode,
  type ServiceRecord,
  type VerifiedView,
} from '../../../domain/volunteer/record'
import type { RecordCodeView } from '../../../domain/volunteer/recordCalls'
import { recordCodeView } from '../../../domain/volunteer/recordViews'
import type { Volunteer } from '../../../domain/volunteer/types'
import { ok, refuse, type Outcome } from '../../../domain/result'
import { collection, command } from '../../platform/collections'
import { digitsOf } from '../../platform/digitsOf'
import { keyOf } from '../../platform/keyOf'
import { bothLists, list, readLists } from '../../platform/lists'
import { streetSettings } from '../../platform/settings'
import { transact } from '../../platform/transact'
import { volunteerId } from '../../platform/volunteers'
import { NOTHING_TO_SHOW, type CallContext, type Handler } from '../context'
import { leaveMark, markFirst, once } from '../once'

const idOf = (code: string): string => `recordCode:${keyOf(`record:${code}`)}`

/** Twelve digits made of the request, whose id is secure randomness of the volunteer's phone. */
const recordDigits = ({ openid, request }: CallContext): string =>
  digitsOf(`record:${openid}:${request().id}`, 12)

/** Who he is, and what counts of his in a period. Hours lie on the day on which they were planned to begin. */
const read = (user: string, { from, to }: { from: number; to: number }) =>
  bothLists(
    list('volunteers', { _id: volunteerId(user) }, { limit: 1 }),
    list(
      'parts',
      { user, ward: null, state: 'COUNTED', from: command.gte(from).and(command.lt(to)) },
      { sort: [['from', 'asc']], limit: LIMITS.recordLines },
    ),
  )

const idsOf = (ids: readonly (string | null)[]): string[] => [
  ...new Set(ids.filter((id) => id !== null)),
]

/** Names of teams and places of activities, by one request. */
async function besideOf(parts: readonly Part[]) {
  const [teams, activities] = [
    idsOf(parts.map(({ team }) => team)),
    idsOf(parts.map(({ activity }) => activity)),
  ]
  if (teams.length === 0 && activities.length === 0) return { teams: new Map(), places: new Map() }
  const [named, placed] = await readLists(
    bothLists(
      list(
        'teams',
        { _id: command.in(teams) },
        { limit: LIMITS.recordLines, fields: ['_id', 'name'] },
      ),
      list(
        'activities',
        { _id: command.in(activities) },
        { limit: LIMITS.recordLines, fields: ['_id', 'venue'] },
      ),
    ),
  )
  return {
    teams: new Map(named.map(({ _id, name }) => [_id, name])),
    places: new Map(placed.map(({ _id, venue }) => [_id, venue.name])),
  }
}

type About = Period & Pick<ServiceRecord, 'no' | 'issuedAt'>

async function made(known: Volunteer, parts: readonly Part[], about: About) {
  const { name: issuer } = await streetSettings()
  const { no, issuedAt, from, to } = about
  const whole = { name: known.name, issuer, no, issuedAt, from, to }
  return recordOf(parts, whole, await besideOf(parts))
}

/** 我的服务记录, for a period, and the codes by which others may look at it. */
export const record: Handler<'volunteer.record'> = async (period, context) => {
  const { userId: user, now } = context
  const span = spanOf(period)
  if (!span.ok) return span
  const [[[known], parts], codes] = await readLists(
    bothLists(
      read(user, span.value),
      list(
        'recordCodes',
        { user },
        { sort: [['issuedAt', 'desc']], limit: 2 * LIMITS.recordCodes },
      ),
    ),
  )
  if (!known) return refuse('needVolunteer')
  // As many as can be read: one more might be missing.
  if (parts.length >= LIMITS.recordLines) return refuse('recordLong')
  return ok({
    record: await made(known, parts, { ...period, no: '', issuedAt: now }),
    bandText: AGE_BANDS[known.band].text,
    codes: codes.filter(({ until }) => until > now).map((code) => recordCodeView(code)),
  })
}

/** 出示给别人核验: a code for what he chooses to show. Codes of his that are over go with it. */
export const recordCode: Handler<'volunteer.recordCode'> = (input, context) => {
  const { from, to, name, lines, days } = input
  const { userId: user, now } = context
  const code = recordDigits(context)
  const work = async (): Promise<Outcome<RecordCodeView | typeof NOTHING_TO_SHOW>> => {
    const span = spanOf({ from, to })
    if (!span.ok) return span
    const done = await transact(async (transaction) => {
      await leaveMark(transaction, context, idOf(code))
      const [[own], codes] = await readLists(
        bothLists(
          list('volunteers', { _id: volunteerId(user) }, { limit: 1 }),
          list('recordCodes', { user }, { limit: 2 * LIMITS.recordCodes }),
        ),
      )
      if (!own) return refuse('needVolunteer')
      const good = codes.filter(({ until }) => until > now)
      if (good.length >= LIMITS.recordCodes) return refuse('recordCodesFull')
      const issued: RecordCode = {
        ...{ _id: idOf(code), user, no: `JL-${context.request().key.slice(0, 8).toUpperCase()}` },
        ...{ from, to, shown: { name, lines }, issuedAt: now, until: now + days * DAY_MS },
      }
      // Written, so that two codes at once collide, and a 注销 with either.
      await transaction.collection('volunteers').put(own)
      await transaction.collection('recordCodes').add(issued)
      return ok(issued)
    })
    return done.ok ? ok(recordCodeView(done.value, code)) : done
  }
  const again = async () => {
    const stored = await collection('recordCodes').get(idOf(code))
    return ok(stored ? recordCodeView(stored, code) : NOTHING_TO_SHOW)
  }
  return once(context, work, again)
}

/** 停用. Of what is not his, or is over, there is nothing to end. */
export const endRecordCode: Handler<'volunteer.endRecordCode'> = ({ id }, context) => {
  const work = () =>
    transact(async (transaction) => {
      await leaveMark(transaction, context, id)
      const stored = await transaction.collection('recordCodes').get(id)
      if (stored?.user !== context.userId) return refuse('notFound')
      await transaction.collection('recordCodes').remove(id)
      return ok({ id })
    })
  return once(context, work, () => Promise.resolve(ok({ id })))
}

/** What a code shows now; null: nothing. */
async function lookUp(_id: string, now: number): Promise<VerifiedView | null> {
  const code = await collection('recordCodes').get(_id)
  if (!code || code.until <= now) return null
  const span = spanOf(code)
  if (!span.ok) return null
  const [[known], parts] = await readLists(read(code.user, span.value))
  if (!known) return null
  const then = parts.filter((part) => countedBy(part, code.issuedAt))
  return verified(await made(known, then, code), code.shown)
}

/** 核验: counted before it is looked up, right or wrong, for whoever has no account too. */
export const verify: Handler<'volunteer.verify'> = ({ code }, context) => {
  const _id = idOf(code)
  const work = async (): Promise<Outcome<VerifiedView | typeof NOTHING_TO_SHOW>> => {
    await context.count?.admitted()
    return transact(async (transaction) => {
      await markFirst(transaction, context, _id)
      const view = await lookUp(_id, context.now)
      return view ? ok(view) : refuse('recordUnknown')
    })
  }
  const again = async () => ok((await lookUp(_id, context.now)) ?? NOTHING_TO_SHOW)
  return once(context, work, again)
}
