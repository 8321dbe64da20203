import * as v from 'valibot'
import { byConsent, byDuty, byRight, type Basis } from '../call/basis'
import { opening, reading, writing, type Call } from '../call/define'
import { buildingId, cursor, gridCode, requestId, saying } from '../call/fields'
import { lengthOf } from '../call/said'
import { LIMITS as POINTS } from '../points/limits'
import type {
  ElderList,
  ElderView,
  HelpDone,
  HelpedRedeem,
  HelpedShop,
  HelpedView,
  HelperPage,
  StatementView,
} from './answers'
import { HELPER_LIMITS as LIMITS } from './limits'
import { HELPER_ACT_NAMES } from './types'

const elder = v.pipe(v.string(), v.regex(/^elder:[0-9a-f]{24}$/))
const help = v.pipe(v.string(), v.regex(/^help:[0-9a-f]{24}$/))
/** 积分号 */
const memberNo = v.pipe(v.string(), v.regex(/^\d{12}$/))
const name = v.pipe(
  saying('needName'),
  v.check((s) => lengthOf(s) <= LIMITS.nameLength, 'nameTooLong'),
)
const acts = v.pipe(
  v.array(v.picklist(HELPER_ACT_NAMES)),
  v.minLength(1, 'needActs'),
  v.maxLength(HELPER_ACT_NAMES.length),
)
const months = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(LIMITS.months))
const month = v.pipe(v.string(), v.regex(/^\d{4}-(0[1-9]|1[0-2])$/))
const points = v.pipe(
  v.number(),
  v.integer('badPoints'),
  v.minValue(1, 'badPoints'),
  v.maxValue(POINTS.maxPoints, 'badPoints'),
)
const good = v.pipe(v.string(), v.regex(/^[A-Za-z0-9]{1,20}$/))
const perMonth = v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(1000)))
/** The paper is signed and is kept: nothing is opened without it. */
const signed = v.literal(true)
const done = writing<HelpDone>()
const withPoints = byConsent('points')
/** For an elder without WeChat the crew does it, on paper; else the elder's own consent. */
const elderOrDuty: Basis<{ elder?: string | undefined }> = (input) =>
  input.elder === undefined ? ['points'] : []

export const HELPER_CALLS = {
  /** All that the page of helpers shows. */
  'helper.open': opening<HelperPage>()(v.strictObject({})),
  /** 看积分 of the elder. */
  'helper.points': reading<HelpedView>()(v.strictObject({ id: help })),
  /** What there is for the elder's points. */
  'helper.shop': opening<HelpedShop>()(v.strictObject({ id: help })),
  /** 代开账户 of a grid that the reader looks after; left out: the first of them. */
  'helper.elders': reading<ElderList>()(v.strictObject({ grid: v.optional(gridCode), cursor })),
  'helper.elder': reading<ElderView>()(v.strictObject({ id: elder })),
  /** 积分对账单 of one month, to be printed. */
  'helper.statement': reading<StatementView>()(v.strictObject({ id: elder, month })),
  /** 代开账户 for an elder without WeChat, who has said yes on paper. */
  'helper.openElder': done(v.strictObject({ requestId, name, buildingId, paper: signed }), byDuty),
  /** 注销 of such an account: what is left of the points is booked out, names are erased. */
  'helper.closeElder': done(v.strictObject({ requestId, id: elder }), byDuty),
  /** 请帮手, by the number of who is asked. `elder`: by the crew, for one without WeChat, on paper. */
  'helper.name': done(
    v.strictObject({
      requestId,
      elder: v.optional(elder),
      no: memberNo,
      acts,
      months,
      paper: v.optional(signed),
    }),
    elderOrDuty,
  ),
  'helper.answer': done(v.strictObject({ requestId, id: help, yes: v.boolean() }), withPoints),
  /** 结束约定, by the elder, the helper, or the crew. */
  'helper.end': done(v.strictObject({ requestId, id: help }), byRight),
  /** 兑换 for the elder. `price` and `perMonth` as the helper saw them. */
  'helper.redeem': writing<HelpedRedeem>()(
    v.strictObject({ requestId, id: help, good, price: points, perMonth }),
    withPoints,
  ),
} satisfies Record<`helper.${string}`, Call<v.GenericSchema, unknown>>
