import * as v from 'valibot'
import { byConsent, byDuty, byRight } from '../call/basis'
import { opening, reading, writing, type Call } from '../call/define'
import { cursor, note, requestId, saying, text, version } from '../call/fields'
import { lengthOf, saysSomething } from '../call/said'
import type { Page } from '../call/views'
import type {
  AccountView,
  AwardCard,
  AwardView,
  HandedOutView,
  KeeperDayView,
  LedgerLine,
  MemberView,
  MonthView,
  PeekView,
  PrintedView,
  RedemptionCard,
  RedemptionView,
  RulesView,
  ShopView,
  StockView,
  StockedView,
} from './answers'
import type { AwardAction } from './award/lifecycle'
import type { PublishedLine } from './award/published'
import { LIMITS } from './limits'

const awardId = v.pipe(v.string(), v.regex(/^award:[0-9a-f]{24}$/))
const redemptionId = v.pipe(v.string(), v.regex(/^redemption:[0-9a-f]{24}$/))
const good = v.pipe(v.string(), v.regex(/^[A-Za-z0-9]{1,20}$/))
/** 积分号 */
const memberNo = v.pipe(v.string(), v.regex(/^\d{12}$/))
const rule = v.pipe(v.string(), v.regex(/^[A-Z]{2}\d{2}$/))
const team = v.pipe(v.string(), v.regex(/^team:[0-9a-f]{24}$/))
const day = v.pipe(v.string(), v.isoDate())
/** As it was scanned or typed; what is no code is `codeWrong`. */
const shown = v.pipe(v.string(), v.minLength(1), v.maxLength(60))
/** Of the scan, as `peek` gave it. */
const ticket = v.optional(v.pipe(v.string(), v.maxLength(80)))
const name = v.pipe(
  saying('needName'),
  v.check((s) => lengthOf(s) <= 20, 'nameTooLong'),
)
const points = v.pipe(
  v.number(),
  v.integer('badPoints'),
  v.minValue(1, 'badPoints'),
  v.maxValue(LIMITS.maxPoints, 'badPoints'),
)
/** Left out where there is no limit. */
const perMonth = v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(1000)))
/** Of a deed; a rule that pays by the hour makes points of them. */
const minutes = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(24 * 60))
/** 回避: whoever decides says whether it is a relative. */
const kin = v.boolean()
const place = v.pipe(v.string(), v.regex(/^[A-Za-z0-9]{1,20}$/))
const month = v.pipe(v.string(), v.regex(/^\d{4}-(0[1-9]|1[0-2])$/))
const count = v.pipe(
  v.number(),
  v.integer('badCount'),
  v.minValue(0, 'badCount'),
  v.maxValue(100_000, 'badCount'),
)
const wishText = v.pipe(
  text,
  v.check(saysSomething),
  v.check((s) => lengthOf(s) <= 30, 'wishTooLong'),
)
const someText = v.optional(text, '')
const none = v.strictObject({})

/** What every step on an award carries. */
const step = { requestId, id: awardId, version }
const judged = { ...step, kin }

