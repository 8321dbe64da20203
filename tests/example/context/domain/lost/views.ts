import type { Actor } from '../identity/types'
import { actionView, type ActionView, type Row } from '../matter/views'
import { pageOf } from '../notice/pages'
import { LOST } from './lifecycle'
import { allowedActions } from './qualities'
import type { LostThing } from './types'

/** What a reader sees of a found thing. */
export interface LostView {
  id: string
  version: number
  stateText: string
  what: string
  gridTitle: string
  keeperName: string
  actions: ActionView[]
  /** It was made or moved before by the same request; nothing new was written. */
  repeated: boolean
}

export const viewOf = (thing: LostThing, actor: Actor, repeated: boolean): LostView => ({
  id: thing._id,
  version: thing.version,
  stateText: LOST.states[thing.state].text,
  what: thing.what,
  gridTitle: thing.gridTitle,
  keeperName: thing.keeper.name,
  actions: allowedActions(actor, thing).map((action) => actionView(LOST, action)),
  repeated,
})

/** The thing as one row among other kinds. */
export function rowOfLost(thing: LostThing, actor: Actor, now: number): Row {
  const state = LOST.states[thing.state]
  const myTurn = thing.waitingFor !== null && thing.waitingFor === actor.staffId
  const overdue = thing.open && thing.dueAt !== null && thing.dueAt < now
  const [next] = allowedActions(actor, thing)
  return {
    id: thing._id,
    page: pageOf('lost.thing', thing._id),
    title: thing.what,
    line: `${thing.gridTitle} · ${myTurn ? '等您归还' : `在${thing.keeper.name}处`}`,
    tag: { text: state.text, tone: overdue ? 'bad' : myTurn ? 'turn' : state.tone },
    dueAt: thing.dueAt,
    overdue,
    myTurn,
    action: myTurn && next ? actionView(LOST, next).label : '',
  }
}
