import type { Report } from '../../domain/report/types'
import { log } from './log'
import { cloud, sdkCode } from './sdk'

/** WeChat's scenes of `msgSecCheck` (security.msgSecCheck, version 2). */
export const SCENE = { profile: 1, comment: 2, forum: 3, social: 4 } as const

/**
 * Content check of what a person wrote, who must have used the mini-program within two hours.
 * It never decides: a complaint that quotes ugly words is a complaint. `review` and `unchecked`
 * (the check itself failed) are for a person to look at.
 */
export async function checkText(
  content: string,
  openid: string,
  scene: number,
): Promise<Report['moderation']> {
  if (content === '') return 'pass'
  try {
    const answer = (await cloud.openapi.security.msgSecCheck({
      version: 2,
      openid,
      scene,
      content,
    })) as { result?: { suggest?: string } }
    return answer.result?.suggest === 'pass' ? 'pass' : 'review'
  } catch (error) {
    log.info('contentCheckFailed', { errCode: sdkCode(error) })
    return 'unchecked'
  }
}
