import type { Fault, PlannedFault } from '../../cloud/types'

/** Something that can be made to break, in words for people at the desk. */
export interface FaultKind {
  label: string
  fault: Fault
  /** Who calls does not matter: it concerns the cloud, or the function that sends pushes. */
  anyCall?: true
}

const push = (label: string, errcode: number): FaultKind => ({
  label: `推送失败：${label}（${errcode}）`,
  fault: { api: 'subscribeMessage.send', effect: { kind: 'refuse', errcode } },
  anyCall: true,
})

const HOUR_MS = 3_600_000

export const FAULT_KINDS: FaultKind[] = [
  { label: '提交冲突', fault: { effect: { kind: 'conflictAtCommit' } } },
  {
    label: '数据库出错（−501001）',
    fault: { action: 'database', effect: { kind: 'error', code: 'SYS_ERR' } },
  },
  { label: '网络断开，没送到', fault: { action: 'call', effect: { kind: 'cutOff' } } },
  { label: '办成了，回答丢失', fault: { action: 'call', effect: { kind: 'loseAnswer' } } },
  {
    label: '提交后回答丢失',
    fault: { action: 'database.commitTransaction', effect: { kind: 'loseAnswer' } },
  },
  { label: '函数没写就死', fault: { action: 'write', effect: { kind: 'kill', when: 'before' } } },
  {
    label: '函数写到一半就死',
    fault: { action: 'write', nth: 2, effect: { kind: 'kill', when: 'before' } },
  },
  {
    label: '函数写完就死',
    fault: { action: 'database.commitTransaction', effect: { kind: 'kill', when: 'after' } },
  },
  { label: '函数超时', fault: { action: 'database', effect: { kind: 'hang' } } },
  push('拒收或次数用完', 43101),
  push('内容不合规', 47003),
  push('页面不存在', 41030),
  push('接口超限', 45009),
  push('系统繁忙', -1),
  {
    label: '推送发出，回答丢失',
    fault: { api: 'subscribeMessage.send', effect: { kind: 'loseAnswer' } },
    anyCall: true,
  },
  {
    label: '内容检查出错',
    fault: { api: 'security.msgSecCheck', effect: { kind: 'error', code: 'SYS_ERR' } },
  },
  { label: '时钟跳快一小时', fault: { effect: { kind: 'clockJump', ms: HOUR_MS } } },
  { label: '时钟跳慢一小时', fault: { effect: { kind: 'clockJump', ms: -HOUR_MS } } },
  { label: '磁盘很慢（每次一秒）', fault: { effect: { kind: 'slowDisk', ms: 1000 } } },
  { label: '磁盘满了', fault: { effect: { kind: 'fullDisk' } } },
]

/** What is to break, without for whom and how often. */
const core = ({ action, api, nth, effect }: Fault): string =>
  JSON.stringify([action, api, nth, effect])

/** A planned fault in words; one that a program planned may have none but its kind. */
export const faultLabel = (fault: Fault): string =>
  FAULT_KINDS.find((kind) => core(kind.fault) === core(fault))?.label ?? fault.effect.kind

/** How it stands with a planned fault. */
export function faultState({ fault, hits }: PlannedFault): string {
  if (fault.times === 'always') return hits === 0 ? '一直有，还没遇到' : `一直有，已遇到 ${hits} 次`
  if (hits === 0) return '等着'
  return hits < (fault.times ?? 1) ? `已遇到 ${hits} 次` : '已发生'
}
