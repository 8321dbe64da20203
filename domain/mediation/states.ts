import type { StateRow } from '../matter/lifecycle'

/**
 * States of a mediation case (DOMAIN §3.5). 履行, 回访 and 归档 are not there yet: until their steps are,
 * an agreement in force is the end.
 */
export const STATES = {
  APPLIED: { text: '已申请', tone: 'plain', step: 1, ended: false, next: '初审' },
  CONSENTING: { text: '征求同意', tone: 'plain', step: 2, ended: false, next: '各方同意' },
  ACCEPTED: { text: '已受理', tone: 'plain', step: 2, ended: false, next: '各方阅知权利义务' },
  CHOOSING: { text: '双向选择', tone: 'plain', step: 3, ended: false, next: '选定调解员和时间' },
  SCHEDULED: { text: '已约定', tone: 'plain', step: 4, ended: false, next: '到约定时间调解' },
  IN_SESSION: { text: '调解中', tone: 'turn', step: 4, ended: false, next: '调解' },
  AGREED: { text: '达成协议', tone: 'plain', step: 5, ended: false, next: '签字盖章' },
  /** 评价 is still awaited: nobody owes anybody anything. */
  EFFECTIVE: { text: '已生效', tone: 'done', step: 5, ended: true, next: '评价' },
  TERMINATED: { text: '已终止', tone: 'plain', step: 5, ended: true, next: '评价' },
} as const satisfies Record<string, StateRow>

export type CaseState = keyof typeof STATES

/** Whatever comes before 达成协议: a party may end it at any moment (人民调解法 art. 23). */
export const BEFORE_AGREED = [
  'APPLIED',
  'CONSENTING',
  'ACCEPTED',
  'CHOOSING',
  'SCHEDULED',
  'IN_SESSION',
] as const satisfies readonly CaseState[]
