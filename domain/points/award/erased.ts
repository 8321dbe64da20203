import { SYSTEM } from '../../matter/escalate'
import { move, rest, type Moment } from '../../matter/move'
import type { Principal } from '../../matter/types'
import { AWARD } from './lifecycle'
import type { Award } from './types'

/** What is left of an award when somebody who had to do with it has left by 注销. */

/** 10 失效: nobody is there any more to whom it could be paid. */
export const lapsed = (award: Award, at: Moment): Award =>
  rest(move(AWARD, award, 'lapse', { by: SYSTEM, at }))

const isOpen = ({ state }: Award): boolean => !AWARD.states[state].ended

const without = (award: Award, user: Principal): Award['history'] =>
  award.history.map((line) =>
    line.by.principal === user ? { ...line, by: { ...line.by, principal: '', name: '' } } : line,
  )

/**
 * Whom it was for has left: it ends where it was not paid, and names nobody. What is a 集体's goes on: whoever
 * speaks for it when it is paid is told.
 */
export function withoutRecipient(award: Award, at: Moment): Award {
  const isOver = isOpen(award) && award.collective === undefined
  const ended = isOver ? lapsed(award, at) : award
  const { recipient: user, appeal } = ended
  return {
    ...ended,
    recipient: '',
    recipientName: '',
    history: without(ended, user),
    appeal: appeal?.by === user ? { ...appeal, by: '' } : appeal,
  }
}

/** Who awarded, reviewed, judged or objected has left: the post that acted stays, the account does not. */
export const withoutHand = (award: Award, user: Principal): Award => {
  const others = (all: readonly Principal[]): Principal[] => all.filter((p) => p !== user)
  const { appeal } = award
  return {
    ...award,
    awardedBy: others(award.awardedBy),
    hands: others(award.hands),
    history: without(award, user),
    appeal: appeal?.by === user ? { ...appeal, by: '' } : appeal,
  }
}
