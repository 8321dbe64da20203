import { ok, refuse, type Outcome } from '../../../domain/result'
import {
  checkInCode,
  checkInFault,
  checkInText,
  codeLeft,
  readCheckIn,
} from '../../../domain/volunteer/activity/code'
import { mayRead } from '../../../domain/volunteer/activity/qualities'
import type { Activity } from '../../../domain/volunteer/activity/types'
import {
  checkIn as decideCheckIn,
  checkOut as decideCheckOut,
  mayCheckIn,
  spansOf,
} from '../../../domain/volunteer/part/decide'
import { collection } from '../../platform/collections'
import type { Handler } from '../context'
import { WALKS_IN, changeOwn, comeTo } from './signUp'
import { doingOf } from './taking'

const keyOf = ({ _id }: Pick<Activity, '_id'>): string => _id.slice('activity:'.length)

/** 签到码 of now, for whoever leads the activity. */
export const code: Handler<'volunteer.code'> = async ({ id }, context) => {
  const { userId, now } = context
  const found = await collection('activities').get(id)
  if (!found || !mayRead(await context.actor(), found)) return refuse('notFound')
  if (!found.organisers.includes(userId)) return refuse('notAllowed')
  if (found.state !== 'OPEN') return refuse('checkInClosed')
  const digits = checkInCode(found.secret, now)
  return ok({ digits, text: checkInText(keyOf(found), digits), leftMs: codeLeft(now) })
}

const DIGITS = /^\d{6}$/

/** The six digits of what was typed or scanned, for this very activity; null: no such code. */
function digitsOf(said: string, activity: Activity): string | null {
  const plain = said.normalize('NFKC').replace(/\s/g, '')
  if (DIGITS.test(plain)) return plain
  const scanned = readCheckIn(said)
  return scanned?.key === keyOf(activity) ? scanned.digits : null
}

/** Whether this is the code of now. Outcome: `checkInClosed`, `checkInWrong`, `checkInOver`. */
function checkCode(activity: Activity, said: string, now: number): Outcome<null> {
  if (activity.state !== 'OPEN') return refuse('checkInClosed')
  const digits = digitsOf(said, activity)
  const fault = digits === null ? 'checkInWrong' : checkInFault(activity.secret, digits, now)
  return fault ? refuse(fault, 'code') : ok(null)
}

/** 签到 by the code of now. Where somebody stands is no condition. */
export const checkIn: Handler<'volunteer.checkIn'> = ({ code: said, ...whose }, context) =>
  changeOwn(
    whose,
    ({ activity, part, roll, ward, guardian }) => {
      if (!activity || !roll) return refuse('notFound')
      const code = checkCode(activity, said, context.now)
      if (!code.ok) return code
      if (!part || part.state === 'CANCELLED') return refuse('notSignedUp')
      if (ward !== null && guardian?.state !== 'PRESENT') return refuse('guardianFirst')
      return decideCheckIn(part, 'SCANNED', doingOf(context))
    },
    context,
  )

/** 现场报名 of who stands there with the code of now and did not sign up: the organiser ticks him in. */
export const walkIn: Handler<'volunteer.walkIn'> = ({ activity: id, code: said, risk }, context) =>
  changeOwn(
    { activity: id },
    async (taking, transaction) => {
      const { activity, roll } = taking
      if (!activity || !roll) return refuse('notFound')
      // Whoever guesses a code is refused mostly: he is counted before it is looked at.
      if (activity.state === 'OPEN') await context.count?.within()
      const code = checkCode(activity, said, context.now)
      if (!code.ok) return code
      if (!mayCheckIn(activity, context.now)) return refuse('checkInClosed')
      return comeTo(taking, risk, WALKS_IN, context, transaction)
    },
    context,
  )

/** 签退: minutes as they were, and what is odd about them. */
export const checkOut: Handler<'volunteer.checkOut'> = (whose, context) =>
  changeOwn(
    whose,
    ({ part, others }) =>
      part
        ? decideCheckOut(part, context.now, spansOf(others, part), doingOf(context))
        : refuse('notFound'),
    context,
  )
