import type { Role } from '../street/types'

/** What it is about. A person is never chosen from a list of names. */
export const ABOUT = { app: '小程序', service: '服务', person: '工作人员' } as const
export type About = keyof typeof ABOUT

export const KINDS = { complaint: '投诉', suggestion: '建议' } as const
export type ComplaintKind = keyof typeof KINDS

interface SubjectRow {
  /** As the person chooses it. */
  name: string
  /** Whoever holds one of these is passed over: it may be about him, and is about his own work. */
  roles: readonly Role[]
}

/** Which service, or whose work. */
export const SUBJECTS = {
  grid: {
    name: '网格和社区',
    roles: ['gridWorker', 'gridLead', 'firstSecretary', 'buildingLead', 'unitLead'],
  },
  dispatch: { name: '街道分流台', roles: ['dispatcher'] },
  mediation: { name: '人民调解', roles: ['mediator', 'mediationChair', 'mediationClerk'] },
  points: { name: '积分和兑换', roles: ['pointsReviewer'] },
  complaint: { name: '投诉建议的受理', roles: ['complaintClerk'] },
  leader: { name: '街道领导', roles: ['streetLeader'] },
  other: { name: '其他', roles: [] },
} as const satisfies Record<string, SubjectRow>
export type Subject = keyof typeof SUBJECTS

export const rolesOf = (subject: Subject | null): readonly Role[] =>
  subject === null ? [] : SUBJECTS[subject].roles

interface WayRow {
  name: string
  /** Where it belongs, as it is said to whoever asked. */
  text: string
}

/** Where something belongs that is not for this office: the legal way, said with every 不予受理. */
export const WAYS = {
  hotline: { name: '12345热线', text: '请拨打12345政务服务便民热线。' },
  petition: { name: '信访', text: '请向信访部门提出，可以网上信访，也可以到信访接待场所。' },
  discipline: { name: '纪检监察', text: '反映干部违纪违法，请拨打12388，向纪检监察机关举报。' },
  reconsider: { name: '行政复议', text: '对行政决定不服，可以依法申请行政复议。' },
  court: { name: '法院', text: '请依法向人民法院起诉，或继续已有的诉讼。' },
  police: { name: '公安', text: '请拨打110，或到派出所报案。' },
  report: { name: '上报问题', text: '这是身边要处理的事，请回到首页点“上报问题”。' },
} as const satisfies Record<string, WayRow>
export type Way = keyof typeof WAYS

export const RATINGS = {
  satisfied: '满意',
  fair: '基本满意',
  unsatisfied: '不满意',
} as const
export type RatingOutcome = keyof typeof RATINGS
