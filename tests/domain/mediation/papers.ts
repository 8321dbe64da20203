import type { Case, Duty, Member, Party } from '../../../domain/mediation/types'
import { at } from '../street'

/** Cases whose parties have agreed, for the paper. Every name and address is made up. */

export const COMMITTEE = '示范街道人民调解委员会'
export const AGREED_AT = at('11-26 10:30')
export const TODAY = '2026-11-26'

export const party = (key: string, name: string, more: Partial<Party> = {}): Party => ({
  key,
  side: key === 'p1' ? 'applicant' : 'respondent',
  kind: 'person',
  name,
  phone: '13800000000',
  address: '',
  user: null,
  agent: null,
  consent: null,
  told: null,
  ranks: null,
  approved: null,
  extended: null,
  absences: 0,
  rating: null,
  ...more,
})

export const duty = (more: Partial<Duty> = {}): Duty => ({
  who: 'p2',
  to: 'p1',
  what: '支付天花板维修费',
  amount: 120_050,
  date: '2026-12-10',
  place: '示范社区调解室',
  manner: '现金当面交付',
  ...more,
})

export const member = (name: string, kind: Member['kind'] = 'mediator'): Member => ({
  id: 'staff:M1',
  name,
  kind,
  taken: true,
  disclosure: '',
})

/** As the cloud stores it, in the state that the paper is made in. */
export const agreedCase = (more: Partial<Case> = {}, duties: Duty[] = [duty()]): Case => ({
  _id: 'case:0123456789abcdef01234567',
  shape: 1,
  version: 9,
  state: 'AGREED',
  open: true,
  waitingFor: 'clerk',
  dueAt: null,
  wakeAt: null,
  watching: 'sign',
  escalations: 0,
  history: [],
  no: '1126-00001',
  number: '〔2026〕人调字第7号',
  appliedAt: at('11-20 09:00'),
  applicant: 'user:oWang',
  filedBy: null,
  source: 'SELF',
  reportId: null,
  specialty: 'neighbour',
  facts: '楼上漏水',
  claim: '修好并赔偿',
  communityCode: null,
  parties: [party('p1', '王甲'), party('p2', '李乙')],
  people: [],
  turn: [],
  risk: 'GREEN',
  policeRecord: '',
  acceptedAt: at('11-22 09:00'),
  termAt: null,
  extended: false,
  extension: null,
  choice: null,
  lead: member('赵调解'),
  leadId: 'staff:M1',
  team: [],
  invited: null,
  recusal: null,
  bookings: 1,
  booking: null,
  freeing: [],
  holdNo: 0,
  codes: {},
  holds: {},
  absences: 0,
  sittings: [],
  agreement: {
    form: 'WRITTEN',
    facts: '李乙家卫生间漏水，浸湿王甲家天花板。\n各方对漏水的原因没有争议。',
    duties,
    yes: {},
    agreedAt: AGREED_AT,
    signed: null,
    effectiveOn: null,
  },
  end: null,
  counted: false,
  level: 'community',
  moderation: 'pass',
  ...more,
})

/**
 * Three parties, twelve duties, one name outside the BMP and another that many fonts lack: the hardest
 * paper that an ordinary week brings.
 */
export const hardCase = (): Case => {
  const parties = [
    party('p1', '𠮷野龙', { address: '示范路1号院2号楼3单元402室' }),
    party('p2', '䶮小满', {
      address: '示范路1号院2号楼3单元502室',
      agent: {
        name: '周帮办',
        relation: 'child',
        power: 'SPECIAL',
        phone: '13900000000',
        user: null,
      },
    }),
    party('p3', '示范安居物业服务有限公司', {
      kind: 'organisation',
      address: '示范路9号',
      agent: {
        name: '吴经理',
        relation: 'representative',
        power: 'GENERAL',
        phone: '',
        user: null,
      },
    }),
  ]
  const duties = Array.from({ length: 12 }, (_, i) =>
    duty({
      who: i % 3 === 2 ? 'p3' : 'p2',
      to: i % 3 === 1 ? 'p3' : 'p1',
      what:
        i % 3 === 2 ? `更换${i + 1}层公共立管并打压试验，合格后通知各方` : `支付第${i + 1}期维修费`,
      amount: i % 3 === 2 ? null : 10_000_050 * (i + 1),
      date: `2027-${String(i + 1).padStart(2, '0')}-15`,
      place: i % 2 === 0 ? '示范社区调解室' : '',
      manner: i % 3 === 2 ? '由持证人员施工，三方到场查看' : '银行转账到收款人本人账户',
    }),
  )
  return agreedCase({ parties, team: [member('钱律师', 'lawyer')] }, duties)
}
