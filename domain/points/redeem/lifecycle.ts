import type { Lifecycle, StateRow, StepRow } from '../../matter/lifecycle'

/** 兑换: what a redemption is and what it may become (DOMAIN §3.7). */

/** Owner, 帮手 of the owner, 兑换员, 积分审核员, and the timer. */
export type RedemptionRole = 'owner' | 'helper' | 'keeper' | 'reviewer' | 'system'

const STATES = {
  HELD: { text: '待领取', tone: 'turn', step: 1, ended: false, next: '领取' },
  /** Ended though it may be undone: nobody owes anybody anything. */
  HANDED_OUT: { text: '已领取', tone: 'done', step: 2, ended: true, next: '' },
  VOID: { text: '已退回', tone: 'plain', step: 2, ended: true, next: '' },
} as const satisfies Record<string, StateRow>

export type RedemptionState = keyof typeof STATES

const STEPS = [
  {
    no: 1,
    action: 'redeem',
    label: '兑换',
    done: '已兑换，等待领取',
    from: [null],
    to: 'HELD',
    who: ['owner', 'helper'],
    weight: 'primary',
    needs: 'yes',
  },
  {
    no: 2,
    action: 'name',
    label: '请人代领',
    done: '已指定代领人',
    from: ['HELD'],
    to: null,
    who: ['owner'],
    weight: 'plain',
    needs: 'sheet',
    says: 'people',
  },
  {
    no: 3,
    action: 'handOut',
    label: '交付',
    done: '已交付',
    from: ['HELD'],
    to: 'HANDED_OUT',
    who: ['keeper'],
    weight: 'primary',
    needs: 'sheet',
    says: 'people',
  },
  {
    no: 4,
    action: 'undo',
    label: '撤销交付',
    done: '交付已撤销',
    from: ['HANDED_OUT'],
    to: 'HELD',
    who: ['keeper', 'reviewer'],
    weight: 'danger',
    needs: 'note',
    says: 'people',
    hint: '例：扫错了，东西没有给出去',
  },
  {
    no: 5,
    action: 'cancel',
    label: '取消兑换',
    done: '已取消，积分已退回',
    from: ['HELD'],
    to: 'VOID',
    who: ['owner', 'reviewer', 'system'],
    weight: 'danger',
    needs: 'yes',
  },
  {
    no: 6,
    action: 'lapse',
    label: '到期退回',
    done: '七天没有领取，积分已退回',
    from: ['HELD'],
    to: 'VOID',
    who: ['system'],
    weight: 'plain',
    needs: 'nothing',
  },
  {
    no: 7,
    action: 'refund',
    label: '退还积分',
    done: '积分已退还',
    from: ['HANDED_OUT'],
    to: 'VOID',
    who: ['reviewer'],
    weight: 'danger',
    needs: 'note',
    says: 'people',
    hint: '例：东西是坏的，已收回',
  },
  {
    no: 8,
    action: 'print',
    label: '打印取货码',
    done: '取货码已打印',
    from: ['HELD'],
    to: null,
    who: ['owner', 'reviewer'],
    weight: 'plain',
    needs: 'page',
  },
] as const satisfies readonly StepRow<RedemptionState, string, RedemptionRole>[]

export type RedemptionAction = (typeof STEPS)[number]['action']

export const REDEMPTION: Lifecycle<RedemptionState, RedemptionAction, RedemptionRole, never> = {
  stepNames: ['待领取', '结束'],
  states: STATES,
  steps: STEPS,
  marks: {},
}
