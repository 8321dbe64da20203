import { ok, refuse } from '../../../domain/result'
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
  spansOf,
} from '../../../domain/volunteer/part/decide'
import { collection } from '../../platform/collections'
import type { Handler } from '../context'
import { changeOwn } from './signUp'
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

/** 签到 by the code of now. Where somebody stands is no condition. */
export const checkIn: Handler<'volunteer.checkIn'> = ({ activity: id, code: said }, context) =>
  changeOwn(
    id,
    ({ activity, part, roll }) => {
      if (!activity || !roll) return refuse('notFound')
      if (activity.state !== 'OPEN') return refuse('checkInClosed')
      const digits = digitsOf(said, activity)
      if (digits === null) return refuse('checkInWrong', 'code')
      const fault = checkInFault(activity.secret, digits, context.now)
      if (fault) return refuse(fault, 'code')
      if (!part || part.state === 'CANCELLED') return refuse('notSignedUp')
      return decideCheckIn(part, 'SCANNED', doingOf(context))
    },
    context,
  )

/** 签退: minutes as they were, and what is odd about them. */
export const checkOut: Handler<'volunteer.checkOut'> = ({ activity: id }, context) =>
  changeOwn(
    id,
    ({ part, others }) =>
      part
        ? decideCheckOut(part, context.now, spansOf(others, part), doingOf(context))
        : refuse('notFound'),
    context,
  )
