import type { Lifecycle, StateRow, StepRow } from '../../matter/lifecycle'

/** 积分奖励的生命周期: one awards, another reviews, everybody sees it for seven days, then it is paid. */

/** Staff who award; 积分审核员; whom the points are for; everybody else who reads 公示; the timer. */
export type AwardRole = 'awarder' | 'reviewer' | 'recipient' | 'resident' | 'system'

const STATES = {
  AWARDED: { text: '待审核', tone: 'plain', step: 1, ended: false, next: '审核' },
  PUBLIC: { text: '公示中', tone: 'plain', step: 2, ended: false, next: '公示期满' },
  APPEALED: { text: '申诉中', tone: 'turn', step: 2, ended: false, next: '复核' },
  POSTED: { text: '已入账', tone: 'done', step: 3, ended: true, next: '' },
  REJECTED: { text: '未通过', tone: 'plain', step: 3, ended: true, next: '' },
  REVERSED: { text: '已冲正', tone: 'bad', step: 3, ended: true, next: '' },
  /** Its person has left by 注销 before it was paid. */
  LAPSED: { text: '已失效', tone: 'plain', step: 3, ended: true, next: '' },
} as const satisfies Record<string, StateRow>

export type AwardState = keyof typeof STATES

const STEPS = [
  {
    no: 1,
    action: 'give',
    label: '发放积分',
    done: '已发放，等待审核',
    from: [null],
    to: 'AWARDED',
    who: ['awarder'],
    weight: 'primary',
    needs: 'page',
  },
  {
    no: 2,
    action: 'giveAtOnce',
    label: '签到入账',
    done: '扫码签到，直接入账',
    from: [null],
    to: 'POSTED',
    who: ['system'],
    weight: 'plain',
    needs: 'nothing',
  },
  {
    no: 3,
    action: 'pass',
    label: '审核通过',
    done: '审核通过，开始公示',
    from: ['AWARDED'],
    to: 'PUBLIC',
    who: ['reviewer'],
    weight: 'primary',
    needs: 'sheet',
    says: 'people',
  },
  {
    no: 4,
    action: 'reject',
    label: '不通过',
    done: '审核未通过',
    from: ['AWARDED'],
    to: 'REJECTED',
    who: ['reviewer'],
    weight: 'danger',
    needs: 'sheet',
    says: 'people',
    hint: '例：当天没有签到记录',
  },
  {
    no: 5,
    action: 'post',
    label: '入账',
    done: '公示期满，积分入账',
    from: ['PUBLIC'],
    to: 'POSTED',
    who: ['system'],
    weight: 'plain',
    needs: 'nothing',
  },
  {
    no: 6,
    action: 'appeal',
    label: '提出异议',
    done: '提出异议，等待复核',
    from: ['PUBLIC', 'REJECTED', 'REVERSED'],
    to: 'APPEALED',
    who: ['recipient', 'resident', 'awarder', 'reviewer'],
    weight: 'plain',
    needs: 'note',
    says: 'people',
    hint: '例：那天我在场，可以问张组长',
  },
  {
    no: 7,
    action: 'confirm',
    label: '复核：应当给',
    done: '复核认为应当给，继续公示',
    from: ['APPEALED'],
    to: 'PUBLIC',
    who: ['reviewer'],
    weight: 'primary',
    needs: 'sheet',
    says: 'people',
  },
  {
    no: 8,
    action: 'refuse',
    label: '复核：不应当给',
    done: '复核认为不应当给',
    from: ['APPEALED'],
    to: 'REJECTED',
    who: ['reviewer'],
    weight: 'danger',
    needs: 'sheet',
    says: 'people',
    hint: '例：核对名单，当天没有参加',
  },
  {
    no: 9,
    action: 'reverse',
    label: '冲正',
    done: '发放有误，已冲正',
    from: ['POSTED'],
    to: 'REVERSED',
    who: ['reviewer'],
    weight: 'danger',
    needs: 'sheet',
    says: 'people',
    hint: '例：同一次活动登记了两遍',
  },
  {
    no: 10,
    action: 'lapse',
    label: '失效',
    done: '账户已注销，积分不再发放',
    from: ['AWARDED', 'PUBLIC', 'APPEALED'],
    to: 'LAPSED',
    who: ['system'],
    weight: 'plain',
    needs: 'nothing',
  },
] as const satisfies readonly StepRow<AwardState, string, AwardRole>[]

export type AwardAction = (typeof STEPS)[number]['action']

const MARKS = {
  escalate: '超时提醒',
} as const

export type AwardMark = keyof typeof MARKS

export const AWARD: Lifecycle<AwardState, AwardAction, AwardRole, AwardMark> = {
  stepNames: ['发放', '公示', '入账'],
  states: STATES,
  steps: STEPS,
  marks: MARKS,
}
