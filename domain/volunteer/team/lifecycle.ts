import type { Lifecycle, StateRow, StepRow } from '../../matter/lifecycle'

/** 志愿服务队: somebody asks for one, the community approves it, leaders with a term lead it (DOMAIN §3.7). */

/** Who applied; who leads it now; the community's 第一书记, or the desk where there is none. */
export type TeamRole = 'applicant' | 'leader' | 'approver' | 'system'

const STATES = {
  APPLIED: { text: '待审批', tone: 'plain', step: 1, ended: false, next: '审批' },
  ACTIVE: { text: '已成立', tone: 'done', step: 2, ended: true, next: '' },
  REJECTED: { text: '未通过', tone: 'plain', step: 2, ended: true, next: '' },
  WITHDRAWN: { text: '已撤回', tone: 'plain', step: 1, ended: true, next: '' },
  DISSOLVED: { text: '已解散', tone: 'plain', step: 2, ended: true, next: '' },
} as const satisfies Record<string, StateRow>

export type TeamState = keyof typeof STATES

const STEPS = [
  {
    no: 1,
    action: 'apply',
    label: '申请成立',
    done: '已申请，等待审批',
    from: [null],
    to: 'APPLIED',
    who: ['applicant'],
    weight: 'primary',
    needs: 'page',
  },
  {
    no: 2,
    action: 'approve',
    label: '同意成立',
    done: '同意成立',
    from: ['APPLIED'],
    to: 'ACTIVE',
    who: ['approver'],
    weight: 'primary',
    needs: 'yes',
  },
  {
    no: 3,
    action: 'reject',
    label: '不同意',
    done: '未通过',
    from: ['APPLIED'],
    to: 'REJECTED',
    who: ['approver'],
    weight: 'danger',
    needs: 'note',
    says: 'people',
    hint: '例：社区已有同样的队伍，请加入他们',
  },
  {
    no: 4,
    action: 'withdraw',
    label: '撤回申请',
    done: '已撤回',
    from: ['APPLIED'],
    to: 'WITHDRAWN',
    who: ['applicant', 'system'],
    weight: 'danger',
    needs: 'yes',
  },
  {
    no: 5,
    action: 'appoint',
    label: '任命队长',
    done: '已任命队长',
    from: ['ACTIVE'],
    to: null,
    who: ['leader', 'approver'],
    weight: 'plain',
    needs: 'sheet',
    says: 'people',
  },
  {
    no: 6,
    action: 'stepDown',
    label: '卸任队长',
    done: '已卸任队长',
    from: ['ACTIVE'],
    to: null,
    who: ['leader'],
    weight: 'plain',
    needs: 'yes',
  },
  {
    no: 7,
    action: 'dissolve',
    label: '解散队伍',
    done: '队伍已解散',
    from: ['ACTIVE'],
    to: 'DISSOLVED',
    who: ['leader', 'approver'],
    weight: 'danger',
    needs: 'note',
    says: 'people',
    hint: '例：队员已并入另一支队伍',
  },
] as const satisfies readonly StepRow<TeamState, string, TeamRole>[]

export type TeamAction = (typeof STEPS)[number]['action']

const MARKS = {
  bring: '名单登记',
  escalate: '超时提醒',
  settle: '换人审批',
} as const

export type TeamMark = keyof typeof MARKS

export const TEAM: Lifecycle<TeamState, TeamAction, TeamRole, TeamMark> = {
  stepNames: ['申请', '成立'],
  states: STATES,
  steps: STEPS,
  marks: MARKS,
}
