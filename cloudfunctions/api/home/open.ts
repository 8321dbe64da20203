import type { HomeView, Row } from '../../../domain/contract'
import { missingYear } from '../../../domain/calendar/workingTime'
import type { Actor } from '../../../domain/identity/types'
import { LAST_TICK, isTickLate } from '../../../domain/home/tick'
import { holds } from '../../../domain/identity/authorize'
import { keepsToday } from '../../../domain/points/redeem/keepers'
import { ok } from '../../../domain/result'
import { collection } from '../../platform/collections'
import { actorOf } from '../../platform/identity'
import { bothLists, everyList, readLists } from '../../platform/lists'
import type { Handler } from '../context'
import { meViewOf } from '../identity/meView'
import { LINE_FIELDS, lineOf } from '../notice/views'
import { ROW_SOURCES } from './rows'

/** Rows of each list that the page shows; the rest is a tap away. */
const SHOWN = 3
/** Beyond it “so many and more” is said of what waits at the desk. */
const DESK_MOST = 99

const byUrgency = (a: Row, b: Row): number => (a.dueAt ?? Infinity) - (b.dueAt ?? Infinity)
/** One's own turn first; within each, as its context has sorted it. */
const byTurn = (a: Row, b: Row): number => Number(b.myTurn) - Number(a.myTurn)

/**
 * All that the home page shows first, in one call: what is known from the openid is read beside the
 * account, what needs the post after it. At most six database trips, however many contexts there are,
 * two of them one after another.
 */
export const open: Handler<'home.open'> = async (_input, context) => {
  const { userId } = context
  const [user, settings, [mine, further], notices] = await Promise.all([
    context.user(),
    context.settings(),
    readLists(
      bothLists(
        everyList(ROW_SOURCES.map((source) => source.mine(userId, SHOWN + 1))),
        everyList(ROW_SOURCES.flatMap((source) => source.then?.(userId) ?? [])),
      ),
    ),
    collection('notices').find(
      { to: userId },
      {
        sort: [
          ['createdAt', 'desc'],
          ['_id', 'desc'],
        ],
        limit: SHOWN,
        fields: LINE_FIELDS,
      },
    ),
  ])
  const actor = actorOf(user)
  const { staffId } = actor
  const toDos = ROW_SOURCES.map((s) =>
    staffId === null ? null : s.todo({ staffId, posts: actor.posts }, SHOWN + 1),
  )
  const atDesk = ROW_SOURCES.map((source) => source.desk(actor, DESK_MOST + 1))
  const forPost = bothLists(everyList(toDos.filter(isAsked)), everyList(atDesk.filter(isAsked)))
  const [me, [[todo, desks], more], tick] = await Promise.all([
    meViewOf(user, context),
    readLists(bothLists(forPost, everyList(further))),
    mayAct(actor) ? collection('ticks').get(LAST_TICK) : null,
  ])
  const reader = { actor, now: context.now, settings }
  const myRows = [...more, ...mine].flatMap((told) => told(reader)).sort(byTurn)
  const toDo = todo.flatMap((told) => told(reader)).sort(byUrgency)
  return ok({
    me,
    todo: toDo.slice(0, SHOWN),
    todoMore: toDo.length > SHOWN,
    mine: myRows.slice(0, SHOWN),
    mineMore: myRows.length > SHOWN,
    desk: deskOf(desks),
    tickLate: mayAct(actor) && isTickLate(tick, context.now),
    missingYear: mayAct(actor) ? missingYear(settings.calendar, context.now) : null,
    keeps: keepsToday(settings.points?.keepers ?? [], userId, context.now),
    notices: notices.map((n) => lineOf(n, user)),
  })
}

/** Who can bring a year in or start the timer again, or see to it that somebody does. */
const mayAct = (actor: Actor): boolean => holds(actor, 'dispatcher') || holds(actor, 'admin')

const isAsked = <T>(asked: T | null): asked is T => asked !== null

function deskOf(counts: number[]): HomeView['desk'] {
  if (counts.length === 0) return null
  const count = counts.reduce((sum, n) => sum + n, 0)
  return { count: Math.min(count, DESK_MOST), more: count > DESK_MOST }
}
