import type { Lifecycle, StateRow, StepRow } from '../matter/lifecycle'

/**
 * 事件生命周期: the one table (DOMAIN §3.4; numbers are that table's). States, actions and
 * marks are typed by it, so a name that is not in it does not compile.
 */

/** In which quality somebody acts on a report. */
export type ReportRole =
  'reporter' | 'gridWorker' | 'handler' | 'verifier' | 'lead' | 'dispatcher' | 'system'

const STATES = {
  SUBMITTED: { text: '待核实', tone: 'plain', step: 2, ended: false, next: '核实' },
  ACCEPTED: { text: '已受理', tone: 'plain', step: 3, ended: false, next: '分派' },
  ASSIGNED: { text: '待签收', tone: 'plain', step: 3, ended: false, next: '签收' },
  PROCESSING: { text: '处置中', tone: 'plain', step: 4, ended: false, next: '处置' },
  RESOLVED: { text: '待核查', tone: 'plain', step: 4, ended: false, next: '核查' },
  /** Ended though 评价 is still awaited: nobody owes the reporter anything. */
  CLOSED: { text: '已办结', tone: 'done', step: 5, ended: true, next: '评价' },
  EVALUATED: { text: '已评价', tone: 'done', step: 5, ended: true, next: '' },
  REJECTED: { text: '不予受理', tone: 'plain', step: 2, ended: true, next: '' },
  CANCELLED: { text: '已撤回', tone: 'plain', step: 2, ended: true, next: '' },
} as const satisfies Record<string, StateRow>

export type ReportState = keyof typeof STATES

/**
 * Whom a step may name, so that it is asked at the commit whether he is there: nobody, hands of the grid,
 * the handler or hands in his place, whoever verifies, or the person chosen, to handle or to verify.
 */
export type Names = 'nobody' | 'hands' | 'handler' | 'verifier' | 'chosen' | 'chosenVerifier'

interface ReportStep extends StepRow<ReportState, string, ReportRole> {
  names: Names
}

