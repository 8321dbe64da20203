import * as v from 'valibot'
import { byConsent, byConsentOrDuty, byRight, type Purpose } from '../call/basis'
import { opening, reading, writing, type Call } from '../call/define'
import { cursor, note, requestId, saying, short, version } from '../call/fields'
import { lengthOf } from '../call/said'
import type { Page } from '../call/views'
import type {
  ActivityCard,
  ActivityPageView,
  ActivityView,
  CodeView,
  DayView,
  DecidedView,
  PartView,
  RosterView,
  ServiceHoursView,
} from './activityAnswers'
import { wardKey } from './fields'
import { LIMITS } from './limits'

const teamId = v.pipe(v.string(), v.regex(/^team:[0-9a-f]{24}$/))
/** `activity:<24 hex>`: which activity. */
const activityId = v.pipe(v.string(), v.regex(/^activity:[0-9a-f]{24}$/))
const partId = v.pipe(v.string(), v.regex(/^part:[0-9a-f]{24}$/))
/** Epoch ms, to the minute or finer. */
const instant = v.pipe(v.number(), v.integer(), v.minValue(0))
const title = v.pipe(
  saying('needName'),
  v.check((s) => lengthOf(s) <= 30, 'nameTooLong'),
)
/** 签到码 as it was typed or scanned. */
const spokenCode = v.pipe(v.string(), v.maxLength(60))
/** Version of the notice that was read. */
const riskVersion = v.pipe(v.number(), v.integer(), v.minValue(1))
/** Which child of the guardian's it is for; absent or null: himself. */
const ward = v.optional(v.nullable(wardKey))
const forWhom = ({ ward: key }: { ward?: string | null }): readonly Purpose[] =>
  key ? ['volunteer', 'ward'] : ['volunteer']
const lngLat = v.strictTuple([
  v.pipe(v.number(), v.minValue(-180), v.maxValue(180)),
  v.pipe(v.number(), v.minValue(-90), v.maxValue(90)),
])

/** Everything that people must know before they sign up. */
const plan = {
  title,
  content: note,
  venue: v.strictObject({ name: title, point: v.nullable(lngLat) }),
  from: instant,
  to: instant,
  places: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(LIMITS.places)),
  minAge: v.picklist([0, 14, 16, 18]),
  insured: v.boolean(),
  skills: short(100),
  /** Code of a rule of points for a person's deed. */
  rule: v.pipe(v.string(), v.regex(/^[A-Z]{2}\d{2}$/)),
  /** 风险告知 */
  risk: saying('needRisk'),
}

/** What every step on an activity carries, besides its words. */
const on = { requestId, id: activityId, version }
/** What every step on a line of the roster carries. */
const line = { requestId, id: partId, version }

/**
 * Activities, who takes part, and hours. Steps of `ACTIVITY` are called as they are in its table; whoever may
 * take one finds it in `actions`.
 */
