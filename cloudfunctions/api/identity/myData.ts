import { PURPOSE_NAMES } from '../../../domain/call/basis'
import { shortDateTime } from '../../../domain/calendar/zone'
import { KINDS, type KindName } from '../../../domain/identity/kinds'
import { PURPOSES, type Consents } from '../../../domain/identity/purposes'
import type { User } from '../../../domain/identity/types'
import { ok } from '../../../domain/result'
import { inDaysOf, keepingOf } from '../../../domain/street/keeping'
import type { Leave } from '../../../domain/street/types'
import { command } from '../../platform/collections'
import { count, everyList, readLists } from '../../platform/lists'
import type { Handler } from '../context'
import { inboxesOf } from './meView'
import { POST_TITLE } from './titles'

const NONE = '未保存'

/** The account, and how much stands elsewhere. */
interface Mine {
  user: User
  isStored: boolean
  requests: number
  notices: number
  reports: number
  cases: number
  redemptions: number
  complaints: number
  reads: number
  wishes: number
  households: number
  helps: number
  teams: number
  services: number
  recordCodes: number
}

const leaveText = ({ from, to, deputy }: Leave): string =>
  `${shortDateTime(from)} 至 ${shortDateTime(to)}${deputy ? `，代理人${deputy.name}` : ''}`

const consentText = (consents: Consents): string =>
  PURPOSE_NAMES.flatMap((purpose) => {
    const given = consents[purpose]
    return given ? [`${PURPOSES[purpose].title}（${shortDateTime(given.at)}）`] : []
  }).join('、') || '未同意'

/** 限次: what was counted of how many kinds of acts; and when messages last went out. */
function actsText({ used = {}, pushed = [] }: User): string {
  const kinds = Object.keys(used).length
  const said = [
    ...(kinds > 0 ? [`记了${kinds}类办事的次数`] : []),
    ...(pushed.length > 0 ? [`最近${pushed.length}次推送的时间`] : []),
  ]
  return said.join('，') || NONE
}

const number = (n: number, unit: string): string => (n === 0 ? NONE : `${n}${unit}`)
const withReports = ({ reports }: Mine): string => (reports === 0 ? NONE : '随上报保存')
const withCases = ({ cases }: Mine): string => (cases === 0 ? NONE : '随调解保存')

/** What is stored of a person, of every kind that there is. */
const VALUES: Record<KindName, (mine: Mine) => string> = {
  openid: ({ isStored, reports }) => (isStored || reports > 0 ? '已保存（不展示）' : NONE),
  nickname: ({ user }) => user.nickname || NONE,
  phone: ({ user }) => user.phoneMask || NONE,
  settings: ({ user }) => (user.elderMode ? '已打开' : '未打开'),
  consents: ({ user }) => consentText(user.consents),
  quota: ({ user }) => `进度${user.quota.progress ?? 0}次，任务${user.quota.task ?? 0}次`,
  acts: ({ user }) => actsText(user),
  requests: ({ requests }) => number(requests, '条编号和时间'),
  notices: ({ notices }) => number(notices, '条'),
  report: ({ reports }) => number(reports, '件'),
  complaint: ({ complaints }) => number(complaints, '件'),
  photos: withReports,
  spot: withReports,
  caseFile: ({ cases }) => number(cases, '件'),
  caseAccount: withCases,
  appointment: withCases,
  pointsName: ({ redemptions }) => (redemptions === 0 ? '开通积分时写的' : '随兑换保存'),
  ledger: ({ redemptions }) => (redemptions === 0 ? '见“我的积分”' : `兑换${redemptions}次`),
  household: ({ households }) => number(households, '个'),
  elder: () => NONE,
  help: ({ helps }) => number(helps, '个'),
  wish: ({ wishes }) => number(wishes, '个'),
  volunteer: ({ teams }) => (teams === 0 ? '见“志愿服务”' : `在${teams}支队伍`),
  ward: () => '见“志愿服务”',
  invited: ({ user }) => (user.phoneMask ? '见“志愿服务”里的邀请' : NONE),
  team: () => '随队伍保存',
  service: ({ services }) => number(services, '次'),
  recordCode: ({ recordCodes }) => number(recordCodes, '个'),
  roster: ({ user }) => user.posts.map((p) => POST_TITLE[p.role]).join('、') || NONE,
  absence: ({ user }) => (user.leave ? leaveText(user.leave) : NONE),
  binding: ({ user }) => (user.staffId === null ? NONE : '已绑定'),
  reads: ({ reads }) => (reads === 0 ? '还没有人看过' : `${reads}次，见“谁看过我的信息”`),
  leaving: () => NONE,
}

const KIND_NAMES = Object.keys(KINDS) as KindName[]

/** 我的数据 (PIPL art. 45): every kind that may be stored of a person, what is, what for and how long. */
export const myData: Handler<'identity.myData'> = async (_input, context) => {
  const user = await context.user()
  const isStored = (await context.storedUser()) !== null
  const { _id } = user
  const counts = await readLists(
    everyList([
      count('requests', { by: _id }),
      count('notices', { to: command.in(inboxesOf(user)) }),
      count('reports', { reporter: _id }),
      count('cases', { people: _id }),
      count('redemptions', { owner: _id }),
      // One that was taken back lies in its place until the next.
      count('wishes', { user: _id }),
      count('complaints', { complainant: _id }),
      count('accounts', { 'home.members.user': _id }),
      count('reads', { of: _id }),
      count('teamMembers', { user: _id }),
      count('parts', { user: _id }),
      count('helps', { people: _id }),
      count('recordCodes', { user: _id }),
    ]),
  )
  const [
    requests = 0,
    notices = 0,
    reports = 0,
    cases = 0,
    redemptions = 0,
    wishes = 0,
    complaints = 0,
    households = 0,
    reads = 0,
    teams = 0,
    services = 0,
    helps = 0,
    recordCodes = 0,
  ] = counts
  const mine = {
    user,
    isStored,
    requests,
    notices,
    reports,
    cases,
    redemptions,
    wishes,
    complaints,
    households,
    helps,
    reads,
    teams,
    services,
    recordCodes,
  }
  const keeping = keepingOf((await context.settings()).retention)
  const items = KIND_NAMES.map((name) => {
    const { label, purpose, kept } = KINDS[name]
    return { label, value: VALUES[name](mine), purpose, kept: inDaysOf(keeping, kept) }
  })
  return ok({ items, reports, complaints })
}
