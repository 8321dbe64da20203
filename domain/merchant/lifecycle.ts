import type { Lifecycle, StateRow, StepRow } from '../matter/lifecycle'

/** 对账单的生命周期: made of what was handed out, and confirmed by both sides; what is different is corrected first. */

/** 商户's contact; 积分审核员, for the street; the timer. */
export type StatementRole = 'merchant' | 'street' | 'system'

const STATES = {
  OPEN: { text: '待确认', tone: 'turn', step: 1, ended: false, next: '双方确认' },
  MERCHANT: { text: '商户已确认', tone: 'plain', step: 2, ended: false, next: '街道确认' },
  STREET: { text: '街道已确认', tone: 'plain', step: 2, ended: false, next: '商户确认' },
  /** Nothing of it changes any more. */
  CLOSED: { text: '已对账', tone: 'done', step: 3, ended: true, next: '' },
} as const satisfies Record<string, StateRow>

export type StatementState = keyof typeof STATES

/** Neither confirms for the other, so each side has steps of its own. */
const STEPS = [
  {
    no: 1,
    action: 'make',
    label: '出对账单',
    done: '按发放记录出对账单',
    from: [null],
    to: 'OPEN',
    who: ['system'],
    weight: 'plain',
    needs: 'nothing',
  },
  {
    no: 2,
    action: 'merchantFirst',
    label: '确认无误',
    done: '商户已确认',
    from: ['OPEN'],
    to: 'MERCHANT',
    who: ['merchant'],
    weight: 'primary',
    needs: 'yes',
  },
  {
    no: 3,
    action: 'streetFirst',
    label: '确认无误',
    done: '街道已确认',
    from: ['OPEN'],
    to: 'STREET',
    who: ['street'],
    weight: 'primary',
    needs: 'yes',
  },
  {
    no: 4,
    action: 'merchantLast',
    label: '确认无误',
    done: '商户已确认，对账完成',
    from: ['STREET'],
    to: 'CLOSED',
    who: ['merchant'],
    weight: 'primary',
    needs: 'yes',
  },
  {
    no: 5,
    action: 'streetLast',
    label: '确认无误',
    done: '街道已确认，对账完成',
    from: ['MERCHANT'],
    to: 'CLOSED',
    who: ['street'],
    weight: 'primary',
    needs: 'yes',
  },
  {
    no: 6,
    action: 'correct',
    label: '登记差异',
    done: '登记了差异，请双方重新确认',
    from: ['OPEN', 'MERCHANT', 'STREET'],
    to: 'OPEN',
    who: ['merchant', 'street'],
    weight: 'plain',
    needs: 'sheet',
    says: 'people',
    hint: '例：两桶受潮退回，没有发出',
  },
] as const satisfies readonly StepRow<StatementState, string, StatementRole>[]

export type StatementAction = (typeof STEPS)[number]['action']

export const STATEMENT: Lifecycle<StatementState, StatementAction, StatementRole, never> = {
  stepNames: ['对账单', '确认', '完成'],
  states: STATES,
  steps: STEPS,
  marks: {},
}
