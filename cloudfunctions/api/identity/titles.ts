import type { Post, Role, StreetSettings } from '../../../domain/street/types'

/** Civic names of the posts (五级管理, DOMAIN §3.2). */
export const POST_TITLE: Record<Role, string> = {
  firstSecretary: '第一书记',
  gridLead: '网格长',
  gridWorker: '网格员',
  buildingLead: '楼栋长',
  unitLead: '单元长',
  dispatcher: '街道分流员',
  liaison: '部门联络员',
  streetLeader: '街道领导',
  mediator: '人民调解员',
  mediationChair: '调解委员会主任',
  mediationClerk: '调解文书',
  pointsReviewer: '积分审核员',
  complaintClerk: '投诉受理员',
  admin: '系统管理员',
}

/** “黄河社区 第3网格”; a scope without a name of its own shows none. */
export function scopeName(post: Post, { directory }: Pick<StreetSettings, 'directory'>): string {
  const place = directory[post.scopeId]
  return place ? `${place.communityName} ${place.name}`.trim() : ''
}
