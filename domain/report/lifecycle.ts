import type { Lifecycle, StepRow } from '../matter/lifecycle'
import { REPORTER_STEPS } from './reporterSteps'
import { STATES, type ReportState } from './states'

export type { ReportState } from './states'

/**
 * 事件生命周期: the one table (DOMAIN §3.4; numbers are that table's). States, actions and
 * marks are typed by it, so a name that is not in it does not compile.
 */

/** In which quality somebody acts on a report. */
export type ReportRole =
  'reporter' | 'gridWorker' | 'handler' | 'verifier' | 'lead' | 'dispatcher' | 'system'

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
    says: 'people',
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
    says: 'people',
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
    says: 'people',
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
    says: 'both',
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
    says: 'colleagues',
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
    says: 'colleagues',
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
    says: 'colleagues',
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
    says: 'colleagues',
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
    says: 'colleagues',
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
    says: 'people',
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
    says: 'colleagues',
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
    says: 'colleagues',
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
    says: 'both',
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
    says: 'people',
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
    says: 'people',
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
    says: 'colleagues',
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
    says: 'both',
    names: 'nobody',
    hint: '例：管线已换新，需再观察一周',
  },
  ...REPORTER_STEPS,
] as const satisfies readonly ReportStep[]

export type ReportAction = (typeof STEPS)[number]['action']

/** What happened besides the steps, each as the history has it. */
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
  openMarks: ['askReopen'],
}

/** Whom a step may name, by its row. */
export const namesIn = (action: ReportAction): Names =>
  STEPS.find((row) => row.action === action)?.names ?? 'nobody'
