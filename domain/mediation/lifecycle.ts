import type { Lifecycle } from '../matter/lifecycle'
import type { MediationRole } from './roles'
import { STATES, type CaseState } from './states'
import { BEGINNING } from './steps/beginning'
import { CHOOSING } from './steps/choosing'
import { SITTING } from './steps/sitting'

/**
 * 调解案件的生命周期: the one table (DOMAIN §3.5; numbers are that table's). What every party must say
 * for itself (`to: null`) leads on when the last has said it.
 */
const STEPS = [...BEGINNING, ...CHOOSING, ...SITTING] as const

export type CaseAction = (typeof STEPS)[number]['action']

/** Reminders, people who left, a guest without time, a case number given, a chance or an extension that lapsed, a 评价 that was not given. */
const MARKS = {
  escalate: '超时提醒',
  settle: '人员调整',
  number: '已编案号',
  lapse: '到期未选，请主任推荐',
  guestBusy: '各方已同意邀请，但他这个时间有别的安排，没有加入',
  extended: '各方同意，期限延长',
  notExtended: '到期没有全部同意，期限不延长',
  bind: '当事人已用一次性验证码进入',
  noRating: '到期未评价',
} as const

export type CaseMark = keyof typeof MARKS

export const MEDIATION: Lifecycle<CaseState, CaseAction, MediationRole, CaseMark> = {
  stepNames: ['申请', '同意', '选择', '调解', '协议'],
  states: STATES,
  steps: STEPS,
  marks: MARKS,
  openMarks: ['number', 'lapse', 'guestBusy', 'extended', 'notExtended'],
}
