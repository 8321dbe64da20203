import { CHAIR, CLERK } from './committee'
import { CAST, COMPLAINT_CLERK, REVIEWERS, holder, makePeople, type DemoPerson } from './people'
import { HELPER, HELPER_NAME } from './helpers'
import { HEAD, MATE, nameOfMate } from './homes'
import { makePlaces } from './places'
import { seeded } from './random'
import { MEMBERS } from './shop'
import { SEED } from './street'

export interface Persona {
  openid: string
  label: string
  role: string
  phone: string
  /** Null for a resident. */
  jobNo: string | null
}

const random = seeded(SEED)
const people = makePeople(makePlaces(random), random)
const numbered = (jobNo: string) => people.find((p) => p.jobNo === jobNo)

function staff(openid: string, role: string, person: DemoPerson | undefined): Persona {
  if (!person) throw new Error(`the demo street has nobody for ${openid}`)
  return { openid, label: person.name, role, phone: person.phone, jobNo: person.jobNo }
}
const resident = (openid: string, label: string, phone: string, role = '居民'): Persona => ({
  openid,
  label,
  role,
  phone,
  jobNo: null,
})

/** Whose phones the desk shows. */
export const PERSONAS: Persona[] = [
  resident('o-resident-wang', '王阿姨', '10000090001'),
  resident('o-resident-li', '李先生', '10000090002'),
  staff('o-worker-zhang', '网格员', holder(people, 'gridWorker', CAST.workerOf.grid)),
  staff('o-lead-zhao', '网格长', holder(people, 'gridLead', CAST.leadOf.grid)),
  staff('o-worker-zhou', '邻近网格的网格员', holder(people, 'gridWorker', CAST.colleagueOf.grid)),
  staff('o-dispatcher-sun', '街道分流员', numbered(CAST.dispatcher.jobNo)),
  staff('o-mediator-wuyun', '人民调解员', numbered('M001')),
  staff('o-chair-yang', '调解委员会主任', numbered(CHAIR)),
  staff('o-clerk-bai', '调解文书', numbered(CLERK)),
  resident('o-keeper-qiao', MEMBERS['o-keeper-qiao']!, '10000090003', '兑换员（黄河社区服务站）'),
  resident('o-keeper-su', MEMBERS['o-keeper-su']!, '10000090004', '兑换员（东亚一社区服务站）'),
  resident('o-merchant-bai', MEMBERS['o-merchant-bai']!, '10000090008', '商户联系人（示范粮油店）'),
  resident(HEAD, nameOfMate(HEAD), '10000090005', '居民（户主）'),
  resident(MATE, nameOfMate(MATE), '10000090006', '居民（家里人）'),
  resident(HELPER, HELPER_NAME, '10000090007', '居民（帮手）'),
  staff('o-reviewer-meng', '积分审核员', numbered(REVIEWERS[0].jobNo)),
  staff('o-reviewer-ren', '积分审核员', numbered(REVIEWERS[1].jobNo)),
  staff('o-complaints-shen', '投诉受理员', numbered(COMPLAINT_CLERK.jobNo)),
]
