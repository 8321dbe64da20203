import type { Lifecycle, StateRow, StepRow } from '../matter/lifecycle'

/**
 * 投诉建议: what somebody has to say about the program, a service or a person. It is answered by somebody
 * whom it does not concern, and once more by another where that was not enough
 * (DOMAIN §1, 国办函〔2026〕12号).
 */

/**
 * In which quality somebody acts: `above` has been told that it is late, `asked` is one of those whom it
 * concerns, who knows of it what he was asked and nothing else.
 */
export type ComplaintRole = 'complainant' | 'receiver' | 'above' | 'asked' | 'system'

const STATES = {
  SUBMITTED: { text: '待受理', tone: 'plain', step: 1, ended: false, next: '受理' },
  HANDLING: { text: '办理中', tone: 'plain', step: 2, ended: false, next: '答复' },
  REVIEWING: { text: '再次办理', tone: 'plain', step: 2, ended: false, next: '再次答复' },
  ANSWERED: { text: '已答复', tone: 'done', step: 3, ended: true, next: '评价' },
  RATED: { text: '已评价', tone: 'done', step: 4, ended: true, next: '' },
  REJECTED: { text: '不予受理', tone: 'plain', step: 3, ended: true, next: '' },
  WITHDRAWN: { text: '已撤回', tone: 'plain', step: 1, ended: true, next: '' },
} as const satisfies Record<string, StateRow>

export type ComplaintState = keyof typeof STATES

const STEPS = [
  {
    no: 1,
    action: 'submit',
    label: '提交',
    done: '已提交',
    from: [null],
    to: 'SUBMITTED',
    who: ['complainant'],
    weight: 'primary',
    needs: 'page',
  },
  {
    no: 2,
    action: 'accept',
    label: '受理',
    done: '已受理',
    from: ['SUBMITTED'],
    to: 'HANDLING',
    who: ['receiver'],
    weight: 'primary',
    needs: 'nothing',
  },
  {
    no: 3,
    action: 'answer',
    label: '答复',
    done: '已答复',
    from: ['HANDLING', 'REVIEWING'],
    to: 'ANSWERED',
    who: ['receiver'],
    weight: 'primary',
    needs: 'sheet',
    says: 'people',
  },
  {
    no: 4,
    action: 'transfer',
    label: '转交',
    done: '已转交',
    from: ['SUBMITTED', 'HANDLING', 'REVIEWING'],
    to: null,
    who: ['receiver', 'above'],
    weight: 'plain',
    needs: 'sheet',
    says: 'colleagues',
  },
  {
    no: 5,
    action: 'recuse',
    label: '与我有关，回避',
    done: '已回避',
    from: ['SUBMITTED', 'HANDLING', 'REVIEWING'],
    to: null,
    who: ['receiver'],
    weight: 'plain',
    needs: 'yes',
  },
  {
    no: 6,
    action: 'reject',
    label: '不予受理',
    done: '不予受理',
    from: ['SUBMITTED', 'HANDLING'],
    to: 'REJECTED',
    who: ['receiver'],
    weight: 'danger',
    needs: 'sheet',
    says: 'people',
  },
  {
    no: 7,
    action: 'rate',
    label: '评价',
    done: '已评价',
    from: ['ANSWERED'],
    to: 'RATED',
    who: ['complainant'],
    weight: 'primary',
    needs: 'sheet',
    says: 'people',
  },
  {
    no: 8,
    action: 'askAgain',
    label: '追问',
    done: '已追问',
    from: ['ANSWERED', 'RATED', 'REJECTED'],
    to: 'REVIEWING',
    who: ['complainant'],
    weight: 'plain',
    needs: 'note',
    says: 'people',
    hint: '例：答复没有说什么时候改，请再看看',
  },
  {
    no: 9,
    action: 'withdraw',
    label: '撤回',
    done: '已撤回',
    from: ['SUBMITTED', 'HANDLING', 'REVIEWING'],
    to: 'WITHDRAWN',
    who: ['complainant'],
    weight: 'danger',
    needs: 'yes',
    says: 'people',
  },
  {
    no: 10,
    action: 'inquire',
    label: '请说明情况',
    done: '已请人说明情况',
    from: ['HANDLING', 'REVIEWING'],
    to: null,
    who: ['receiver'],
    weight: 'plain',
    needs: 'sheet',
    says: 'colleagues',
  },
  {
    no: 11,
    action: 'explain',
    label: '说明情况',
    done: '已说明情况',
    from: ['HANDLING', 'REVIEWING'],
    to: null,
    who: ['asked'],
    weight: 'primary',
    needs: 'note',
    says: 'colleagues',
    hint: '例：那天两点到三点去送物品，门口没有贴告示',
  },
] as const satisfies readonly StepRow<ComplaintState, string, ComplaintRole>[]

export type ComplaintAction = (typeof STEPS)[number]['action']

const MARKS = {
  escalate: '超时提醒',
  settle: '换人办理',
  noRating: '到期未评价',
  reckon: '期限重算',
} as const

export type ComplaintMark = keyof typeof MARKS

export const COMPLAINT: Lifecycle<ComplaintState, ComplaintAction, ComplaintRole, ComplaintMark> = {
  stepNames: ['提交', '办理', '答复', '评价'],
  states: STATES,
  steps: STEPS,
  marks: MARKS,
}