export const ACTIVITY_CALLS = {
  /** `open`: not begun, the next first · `led`: of teams that I lead, the newest first · `todo`: waiting for me. */
  'volunteer.activities': reading<Page<ActivityCard>>()(
    v.strictObject({ scope: v.picklist(['open', 'led', 'todo']), cursor }),
  ),
  'volunteer.activity': opening<ActivityPageView>()(v.strictObject({ id: activityId })),
  /** 拟活动, for a team that I lead: a draft. Refusals: `activityPast`, `activityLong`, `ruleUnfit`. */
  'volunteer.draft': writing<ActivityView>()(
    v.strictObject({ requestId, team: teamId, ...plan }),
    byConsent('volunteer'),
  ),
  'volunteer.publish': writing<ActivityView>()(v.strictObject(on), byConsentOrDuty('volunteer')),
  /** 修改, before it begins; `note`: what is told to whoever has signed up. Refused: `placesTaken`. */
  'volunteer.change': writing<ActivityView>()(
    v.strictObject({ ...on, ...plan, note }),
    byConsentOrDuty('volunteer'),
  ),
  'volunteer.finish': writing<ActivityView>()(v.strictObject(on), byConsentOrDuty('volunteer')),
  /** 确认名单: those about whom nothing is odd count with it. Refused with `listUndecided` before. */
  'volunteer.confirm': writing<ActivityView>()(v.strictObject(on), byConsentOrDuty('volunteer')),
  'volunteer.cancel': writing<ActivityView>()(
    v.strictObject({ ...on, note }),
    byConsentOrDuty('volunteer'),
  ),

  /**
   * 报名, or 候补 where all places are taken; `risk`: version of the notice that was read (`riskChanged`).
   * Refusals: `needVolunteer`, `tooYoung`, `signedUp`, `signUpOver`, `signUpFull`, `signUpCrosses`; of a child
   * `needGuardian`.
   */
  'volunteer.signUp': writing<PartView>()(
    v.strictObject({
      requestId,
      activity: activityId,
      risk: riskVersion,
      ward,
    }),
    forWhom,
  ),
  /** Of one whose children come along: `wardsFirst` before theirs are cancelled. */
  'volunteer.cancelSignUp': writing<PartView>()(
    v.strictObject({ requestId, activity: activityId, ward }),
    byRight,
  ),

  /** 签到码 of now. Only its organisers have one (`notAllowed`). */
  'volunteer.code': reading<CodeView>()(v.strictObject({ id: activityId })),
  /**
   * 签到 by six digits, or by the text that was scanned. Refusals: `checkInWrong`,
   * `checkInOver`, `checkInClosed`, `notSignedUp`, `stillWaiting`; of a child `guardianFirst`.
   */
  'volunteer.checkIn': writing<PartView>()(
    v.strictObject({ requestId, activity: activityId, code: spokenCode, ward }),
    forWhom,
  ),
  /**
   * 现场报名 by the code of now, of who did not sign up: he waits for the organiser's tick on the list. Before the
   * start as `volunteer.signUp`. Refusals: those of both calls, but `notSignedUp` and `stillWaiting`.
   */
  'volunteer.walkIn': writing<PartView>()(
    v.strictObject({ requestId, activity: activityId, code: spokenCode, risk: riskVersion }),
    byConsent('volunteer'),
  ),
  /** 签退; needs no code and no place. */
  'volunteer.checkOut': writing<PartView>()(
    v.strictObject({ requestId, activity: activityId, ward }),
    byRight,
  ),

  /** 名单, for its organisers and whoever decides. */
  'volunteer.roster': opening<RosterView>()(v.strictObject({ id: activityId })),
  'volunteer.tickIn': writing<DecidedView>()(v.strictObject(line), byConsentOrDuty('volunteer')),
  'volunteer.tickOut': writing<DecidedView>()(v.strictObject(line), byConsentOrDuty('volunteer')),
  /** 每日名单: odd hours and own hours, of all teams that I lead. */
  'volunteer.day': opening<DayView>()(v.strictObject({})),
  /**
   * 确认时长: when it was; `note` may be empty where it is as told. Refusals: `ownHours`, `kinAward`,
   * `sameFinder`, `hoursOverlap`, `needNote`.
   */
  'volunteer.count': writing<DecidedView>()(
    v.strictObject({
      ...{ ...line, from: instant, to: instant, note: short(200) },
      /** Whom it was done for has signed on paper. */
      paper: v.optional(v.boolean(), false),
    }),
    byConsentOrDuty('volunteer'),
  ),
  'volunteer.strike': writing<DecidedView>()(
    v.strictObject({ ...line, note }),
    byConsentOrDuty('volunteer'),
  ),

  /** 补记时长, for a team that I am in; somebody else confirms it. Refusals: `joinFirst`, `deedAhead`, `deedTooOld`. */
  'volunteer.claim': writing<PartView>()(
    v.strictObject({ requestId, team: teamId, title, from: instant, to: instant, note }),
    byConsent('volunteer'),
  ),
  /** 我的时长: minutes by how they are known, and what they are made of. */
  'volunteer.hours': opening<ServiceHoursView>()(v.strictObject({ cursor })),
} satisfies Record<`volunteer.${string}`, Call<v.GenericSchema, unknown>>