const STEPS = [
  {
    no: 1,
    action: 'submit',
    label: '上报',
    done: '已上报',
    from: [null],
    to: 'SUBMITTED',
    who: ['reporter'],
    weight: 'primary',
    needs: 'page',
    names: 'hands',
  },
  {
    no: 2,
    action: 'selfHandle',
    label: '自办',
    done: '当场办好',
    from: [null],
    to: 'RESOLVED',
    who: ['gridWorker'],
    weight: 'primary',
    needs: 'page',
    names: 'verifier',
  },
  {
    no: 3,
    action: 'accept',
    label: '受理',
    done: '已受理',
    from: ['SUBMITTED'],
    to: 'ACCEPTED',
    who: ['gridWorker', 'dispatcher', 'lead', 'system'],
    weight: 'primary',
    needs: 'sheet',
    names: 'hands',
  },
  {
    no: 4,
    action: 'reject',
    label: '不予受理',
    done: '不予受理',
    from: ['SUBMITTED'],
    to: 'REJECTED',
    who: ['dispatcher'],
    weight: 'danger',
    needs: 'note',
    names: 'nobody',
    hint: '例：这件事由热线受理，请拨打12345',
  },
  {
    no: 6,
    action: 'assign',
    label: '分派',
    done: '已分派',
    from: ['ACCEPTED'],
    to: 'ASSIGNED',
    who: ['dispatcher', 'system'],
    weight: 'primary',
    needs: 'sheet',
    names: 'chosen',
  },
  {
    no: 61,
    action: 'reassign',
    label: '改派',
    done: '已改派',
    from: ['ASSIGNED', 'PROCESSING'],
    to: 'ASSIGNED',
    who: ['dispatcher', 'lead', 'system'],
    weight: 'plain',
    needs: 'sheet',
    names: 'chosen',
  },
  {
    no: 62,
    action: 'reassignVerifier',
    label: '换人核查',
    done: '已换人核查',
    from: ['RESOLVED'],
    to: 'RESOLVED',
    who: ['dispatcher'],
    weight: 'plain',
    needs: 'sheet',
    names: 'chosenVerifier',
  },
  {
    no: 63,
    action: 'release',
    label: '收回',
    done: '已收回，待分派',
    from: ['ASSIGNED', 'PROCESSING'],
    to: 'ACCEPTED',
    who: ['system'],
    weight: 'plain',
    needs: 'nothing',
    names: 'nobody',
  },
  {
    no: 7,
    action: 'sign',
    label: '签收',
    done: '已签收',
    from: ['ASSIGNED'],
    to: 'PROCESSING',
    who: ['handler'],
    weight: 'primary',
    needs: 'nothing',
    names: 'nobody',
  },
  {
    no: 8,
    action: 'return',
    label: '退回',
    done: '已退回',
    from: ['ASSIGNED', 'PROCESSING'],
    to: 'ACCEPTED',
    who: ['handler'],
    weight: 'plain',
    needs: 'note',
    names: 'nobody',
    hint: '例：属于路灯所管，建议转住建',
  },
  {
    no: 13,
    action: 'resolve',
    label: '办好了',
    done: '已处置，待核查',
    from: ['PROCESSING'],
    to: 'RESOLVED',
    who: ['handler'],
    weight: 'primary',
    needs: 'sheet',
    names: 'verifier',
  },
  {
    no: 14,
    action: 'verifyPass',
    label: '核查通过',
    done: '已办结',
    from: ['RESOLVED'],
    to: 'CLOSED',
    who: ['verifier'],
    weight: 'primary',
    needs: 'yes',
    names: 'nobody',
  },
  {
    no: 15,
    action: 'verifyFail',
    label: '核查不过',
    done: '核查未通过，重新处置',
    from: ['RESOLVED'],
    to: 'PROCESSING',
    who: ['verifier'],
    weight: 'plain',
    needs: 'note',
    names: 'handler',
    hint: '例：井盖还在晃，请再加固',
  },
  {
    no: 20,
    action: 'toMediation',
    label: '转调解',
    done: '已转人民调解',
    from: ['PROCESSING'],
    to: 'CLOSED',
    who: ['handler'],
    weight: 'plain',
    needs: 'note',
    names: 'nobody',
    hint: '例：两家说法不一，建议请调解员坐下来谈',
  },
  {
    no: 16,
    action: 'rate',
    label: '评价',
    done: '已评价',
    from: ['CLOSED'],
    to: 'EVALUATED',
    who: ['reporter'],
    weight: 'primary',
    needs: 'page',
    names: 'handler',
  },
  {
    no: 17,
    action: 'reopen',
    label: '没解决，请重办',
    done: '重新办理',
    from: ['CLOSED', 'EVALUATED'],
    to: 'PROCESSING',
    who: ['reporter'],
    weight: 'danger',
    needs: 'note',
    names: 'handler',
    hint: '例：昨天又漏水了',
  },
  {
    no: 17,
    action: 'grantReopen',
    label: '同意重办',
    done: '街道同意重办',
    from: ['CLOSED', 'EVALUATED'],
    to: 'PROCESSING',
    who: ['dispatcher'],
    weight: 'primary',
    needs: 'yes',
    names: 'handler',
  },
  {
    no: 17,
    action: 'declineReopen',
    label: '不同意重办',
    done: '重办申请未通过',
    from: ['CLOSED', 'EVALUATED'],
    to: null,
    who: ['dispatcher'],
    weight: 'plain',
    needs: 'note',
    names: 'nobody',
    hint: '例：管线已换新，需再观察一周',
  },
  {
    no: 18,
    action: 'withdraw',
    label: '撤回',
    done: '已撤回',
    from: ['SUBMITTED', 'ACCEPTED'],
    to: 'CANCELLED',
    who: ['reporter'],
    weight: 'plain',
    needs: 'yes',
    names: 'nobody',
  },
] as const satisfies readonly ReportStep[]

export type ReportAction = (typeof STEPS)[number]['action']

/**
 * Escalations, people and grids that changed, a 重办 asked for, a 评价 that was not given in time, a
 * deadline put right.
 */
const MARKS = {
  escalate: '超时提醒',
  settle: '人员或网格调整',
  askReopen: '再次申请重办',
  noRating: '到期未评价',
  reckon: '时限更正',
} as const

export type ReportMark = keyof typeof MARKS

/** 五步 and all that leads through them. */
export const REPORT: Lifecycle<ReportState, ReportAction, ReportRole, ReportMark> = {
  stepNames: ['发现', '上传', '分流', '办结', '评价'],
  states: STATES,
  steps: STEPS,
  marks: MARKS,
}

/** Whom a step may name, by its row. */
export const namesIn = (action: ReportAction): Names =>
  STEPS.find((row) => row.action === action)?.names ?? 'nobody'
