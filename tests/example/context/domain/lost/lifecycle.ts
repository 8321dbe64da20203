import type { Lifecycle, StateRow, StepRow } from '../matter/lifecycle'

/** 失物招领: what somebody has found is kept by the grid worker until its owner comes for it. */

/** In which quality somebody acts on a found thing. */
export type LostRole = 'finder' | 'keeper' | 'system'

const STATES = {
  FOUND: { text: '待认领', tone: 'plain', step: 1, ended: false, next: '归还' },
  RETURNED: { text: '已归还', tone: 'done', step: 2, ended: true, next: '' },
} as const satisfies Record<string, StateRow>

export type LostState = keyof typeof STATES

const STEPS = [
  {
    no: 1,
    action: 'register',
    label: '登记',
    done: '已登记',
    from: [null],
    to: 'FOUND',
    who: ['finder'],
    weight: 'primary',
    needs: 'page',
  },
  {
    no: 2,
    action: 'giveBack',
    label: '归还',
    done: '已归还',
    from: ['FOUND'],
    to: 'RETURNED',
    who: ['keeper'],
    weight: 'primary',
    needs: 'note',
    says: 'people',
    hint: '例：失主凭钥匙扣照片领走',
  },
] as const satisfies readonly StepRow<LostState, string, LostRole>[]

export type LostAction = (typeof STEPS)[number]['action']

const MARKS = { escalate: '超时提醒', settle: '换人保管' } as const

export type LostMark = keyof typeof MARKS

export const LOST: Lifecycle<LostState, LostAction, LostRole, LostMark> = {
  stepNames: ['登记', '归还'],
  states: STATES,
  steps: STEPS,
  marks: MARKS,
}
