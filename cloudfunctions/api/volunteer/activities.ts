import type { ErrorCode } from '../../../domain/call/errors'
import { holds } from '../../../domain/identity/authorize'
import { DESK } from '../../../domain/report/routing'
import { ok, refuse, type Outcome } from '../../../domain/result'
import { mayRead } from '../../../domain/volunteer/activity/qualities'
import { walkIn, type Roll } from '../../../domain/volunteer/activity/roll'
import {
  ACTIVITY_CARD_FIELDS,
  activityCard,
  activityView,
  type ActivityCardSource,
} from '../../../domain/volunteer/activity/views'
import type {
  ActivityCard,
  ChildView,
  PartActionView,
} from '../../../domain/volunteer/activityAnswers'
import { isGoing, wardsOf } from '../../../domain/volunteer/wards'
import type { Page } from '../../../domain/call/views'
import { mayCheckIn } from '../../../domain/volunteer/part/decide'
import { errorWords, partAction, partView } from '../../../domain/volunteer/part/views'
import type { Part } from '../../../domain/volunteer/part/types'
import { command, type Filter } from '../../platform/collections'
import { bothLists, list, readLists } from '../../platform/lists'
import { boxesOf } from '../../platform/notices'
import { MOST_OF_ONE } from '../../platform/volunteers'
import type { CallContext, Handler } from '../context'
import { pageOf, type Listed } from '../paging'
import { COMING, askedOf, signUpFault, takingFor, takingOf, type Taking } from './taking'

const fields = ACTIVITY_CARD_FIELDS

type Row = ActivityCardSource & { rolls: Roll[]; mine: Pick<Part, 'state'> | null }

/** Activities with their rolls, and the reader's own parts in them: one request. */
async function rows(
  filter: Filter,
  options: { sort: [string, 'asc' | 'desc'][]; limit: number },
  user: string,
): Promise<Row[]> {
  const activities = list('activities', filter, {
    ...options,
    fields,
    joined: { from: 'rolls', by: '_id' },
  })
  const own = list(
    'parts',
    { user, ward: null, state: command.in([...COMING]) },
    { limit: MOST_OF_ONE, fields: ['activity', 'state'] },
  )
  const [found, parts] = await readLists(bothLists(activities, own))
  return (found as (ActivityCardSource & { rolls: Roll[] })[]).map((activity) => ({
    ...activity,
    mine: parts.find((p) => p.activity === activity._id) ?? null,
  }))
}

const listed = <K extends 'from' | 'plannedAt' | 'dueAt'>(
  key: K,
  direction: 'asc' | 'desc',
  filter: Filter,
  { userId }: CallContext,
): Listed<K, Row> => ({
  key,
  direction,
  find: (when, options) => rows({ ...filter, ...when }, options, userId),
})

async function pageIn(
  scope: 'open' | 'led' | 'todo',
  cursor: string | undefined,
  context: CallContext,
): Promise<Outcome<Page<Row>>> {
  const { userId, now } = context
  if (scope === 'open') {
    const notBegun = { state: 'OPEN', from: command.gt(now) }
    return pageOf(listed('from', 'asc', notBegun, context), cursor)
  }
  if (scope === 'led')
    return pageOf(listed('plannedAt', 'desc', { organisers: userId }, context), cursor)
  const actor = await context.actor()
  const boxes = [...boxesOf(actor), ...(holds(actor, 'dispatcher') ? [DESK] : [])]
  return pageOf(listed('dueAt', 'asc', { waitingFor: command.in(boxes) }, context), cursor)
}

/** Activities to sign up for, those that I lead, and those that wait for me. */
export const activities: Handler<'volunteer.activities'> = async ({ scope, cursor }, context) => {
  const [page, actor, settings] = await Promise.all([
    pageIn(scope, cursor, context),
    context.actor(),
    context.settings(),
  ])
  if (!page.ok) return page
  const reader = { actor, now: context.now, settings }
  const card = ({ rolls: [roll], mine, ...row }: Row): ActivityCard =>
    activityCard(row, { roll: roll ?? null, mine }, reader)
  return ok({ items: page.value.items.map(card), next: page.value.next })
}

/** How who is not on the list comes to it now: by signing up, or on the spot while it goes on. */
function entriesTo(taking: Taking, fault: ErrorCode | null, now: number): PartActionView[] {
  const { activity, ward } = taking
  if (activity?.state !== 'OPEN') return []
  if (fault === null) return [partAction(taking.roll!.free > 0 ? 'signUp' : 'wait')]
  // A child comes with who goes himself: by signing up.
  if (ward !== null || !mayCheckIn(activity, now)) return []
  const mayWalkIn = signUpFault(taking, askedOf(activity), now, walkIn) === null
  return mayWalkIn ? [partAction('walkIn')] : []
}

/** One's own part, or a child's: what there is, and what may be done. */
function shownOf(taking: Taking, now: number): Omit<ChildView, 'key' | 'name'> {
  const { activity, part } = taking
  const isOut = part === null || part.state === 'CANCELLED'
  const fault = isOut && activity ? signUpFault(taking, askedOf(activity), now) : null
  const actions = isOut ? entriesTo(taking, fault, now) : []
  const isHindered = fault !== null && activity?.state === 'OPEN' && actions.length === 0
  return {
    part: part && partView(part, now, false),
    actions,
    hindrance: isHindered ? errorWords(fault) : '',
  }
}

/** His children, where they may come: once he goes himself, or where one has a part. */
const childrenOf = (taking: Taking, now: number): ChildView[] =>
  taking.activity?.minAge !== 0
    ? []
    : wardsOf(taking.volunteer)
        .map((ward) => ({ ward, of: takingFor(taking, ward) }))
        .filter(({ of }) => of.part !== null || isGoing(of.guardian))
        .map(({ ward: { key, name }, of }) => ({ key, name, ...shownOf(of, now) }))

/** All that the page of an activity shows first. */
export const activity: Handler<'volunteer.activity'> = async ({ id }, context) => {
  const { now } = context
  const [taking, settings] = await Promise.all([
    context.readWith(takingOf(id, context)),
    context.settings(),
  ])
  const actor = await context.actor()
  const { activity: found, roll, part } = taking
  if (!found || !mayRead(actor, found)) return refuse('notFound')
  return ok({
    activity: activityView(found, { roll, mine: part }, { actor, now, settings }, false),
    ...shownOf(taking, now),
    children: childrenOf(taking, now),
  })
}
