import type { CallName } from '../../domain/contract'

const REQUEST = 'request-bad-input-0001'
const id = 'case:0123456789abcdef01234567'
const step = { requestId: REQUEST, id, version: 1 }
const onBehalf = { party: 'p2', how: 'phone', witness: '赵丙' }
const note = '换一个说法'
const slot = {
  date: '2026-06-09',
  from: 1_780_966_800_000,
  to: 1_780_970_400_000,
  resources: ['staff:M1', 'room:R1'],
}
const party = { kind: 'person', phone: '10000003001', address: '友谊小区' }

type MediationCall = Extract<CallName, `mediation.${string}`>

/** One good input of every call of mediation, with every optional field filled. */
export const GOOD_OF_MEDIATION: Record<MediationCall, object> = {
  'mediation.window': {},
  'mediation.figures': {},
  'mediation.mediator': { id: 'staff:M1' },
  'mediation.apply': {
    requestId: REQUEST,
    specialty: 'neighbour',
    facts: '楼上漏水',
    claim: '修好',
    asked: { who: '王丁', how: 'visit' },
    reportId: 'report:0123456789abcdef01234567',
    parties: [
      {
        ...party,
        side: 'applicant',
        name: '王甲',
        me: true,
        agent: { name: '王丁', relation: 'child', power: 'SPECIAL', phone: '10000003003' },
      },
      { ...party, side: 'respondent', name: '李乙', me: false },
    ],
    source: 'SELF',
    ranked: ['staff:M1'],
  },
  'mediation.get': { id },
  'mediation.reveal': { requestId: REQUEST, id, party: 'p2' },
  'mediation.paper': { id },
  'mediation.list': { scope: 'mine', cursor: '1:case:x' },
  'mediation.screen': { ...step, risk: 'RED', policeRecord: '已报派出所' },
  'mediation.decline': { ...step, note },
  'mediation.consent': { ...step, onBehalf },
  'mediation.refuse': { ...step, onBehalf, note },
  'mediation.accept': step,
  'mediation.acknowledge': { ...step, onBehalf },
  'mediation.rank': { ...step, onBehalf, ranked: ['staff:M1', 'staff:M2'] },
  'mediation.propose': { ...step, lead: 'staff:M1', team: ['staff:M4'], note },
  'mediation.take': { ...step, disclosure: '同小区' },
  'mediation.pass': { ...step, note },
  'mediation.approve': { ...step, onBehalf },
  'mediation.replace': { ...step, onBehalf, note },
  'mediation.book': { ...step, ...slot, n: 1, link: '会议号 123' },
  'mediation.move': { ...step, ...slot, n: 1, link: '会议号 123', note },
  'mediation.cancel': { ...step, note },
  'mediation.recuse': { ...step, onBehalf, note },
  'mediation.upholdRecusal': { ...step, note },
  'mediation.dismissRecusal': { ...step, note },
  'mediation.invite': { ...step, staff: 'staff:M4' },
  'mediation.agreeInvite': { ...step, onBehalf },
  'mediation.refuseInvite': { ...step, onBehalf },
  'mediation.open': { ...step, present: ['p1', 'p2'], rightsTold: true },
  'mediation.adjourn': { ...step, note },
  'mediation.absent': { ...step, missing: ['p2'], note },
  'mediation.askExtend': { ...step, note },
  'mediation.extend': { ...step, onBehalf },
  'mediation.agree': { ...step, draft: 'abc' },
  'mediation.revise': { ...step, note },
  'mediation.sign': {
    ...step,
    parties: [{ party: 'p1', date: '2026-06-08' }],
    mediator: '2026-06-08',
    seal: '2026-06-08',
    photos: [`cloud://local-env.bucket/drafts/${REQUEST}/1.jpg`],
  },
  'mediation.refuseSign': { ...step, note },
  'mediation.terminate': { ...step, onBehalf, reason: 'FAILED', referredTo: 'COURT', note },
  'mediation.rate': { ...step, stars: 5, comment: '谢谢' },
  'mediation.issueCode': { requestId: REQUEST, id, party: 'p2' },
  'mediation.enterCode': { requestId: REQUEST, code: '1234 5678 9012', name: '李乙' },
  'mediation.hold': { requestId: REQUEST, id, n: 0, ...slot },
  'mediation.release': { requestId: REQUEST, id },
  'mediation.wait': { requestId: REQUEST, id, ...slot },
  'mediation.unwait': { requestId: REQUEST, id, n: 1 },
  'mediation.day': {},
  'mediation.strands': {},
  'mediation.table': { id },
  'mediation.offer': { requestId: REQUEST, id, text: '付1000元' },
  'mediation.draft': {
    requestId: REQUEST,
    id,
    form: 'WRITTEN',
    facts: '漏水属实',
    duties: [
      {
        who: 'p2',
        to: 'p1',
        what: '支付维修费',
        amount: 120_000,
        date: '2026-07-01',
        place: '社区',
        manner: '转账',
      },
    ],
    minutes: note,
    level: 'community',
  },
  'mediation.answer': {
    requestId: REQUEST,
    id,
    offer: 'abc',
    yes: true,
    onBehalf,
    onSpot: {
      party: 'p2',
      by: 'party',
      drawing: [`cloud://local-env.bucket/drafts/${REQUEST}/1.jpg`],
    },
  },
  'mediation.jot': { requestId: REQUEST, id, text: '底线一千' },
}
