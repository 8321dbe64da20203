import type { MyDataView } from '../../../domain/contract'
import { shortDateTime } from '../../../domain/calendar/zone'
import type { User } from '../../../domain/identity/types'
import { ok } from '../../../domain/result'
import type { Leave } from '../../../domain/street/types'
import { collection } from '../../platform/collections'
import type { Handler } from '../context'
import { maskPhone } from './meView'
import { POST_TITLE } from './titles'

const NONE = '未保存'

const leaveText = ({ from, to, deputy }: Leave): string =>
  `${shortDateTime(from)} 至 ${shortDateTime(to)}${deputy ? `，代理人${deputy.name}` : ''}`

/** 我的数据 (PIPL art. 45): every field that is stored of a person, its purpose and how long. */
const itemsOf = (user: User, stored: boolean): MyDataView['items'] => [
  {
    label: '微信账号标识',
    value: stored ? '已保存（不展示）' : NONE,
    purpose: '识别是您本人，不用注册和密码',
    kept: '注销前',
  },
  { label: '昵称', value: user.nickname || NONE, purpose: '称呼您', kept: '修改或注销前' },
  {
    label: '手机号',
    value: maskPhone(user.phone) || NONE,
    purpose: '工作人员绑定岗位',
    kept: '解除绑定或注销前',
  },
  {
    label: '长辈版',
    value: user.elderMode ? '已打开' : '未打开',
    purpose: '按您的习惯显示',
    kept: '修改或注销前',
  },
  {
    label: '岗位',
    value: user.posts.map((p) => POST_TITLE[p.role]).join('、') || NONE,
    purpose: '工作人员办理事项',
    kept: '离岗前',
  },
  {
    label: '请假',
    value: user.leave ? leaveText(user.leave) : NONE,
    purpose: '请假期间把新任务派给代理人',
    kept: '销假、再次请假或离岗前',
  },
  {
    label: '隐私同意',
    value: user.consent ? `${shortDateTime(user.consent.at)} 已同意` : '未同意',
    purpose: '证明您知情同意',
    kept: '撤回前',
  },
  {
    label: '提交记录',
    value: stored ? '最近90天每次提交的编号和时间' : NONE,
    purpose: '重复点按时只办一次',
    kept: '90天',
  },
  {
    label: '消息提醒次数',
    value: `进度${user.quota.progress ?? 0}次，任务${user.quota.task ?? 0}次`,
    purpose: '办理有进展时提醒您',
    kept: '用完为止',
  },
]

export const myData: Handler<'identity.myData'> = async (_input, context) => {
  const user = await context.user()
  const stored = (await context.storedUser()) !== null
  const reports = await collection('reports').count({ reporter: user._id })
  return ok({ items: itemsOf(user, stored), reports })
}
