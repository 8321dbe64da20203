import type { Post, Role } from '../../../domain/street/types'
import type { StreetShape } from '../../platform/street'

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
  admin: '系统管理员',
}

/** “黄河社区 第3网格”; a scope without a name of its own shows none. */
export function scopeName(post: Post, shape: StreetShape): string {
  if (post.scopeType === 'grid') {
    const grid = shape.grids.find((g) => g.code === post.scopeId)
    return grid ? `${grid.communityName} ${grid.name}` : ''
  }
  if (post.scopeType === 'community') {
    return shape.communities.find((c) => c.code === post.scopeId)?.name ?? ''
  }
  return ''
}
