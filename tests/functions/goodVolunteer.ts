import type { CallName } from '../../domain/contract'
import { APPLICATION } from './volunteers'

const REQUEST = 'request-bad-input-0001'
const id = 'team:0123456789abcdef01234567'
const step = { requestId: REQUEST, id, version: 1 }
const INVITATION = 'teamInvitation:0123456789abcdef01234567'
const activity = 'activity:0123456789abcdef01234567'
const ofActivity = { requestId: REQUEST, id: activity, version: 1 }
const ofPart = { requestId: REQUEST, id: 'part:0123456789abcdef01234567', version: 1 }
const FROM = 1_800_000_000_000
const span = { from: FROM, to: FROM + 3_600_000 }
const PLAN = {
  ...{ title: '扫雪除冰', content: '清扫小区门口的雪', ...span, places: 20, minAge: 14 },
  ...{ venue: { name: '丁香小区门口', point: [109.8, 40.6] }, insured: true, skills: '会用铁锹' },
  ...{ rule: 'GM01', risk: '路滑，请穿防滑鞋' },
}

const PERIOD = { from: '2026-01-01', to: '2026-12-31' }

type VolunteerCall = Extract<CallName, `volunteer.${string}`>

/** One good input of every call of volunteering, with every optional field filled. */
export const GOOD_OF_VOLUNTEERS: Record<VolunteerCall, object> = {
  'volunteer.home': {},
  'volunteer.register': { requestId: REQUEST, name: '李师傅', band: 'adult' },
  'volunteer.apply': { requestId: REQUEST, ...APPLICATION },
  'volunteer.approve': step,
  'volunteer.reject': { ...step, note: '已有同样的队伍' },
  'volunteer.withdraw': step,
  'volunteer.appoint': {
    ...step,
    member: 'teamMember:0123456789abcdef01234567',
    to: '2026-12-31',
  },
  'volunteer.stepDown': step,
  'volunteer.dissolve': { ...step, note: '并入另一队' },
  'volunteer.join': { requestId: REQUEST, team: id },
  'volunteer.quit': { requestId: REQUEST, team: id },
  'volunteer.invited': {},
  'volunteer.accept': { requestId: REQUEST, id: INVITATION },
  'volunteer.notMe': { requestId: REQUEST, id: INVITATION },
  'volunteer.teams': { scope: 'all', cursor: '1:team:x' },
  'volunteer.team': { id },
  'volunteer.activities': { scope: 'open', cursor: '1:activity:x' },
  'volunteer.activity': { id: activity },
  'volunteer.draft': { requestId: REQUEST, team: id, ...PLAN },
  'volunteer.publish': ofActivity,
  'volunteer.change': { ...ofActivity, ...PLAN, note: '改在下午' },
  'volunteer.finish': ofActivity,
  'volunteer.confirm': ofActivity,
  'volunteer.cancel': { ...ofActivity, note: '下大雪' },
  'volunteer.addWard': { requestId: REQUEST, name: '小明' },
  'volunteer.removeWard': { requestId: REQUEST, key: '0123abcd' },
  'volunteer.signUp': { requestId: REQUEST, activity, risk: 1 },
  'volunteer.cancelSignUp': { requestId: REQUEST, activity },
  'volunteer.code': { id: activity },
  'volunteer.checkIn': { requestId: REQUEST, activity, code: '123456' },
  'volunteer.walkIn': { requestId: REQUEST, activity, code: '123456', risk: 1 },
  'volunteer.checkOut': { requestId: REQUEST, activity },
  'volunteer.roster': { id: activity },
  'volunteer.tickIn': ofPart,
  'volunteer.tickOut': ofPart,
  'volunteer.day': {},
  'volunteer.count': { ...ofPart, ...span, note: '核对过了' },
  'volunteer.strike': { ...ofPart, note: '当天没有到场' },
  'volunteer.claim': { requestId: REQUEST, team: id, title: '送菜', ...span, note: '每周都去' },
  'volunteer.hours': { cursor: '1:part:x' },
  'volunteer.record': PERIOD,
  'volunteer.recordCode': { requestId: REQUEST, ...PERIOD, name: 'masked', lines: true, days: 7 },
  'volunteer.endRecordCode': {
    requestId: REQUEST,
    id: 'recordCode:0123456789abcdef01234567',
  },
  'volunteer.verify': { requestId: REQUEST, code: '123456789012' },
  'volunteer.ackCode': { requestId: REQUEST, id: ofPart.id },
  'volunteer.served': { requestId: REQUEST, code: '12345678' },
  'volunteer.acknowledge': { requestId: REQUEST, code: '12345678' },
}
