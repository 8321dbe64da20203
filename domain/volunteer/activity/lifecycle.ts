import type { Lifecycle, StateRow, StepRow } from '../../matter/lifecycle'

/** 志愿活动: planned by a team's leader, open to sign up, held, its list confirmed (DOMAIN §3.7). */

/** 组织者: a leader of the team in his term; who decides about the team's community. */
export type ActivityRole = 'organiser' | 'approver' | 'system'

const STATES = {
  DRAFT: { text: '草稿', tone: 'plain', step: 1, ended: false, next: '发布' },
  OPEN: { text: '报名中', tone: 'plain', step: 2, ended: false, next: '举办' },
  CLOSING: { text: '待确认', tone: 'turn', step: 3, ended: false, next: '确认名单' },
  DONE: { text: '已结束', tone: 'done', step: 4, ended: true, next: '' },
  CANCELLED: { text: '已取消', tone: 'plain', step: 4, ended: true, next: '' },
} as const satisfies Record<string, StateRow>

export type ActivityState = keyof typeof STATES

const STEPS = [
  {
    no: 1,
    action: 'draft',
    label: '拟活动',
    done: '已拟好活动',
    from: [null],
    to: 'DRAFT',
    who: ['organiser'],
    weight: 'primary',
    needs: 'page',
  },
  {
    no: 2,
    action: 'publish',
    label: '发布',
    done: '已发布，可以报名',
    from: ['DRAFT'],
    to: 'OPEN',
    who: ['organiser'],
    weight: 'primary',
    needs: 'yes',
  },
  {
    no: 3,
    action: 'change',
    label: '修改',
    done: '已修改',
    from: ['DRAFT', 'OPEN'],
    to: null,
    who: ['organiser'],
    weight: 'plain',
    needs: 'page',
    says: 'people',
  },
  {
    no: 4,
    action: 'finish',
    label: '活动结束',
    done: '活动结束，等待确认名单',
    from: ['OPEN'],
    to: 'CLOSING',
    who: ['organiser', 'system'],
    weight: 'plain',
    needs: 'yes',
  },
  {
    no: 5,
    action: 'confirm',
    label: '确认名单',
    done: '名单已确认',
    from: ['CLOSING'],
    to: 'DONE',
    who: ['organiser', 'approver'],
    weight: 'primary',
    needs: 'yes',
  },
  {
    no: 6,
    action: 'cancel',
    label: '取消活动',
    done: '活动已取消',
    from: ['DRAFT', 'OPEN'],
    to: 'CANCELLED',
    who: ['organiser', 'approver'],
    weight: 'danger',
    needs: 'note',
    says: 'people',
    hint: '例：下大雪，改期再办',
  },
  {
    no: 7,
    action: 'lapse',
    label: '过期',
    done: '到了开始时间没有发布',
    from: ['DRAFT'],
    to: 'CANCELLED',
    who: ['system'],
    weight: 'plain',
    needs: 'nothing',
  },
] as const satisfies readonly StepRow<ActivityState, string, ActivityRole>[]

export type ActivityAction = (typeof STEPS)[number]['action']

const MARKS = {
  escalate: '超时提醒',
  settle: '换人负责',
} as const

export type ActivityMark = keyof typeof MARKS

export const ACTIVITY: Lifecycle<ActivityState, ActivityAction, ActivityRole, ActivityMark> = {
  stepNames: ['草稿', '报名', '确认', '结束'],
  states: STATES,
  steps: STEPS,
  marks: MARKS,
}
