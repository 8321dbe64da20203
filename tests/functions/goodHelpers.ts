import type { CallName } from '../../domain/contract'

const requestId = 'request-bad-input-0001'
const key = '0123456789abcdef01234567'
const id = `help:${key}`
const elder = `elder:${key}`

type HelperCall = Extract<CallName, `helper.${string}`>

/** One good input of every call of helpers, with every optional field filled. */
export const GOOD_OF_HELPERS: Record<HelperCall, object> = {
  'helper.open': {},
  'helper.points': { id },
  'helper.shop': { id },
  'helper.elders': { grid: '150203012001001', cursor: `1:${elder}` },
  'helper.elder': { id: elder },
  'helper.statement': { id: elder, month: '2026-06' },
  'helper.openElder': { requestId, name: '周奶奶', buildingId: '101', paper: true },
  'helper.closeElder': { requestId, id: elder },
  'helper.name': {
    ...{ requestId, elder, no: '012345678901' },
    ...{ acts: ['points'], months: 12, paper: true },
  },
  'helper.answer': { requestId, id, yes: true },
  'helper.end': { requestId, id },
  'helper.redeem': { requestId, id, good: 'G1', price: 20, perMonth: 2 },
}