export const POINTS_CALLS = {
  'points.account': reading<AccountView>()(none),
  /** Newest first. */
  'points.ledger': reading<Page<LedgerLine>>()(v.strictObject({ cursor })),
  /** 开通: staff finds the account by its number. With another name again, the name is changed. */
  'points.join': writing<AccountView>()(v.strictObject({ requestId, name }), byConsent('points')),

  'points.shop': opening<ShopView>()(none),
  'points.redemptions': reading<Page<RedemptionCard>>()(v.strictObject({ cursor })),
  'points.redemption': reading<RedemptionView>()(v.strictObject({ id: redemptionId })),
  /** `price` and `perMonth` as the person saw them. */
  'points.redeem': writing<RedemptionView>()(
    v.strictObject({ requestId, good, price: points, perMonth }),
    byConsent('points'),
  ),
  'points.cancel': writing<RedemptionView>()(
    v.strictObject({ requestId, id: redemptionId }),
    byRight,
  ),
  /** 代领; left out: nobody any more. */
  'points.name': writing<RedemptionView>()(
    v.strictObject({ requestId, id: redemptionId, name: v.optional(name) }),
    byConsent('points'),
  ),

  /** What a keeper has scanned, before anything is handed out. */
  'points.peek': reading<PeekView>()(v.strictObject({ code: shown })),
  'points.handOut': writing<HandedOutView>()(
    v.strictObject({ requestId, id: redemptionId, code: shown, ticket }),
    byDuty,
  ),
  'points.undo': writing<RedemptionView>()(
    v.strictObject({ requestId, id: redemptionId, note }),
    byDuty,
  ),
  /**
   * 退还积分: what was handed out was no good. By a reviewer; `stockBack`: the piece has come back, is good,
   * and lies on the shelf for others.
   */
  'points.refund': writing<RedemptionView>()(
    v.strictObject({
      requestId,
      id: redemptionId,
      note,
      stockBack: v.optional(v.boolean(), false),
    }),
    byDuty,
  ),
  /** 打印取货码, by the owner, or by a reviewer for who has no phone at hand. */
  'points.print': writing<PrintedView>()(v.strictObject({ requestId, id: redemptionId }), byRight),

  /** 当班; left out: the reader's own point, and today. */
  'points.keeperDay': reading<KeeperDayView>()(
    v.strictObject({ pickUp: v.optional(place), day: v.optional(day) }),
  ),
  'points.stock': reading<StockView>()(v.strictObject({ pickUp: v.optional(place) })),
  /** 入库, 报损, 盘点: `count` is how many came, went bad, or lie there. */
  'points.changeStock': writing<StockedView>()(
    v.strictObject({
      requestId,
      good,
      kind: v.picklist(['in', 'spoiled', 'count']),
      count,
      /** Goods that come, and a count that agrees, need none. */
      reason: someText,
    }),
    byDuty,
  ),

  /** What is worth what; for everybody, before one earns. */
  'points.rules': reading<RulesView>()(none),
  /** 月度公开账; left out: the running month. */
  'points.month': reading<MonthView>()(v.strictObject({ month: v.optional(month) })),
  /** 心愿: more of a good, or something that is not there. Wished again, it is taken back. */
  'points.wish': writing<ShopView>()(
    v.strictObject({ requestId, good: v.optional(good), text: v.optional(wishText) }),
    byConsent('points'),
  ),
  /** 注销积分账户: the balance is booked out, the number stays without a person. */
  'points.close': writing<AccountView>()(v.strictObject({ requestId }), byRight),

  /** Whose number it is, and which 集体 he stands for, before points are given. For staff. */
  'points.member': reading<MemberView>()(v.strictObject({ no: memberNo })),
  /** By a rule for a 集体: that of the number's owner; `team` says which, where he leads several. */
  'points.give': writing<AwardView>()(
    v.strictObject({
      requestId,
      no: memberNo,
      rule,
      team: v.optional(team),
      minutes,
      deedOn: day,
      deed: note,
      confidential: v.boolean(),
      kin,
    }),
    byDuty,
  ),
  /** `review`: what waits for reviewers; `given`: what the reader has awarded; `mine`: for the reader. */
  'points.awards': reading<Page<AwardCard>>()(
    v.strictObject({ scope: v.picklist(['review', 'given', 'mine']), cursor }),
  ),
  'points.award': reading<AwardView>()(v.strictObject({ id: awardId })),
  /** 公示: whatever ends first. */
  'points.published': reading<Page<PublishedLine>>()(v.strictObject({ cursor })),
  'points.pass': writing<AwardView>()(v.strictObject({ ...judged, note: someText }), byDuty),
  'points.reject': writing<AwardView>()(v.strictObject({ ...judged, note }), byDuty),
  'points.appeal': writing<AwardView>()(v.strictObject({ ...step, note }), byRight),
  'points.confirm': writing<AwardView>()(v.strictObject({ ...judged, note: someText }), byDuty),
  'points.refuse': writing<AwardView>()(v.strictObject({ ...judged, note }), byDuty),
  'points.reverse': writing<AwardView>()(v.strictObject({ ...judged, note }), byDuty),
} satisfies Record<`points.${string}`, Call<v.GenericSchema, unknown>>

/** Steps on an award that people take by a call of their own. */
export type AwardStepName = Extract<
  AwardAction,
  'pass' | 'reject' | 'appeal' | 'confirm' | 'refuse' | 'reverse'
>
