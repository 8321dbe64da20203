import type { Principal, StaffRef } from '../matter/types'
import type { Tell } from '../notice/compose'
import { messageTime } from '../notice/message'
import { pageOf } from '../notice/pages'
import { LOST } from './lifecycle'
import type { LostEntry, LostThing } from './types'

/** All sentences of the notices of found things. */
interface Words {
  title: string
  tip: string
}

export const KEEP: Words = { title: '有失物请您保管', tip: '请联系拾到的居民取件' }
export const HEAR: Words = { title: '辖区拾到失物', tip: '有人询问时请告知' }
export const BACK: Words = { title: '您拾到的失物已归还', tip: '谢谢您' }
export const LATE: Words = { title: '失物无人认领', tip: '请督促联系失主' }

function tell(thing: LostThing, to: Principal, words: Words, now: number): Tell {
  const page = pageOf('lost.thing', thing._id)
  return {
    to,
    title: words.title,
    body: `${thing.gridTitle} · 失物`,
    page,
    template: to === thing.finder ? 'progress' : 'task',
    fields: {
      no: thing._id.slice(-8),
      what: '失物招领',
      where: thing.gridTitle,
      state: LOST.states[thing.state].text,
      time: messageTime(now),
      due: messageTime(thing.dueAt ?? now),
      tip: words.tip,
    },
    fallback: null,
    keep: 0,
  }
}

/** Who is told of the entries that one commit added. */
export function tellsOf(thing: LostThing, added: readonly LostEntry[], now: number): Tell[] {
  return added.flatMap(({ action }) => {
    switch (action) {
      case 'register':
        return [
          ...thing.others.map((who) => tell(thing, who.id, HEAR, now)),
          tell(thing, thing.keeper.id, KEEP, now),
        ]
      case 'giveBack':
        return [tell(thing, thing.finder, BACK, now)]
      case 'settle':
        return [tell(thing, thing.keeper.id, KEEP, now)]
      case 'escalate':
        return []
    }
  })
}

export const lateTell = (thing: LostThing, to: StaffRef, now: number): Tell =>
  tell(thing, to.id, LATE, now)
