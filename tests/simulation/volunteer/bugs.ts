import type { Bug } from '../types'

const ROLLS = 'cloudfunctions/jobs/watches/rolls.ts'

/** Bugs in volunteering: places, who is where, hours and what is paid for them. */
export const VOLUNTEER_BUGS: Bug[] = [
  {
    name: 'whoever cancels takes his place along',
    breaks: ['places of an activity are taken or free, and nobody moves up after the start'],
    seed: 1,
    file: 'domain/volunteer/activity/roll.ts',
    from: 'going: but(roll.going, [key]), free: roll.free + 1 }',
    to: 'going: but(roll.going, [key]), free: roll.free }',
  },
  {
    name: 'nobody asks where else somebody is expected',
    breaks: ['nobody signs up for two things at once'],
    seed: 1,
    file: 'cloudfunctions/api/volunteer/taking.ts',
    from: 'others.filter((p) => COMING.includes(p.state))',
    to: 'others.filter((p) => p.activity === activity._id)',
  },
  {
    name: 'one is enough for a long day',
    breaks: ['hours count as they were, once, when enough others found them right'],
    seed: 1,
    file: 'domain/volunteer/hours/reviews.ts',
    from: 'if (minutesOfDay > LIMITS.thirdReviewMinutes) return 3\n  return minutesOfDay > LIMITS.secondReviewMinutes ? 2 : 1',
    to: 'return minutesOfDay > 24 * LIMITS.secondReviewMinutes ? 2 : 1',
  },
  {
    name: 'whoever never came is not looked at',
    breaks: ['of what is over in volunteering nobody is expected any more'],
    seed: 1,
    file: ROLLS,
    from: "['WAITING', 'SIGNED', 'PRESENT', 'LEFT']",
    to: "['PRESENT', 'LEFT']",
  },
  {
    name: 'what counts is looked at, and not paid',
    breaks: ['hours that count are paid, once'],
    seed: 1,
    file: 'cloudfunctions/jobs/watches/deeds.ts',
    from: 'const deed = points && part.user !== GONE ?',
    to: 'const deed = points && part.user === GONE ?',
  },
  {
    name: 'own hours stand on no list',
    breaks: ['hours that wait are on the list of somebody who may decide'],
    seed: 1,
    file: 'cloudfunctions/api/volunteer/day.ts',
    from: "['FORGOTTEN', 'CLAIMED', 'REVIEWING']",
    to: "['FORGOTTEN', 'REVIEWING']",
  },
  {
    name: 'that it is off nobody is told',
    breaks: ['whoever had signed up is told once that it is off'],
    seed: 1,
    file: 'domain/volunteer/part/notices.ts',
    from: "  cancel: { title: '您报名的活动已取消', tip: '请看看别的活动' },\n",
    to: '',
  },
  {
    name: 'a team tells everybody who leads it',
    breaks: ['a volunteer’s name is for whoever leads'],
    seed: 1,
    file: 'domain/volunteer/team/views.ts',
    from: 'name: sees || user === actor.userId ? name : maskedName(name),',
    to: 'name: sees || maskedName ? name : user,',
  },
]
