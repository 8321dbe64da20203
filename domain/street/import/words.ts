import type { EmploymentType, Post, Role, TeamType } from '../types'

/** Chinese words of the tables for our code names; both are understood, the Chinese is written. */
export const ROLE_WORDS: Record<Role, string> = {
  firstSecretary: '第一书记',
  gridLead: '网格长',
  gridWorker: '网格员',
  buildingLead: '楼栋长',
  unitLead: '单元长',
  dispatcher: '分流员',
  liaison: '部门联络员',
  streetLeader: '街道领导',
  mediator: '人民调解员',
  mediationChair: '调解委员会主任',
  mediationClerk: '调解文书',
  pointsReviewer: '积分审核员',
  complaintClerk: '投诉受理员',
  admin: '系统管理员',
}

export const TEAM_WORDS: Record<TeamType, string> = {
  cadre: '街道社区干部',
  buildingLeads: '楼栋长单元长',
  partyVolunteers: '党员志愿者',
  departmentWorkers: '部门网格员',
  propertyStaff: '物业人员',
  seconded: '共建单位下派干部',
}

export const EMPLOYMENT_WORDS: Record<EmploymentType, string> = {
  fullTime: '专职',
  partTime: '兼职',
  department: '部门网格员',
  liaison: '部门联络员',
}

/**
 * Over what a role is held. A grid worker of a department 部门网格员 holds it over a lead unit
 * instead of a grid; the form of the scope tells which.
 */
export const SCOPES: Record<Role, readonly Post['scopeType'][]> = {
  firstSecretary: ['community'],
  gridLead: ['grid'],
  gridWorker: ['grid', 'department'],
  buildingLead: ['building'],
  unitLead: ['unit'],
  dispatcher: ['street'],
  liaison: ['department'],
  streetLeader: ['street'],
  mediator: ['street'],
  mediationChair: ['street'],
  mediationClerk: ['street'],
  pointsReviewer: ['street'],
  complaintClerk: ['street'],
  admin: ['street'],
}

/** Languages that somebody may mediate in, and how tables write them besides. */
export const LANGUAGES: Record<string, readonly string[]> = {
  汉语: ['汉', '普通话', '国家通用语言'],
  蒙古语: ['蒙', '蒙语'],
  达斡尔语: [],
  鄂温克语: [],
  鄂伦春语: [],
  朝鲜语: [],
  手语: [],
  英语: [],
}

/** 是 and 否, where the cell may be empty; undefined for any other word. */
export const flagOf = (text: string): boolean | undefined =>
  ['是', '1', '★'].includes(text) ? true : ['', '否', '0'].includes(text) ? false : undefined

export const SCOPE_WORDS: Record<Post['scopeType'], string> = {
  street: '街道编码',
  community: '社区编码',
  grid: '网格编码',
  building: '楼栋编号',
  unit: '单元（楼栋编号-单元号）',
  department: '牵头单位代码',
}

/** `code` of a word, by the code itself or by its Chinese; undefined when neither fits. */
export function codeOf<T extends string>(words: Record<T, string>, text: string): T | undefined {
  return (Object.keys(words) as T[]).find((code) => code === text || words[code] === text)
}
