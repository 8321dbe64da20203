import type { Purpose } from '../call/basis'

/**
 * 个人信息清单: every kind of data that is kept of a person, what for, how long, and what becomes of it when
 * the person leaves (PIPL art. 17, 网络数据条例 art. 21). `cloudfunctions/schema` says of each field of each
 * collection of which kind it is; the privacy page and 我的数据 are made of this.
 */

/**
 * What becomes of it at 注销. `erased`: gone. `nameless`: the street's record stays, without a person.
 * `kept`: stays as it is, by law or because it is somebody else's as well; `why` says so.
 */
export type AtLeaving = 'erased' | 'nameless' | 'kept'

export interface Kind {
  label: string
  /** Consent that it rests on, or `duty`: the street's own work (PIPL art. 13, 2 and 3). */
  basis: Purpose | 'duty'
  purpose: string
  /** How long, in words; `{photosDays}` stands for what the street says (`inDaysOf`). */
  kept: string
  leaving: AtLeaving
  /** Of what is `kept`. */
  why?: string
}

const kinds = <N extends string>(all: Record<N, Kind>): Record<N, Kind> => all

export const KINDS = kinds({
  openid: {
    label: '微信账号标识',
    basis: 'account',
    purpose: '识别是您本人，把进展告诉您',
    kept: '注销前；上报的记录里到办结后{reporterDays}',
    leaving: 'erased',
  },
  nickname: {
    label: '昵称',
    basis: 'account',
    purpose: '称呼您',
    kept: '修改或注销前',
    leaving: 'erased',
  },
  phone: {
    label: '手机号',
    basis: 'account',
    purpose: '办理您上报的人联系您；工作人员绑定岗位；把志愿队伍的邀请给您看',
    kept: '收回、解除绑定或注销前',
    leaving: 'erased',
  },
  settings: {
    label: '长辈版',
    basis: 'account',
    purpose: '按您的习惯显示',
    kept: '修改或注销前',
    leaving: 'erased',
  },
  consents: {
    label: '隐私同意',
    basis: 'account',
    purpose: '证明您知情同意',
    kept: '撤回或注销前',
    leaving: 'erased',
  },
  quota: {
    label: '消息提醒次数',
    basis: 'account',
    purpose: '办理有进展时提醒您',
    kept: '用完或注销前',
    leaving: 'erased',
  },
  acts: {
    label: '办事次数',
    basis: 'account',
    purpose: '不让一个人占用大家的服务，不一次推送太多',
    kept: '注销前（只记最近一次的一小时和一天）',
    leaving: 'erased',
  },
  requests: {
    label: '提交记录',
    basis: 'account',
    purpose: '重复点按时只办一次',
    kept: '90天',
    leaving: 'erased',
  },
  notices: {
    label: '消息',
    basis: 'account',
    purpose: '把进展和任务告诉您',
    kept: '注销前',
    leaving: 'erased',
  },
  report: {
    label: '上报的内容',
    basis: 'account',
    purpose: '交给工作人员解决问题',
    kept: '办结后{textDays}',
    leaving: 'nameless',
  },
  photos: {
    label: '上报的照片',
    basis: 'account',
    purpose: '让办理的人看清问题',
    kept: '办结后{photosDays}',
    leaving: 'nameless',
  },
  complaint: {
    label: '投诉建议的内容',
    basis: 'account',
    purpose: '答复您的投诉建议',
    kept: '办结后{textDays}；照片办结后{photosDays}，是谁提的办结后{reporterDays}',
    leaving: 'nameless',
  },
  spot: {
    label: '地图上点的位置',
    basis: 'place',
    purpose: '找到是哪个网格',
    kept: '办结后{spotDays}，之后只留网格',
    leaving: 'nameless',
  },
  caseFile: {
    label: '调解卷宗',
    basis: 'mediation',
    purpose: '调解纠纷，制作和履行协议',
    kept: '按人民调解委员会档案规定',
    leaving: 'kept',
    why: '卷宗也是另一方当事人的，按规定归档',
  },
  caseAccount: {
    label: '调解里的账号',
    basis: 'mediation',
    purpose: '让您用手机办理调解',
    kept: '注销前',
    leaving: 'erased',
  },
  appointment: {
    label: '预约和候补',
    basis: 'mediation',
    purpose: '约定调解的时间',
    kept: '调解办结前',
    leaving: 'erased',
  },
  pointsName: {
    label: '积分里的称呼',
    basis: 'points',
    purpose: '领取物品和公示（只显示姓）',
    kept: '注销前',
    leaving: 'erased',
  },
  ledger: {
    label: '积分和兑换记录',
    basis: 'points',
    purpose: '记账和公开账目',
    kept: '长期（账目不改不删）',
    leaving: 'nameless',
  },
  household: {
    label: '家庭',
    basis: 'points',
    purpose: '和家里人一起攒积分、用积分',
    kept: '迁出或注销前',
    leaving: 'erased',
  },
  elder: {
    label: '社区代开的积分账户',
    basis: 'points',
    purpose: '让没有微信的老人也能攒积分、用积分',
    kept: '搬走、去世或要求注销前',
    leaving: 'erased',
  },
  help: {
    label: '帮手约定',
    basis: 'points',
    purpose: '让老人和帮手都同意的事有人代办',
    kept: '结束后30天，或注销前',
    leaving: 'erased',
  },
  wish: {
    label: '心愿',
    basis: 'points',
    purpose: '让商店补大家想要的',
    kept: '点掉后到换成别的心愿，或注销前',
    leaving: 'erased',
  },
  volunteer: {
    label: '志愿者资料和所在队伍',
    basis: 'volunteer',
    purpose: '加入队伍和报名活动',
    kept: '退出队伍或注销前',
    leaving: 'erased',
  },
  ward: {
    label: '您登记的孩子的称呼',
    basis: 'ward',
    purpose: '带孩子参加活动，在名单上找到孩子',
    kept: '您去掉孩子或注销前',
    leaving: 'erased',
  },
  invited: {
    label: '志愿者名单上的姓名和手机号（只存号码的摘要）',
    basis: 'duty',
    purpose: '请您自己决定是否加入队伍',
    kept: '您答复、注销或180天前',
    leaving: 'erased',
  },
  team: {
    label: '志愿服务队的申请和任期',
    basis: 'volunteer',
    purpose: '审批队伍，公示谁负责',
    kept: '由街道按档案规定清理',
    leaving: 'nameless',
  },
  service: {
    label: '志愿活动的报名、签到和时长',
    basis: 'volunteer',
    purpose: '安排活动，如实记录志愿服务',
    kept: '由街道按档案规定清理',
    leaving: 'nameless',
  },
  recordCode: {
    label: '服务记录的核验码',
    basis: 'volunteer',
    purpose: '让您给的人核对您选择出示的服务记录',
    kept: '到期、您停用或注销前',
    leaving: 'erased',
  },
  roster: {
    label: '岗位',
    basis: 'duty',
    purpose: '工作人员办理事项，公示谁负责',
    kept: '离岗前；经手的记录随事项保存',
    leaving: 'kept',
    why: '名册和经手记录是街道的，注销只解除和您微信的绑定',
  },
  absence: {
    label: '请假和可约时间',
    basis: 'duty',
    purpose: '请假期间交给代理人，安排调解时间',
    kept: '销假、再次请假或离岗前',
    leaving: 'erased',
  },
  binding: {
    label: '岗位绑定的微信',
    basis: 'duty',
    purpose: '识别是本人在办理',
    kept: '解除绑定或注销前',
    leaving: 'erased',
  },
  reads: {
    label: '谁看过您的信息',
    basis: 'duty',
    purpose: '让您知道谁看过您的称呼和电话',
    kept: '{readsDays}',
    leaving: 'nameless',
  },
  leaving: {
    label: '注销申请',
    basis: 'duty',
    purpose: '把您的信息清除干净',
    kept: '清除完为止，约3分钟',
    leaving: 'erased',
  },
})

export type KindName = keyof typeof KINDS
