import type { CallName } from '../../domain/contract'

const REQUEST = 'request-bad-input-0001'
const award = { requestId: REQUEST, id: 'award:0123456789abcdef01234567', version: 1 }
const own = { requestId: REQUEST, id: 'redemption:0123456789abcdef01234567' }
const note = '当天没有签到记录'
const statement = { id: 'statement:P1:2026-05', version: 1 }

type PointsCall = Extract<CallName, `points.${string}` | `merchant.${string}`>

/** One good input of every call of points, with every optional field filled. */
export const GOOD_OF_POINTS: Record<PointsCall, object> = {
  'points.account': {},
  'points.ledger': { cursor: '1:entry' },
  'points.join': { requestId: REQUEST, name: '王小明' },
  'points.shop': {},
  'points.redemptions': { cursor: '1:redemption' },
  'points.redemption': { id: own.id },
  'points.redeem': { requestId: REQUEST, good: 'G1', price: 20, perMonth: 2 },
  'merchant.open': {},
  'merchant.shop': {},
  'merchant.redeem': { requestId: REQUEST, good: 'M1', price: 20, perMonth: 2 },
  'merchant.statements': { scope: 'all', cursor: '1:statement' },
  'merchant.statement': { id: statement.id },
  'merchant.confirm': { requestId: REQUEST, ...statement },
  'merchant.correct': { requestId: REQUEST, ...statement, good: 'G1', counted: 3, note },
  'points.cancel': own,
  'points.name': { ...own, name: '李姐' },
  'points.peek': { code: '123456 123 456' },
  'points.handOut': { ...own, code: '123456 123 456', ticket: '1.ab' },
  'points.undo': { ...own, note },
  'points.refund': { ...own, note },
  'points.print': own,
  'points.keeperDay': { pickUp: 'P1', day: '2026-06-07' },
  'points.stock': { pickUp: 'P1' },
  'points.changeStock': { requestId: REQUEST, good: 'G1', kind: 'count', count: 3, reason: note },
  'points.rules': {},
  'points.month': { month: '2026-06' },
  'points.wish': { requestId: REQUEST, good: 'G1', text: '想要雨伞' },
  'points.close': { requestId: REQUEST },
  'points.member': { no: '012345678901' },
  'points.give': {
    requestId: REQUEST,
    no: '012345678901',
    rule: 'GM01',
    team: 'team:0123456789abcdef01234567',
    minutes: 90,
    deedOn: '2026-06-07',
    deed: '楼道清理',
    confidential: false,
    kin: false,
  },
  'points.awards': { scope: 'mine', cursor: '1:award' },
  'points.award': { id: award.id },
  'points.published': { cursor: '1:award' },
  'points.pass': { ...award, kin: false, note },
  'points.reject': { ...award, kin: false, note },
  'points.appeal': { ...award, note },
  'points.confirm': { ...award, kin: false, note },
  'points.refuse': { ...award, kin: false, note },
  'points.reverse': { ...award, kin: false, note },
}
