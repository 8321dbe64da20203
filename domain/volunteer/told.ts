import type { Principal } from '../matter/types'
import type { Tell } from '../notice/compose'
import { messageTime } from '../notice/message'

/** What every message of volunteering is made of. Never a person's words, name or address. */
export interface Words {
  title: string
  /** For the push: at most 20 characters, says the next step. */
  tip: string
}

/** What a message is about. */
export interface Said {
  /** What people say on the phone. */
  no: string
  what: string
  where: string
  state: string
  due: number
  /** Where the next step is. */
  page: string
}

export const toldOf = (
  to: Principal,
  { title, tip }: Words,
  { no, what, where, state, due, page }: Said,
  now: number,
  template: Tell['template'],
): Tell => ({
  to,
  title,
  body: what,
  page,
  template,
  fields: { no, what, where, state, time: messageTime(now), due: messageTime(due), tip },
  fallback: null,
  keep: 0,
})
