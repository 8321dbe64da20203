import type { Lifecycle, StateRow, StepRow } from '../matter/lifecycle'

/** 帮手约定: an elder and a helper who both said yes to a list of actions (DOMAIN §3.7). */

/** 老人, 帮手, whoever of the grid's crew stands beside the elder, and the timer. */
export type HelpRole = 'elder' | 'helper' | 'staff' | 'system'

const STATES = {
  /** The elder has said yes. */
  ASKED: { text: '等答复', tone: 'turn', step: 1, ended: false, next: '帮手答复' },
  BOUND: { text: '帮忙中', tone: 'done', step: 2, ended: false, next: '' },
  ENDED: { text: '已结束', tone: 'plain', step: 3, ended: true, next: '' },
} as const satisfies Record<string, StateRow>

export type HelpState = keyof typeof STATES

const STEPS = [
  {
    no: 1,
    action: 'name',
    label: '请帮手',
    done: '老人同意，已请帮手',
    from: [null],
    to: 'ASKED',
    who: ['elder', 'staff'],
    weight: 'primary',
    needs: 'sheet',
  },
  {
    no: 2,
    action: 'agree',
    label: '答应帮忙',
    done: '帮手已答应',
    from: ['ASKED'],
    to: 'BOUND',
    who: ['helper'],
    weight: 'primary',
    needs: 'yes',
  },
  {
    no: 3,
    action: 'decline',
    label: '不方便',
    done: '帮手没有答应',
    from: ['ASKED'],
    to: 'ENDED',
    who: ['helper'],
    weight: 'plain',
    needs: 'nothing',
  },
  {
    no: 4,
    action: 'end',
    label: '结束约定',
    done: '约定已结束',
    from: ['ASKED', 'BOUND'],
    to: 'ENDED',
    who: ['elder', 'helper', 'staff'],
    weight: 'danger',
    needs: 'yes',
  },
  {
    no: 5,
    action: 'lapse',
    label: '到期',
    done: '约定已到期',
    from: ['ASKED', 'BOUND'],
    to: 'ENDED',
    who: ['system'],
    weight: 'plain',
    needs: 'nothing',
  },
] as const satisfies readonly StepRow<HelpState, string, HelpRole>[]

export type HelpAction = (typeof STEPS)[number]['action']

export const HELP: Lifecycle<HelpState, HelpAction, HelpRole, never> = {
  stepNames: ['等答复', '帮忙中', '结束'],
  states: STATES,
  steps: STEPS,
  marks: {},
}
