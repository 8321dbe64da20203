/** Content check: a few fixed words stand for what WeChat would find. */
import type { Doc } from '../types'

/** Words that are risky, by WeChat's label: 20006 illegal, 20002 obscene, 10001 advertising. */
const RISKY: [RegExp, number][] = [
  [/违规|赌博|毒品|枪支/, 20006],
  [/色情/, 20002],
  [/刷单|代开发票/, 10001],
]
/** Words a person should look at. */
const REVIEW: [RegExp, number][] = [[/傻逼|混蛋/, 20003]]

const MAX_CONTENT = 2500

/** security.msgSecCheck, version 2. Errors: 40003 openid, 43104 version, 47001 arguments. */
export function msgSecCheck(a: Doc): unknown {
  if (a.version !== 2) return { errcode: 43104, errmsg: 'only version 2 of msgSecCheck is served' }
  if (typeof a.openid !== 'string' || a.openid === '')
    return { errcode: 40003, errmsg: 'invalid openid' }
  if (![1, 2, 3, 4].includes(a.scene as number)) return { errcode: 47001, errmsg: 'invalid scene' }
  const { content } = a
  if (typeof content !== 'string' || content === '' || [...content].length > MAX_CONTENT)
    return { errcode: 47001, errmsg: `content must have 1 to ${MAX_CONTENT} characters` }
  const found = (list: [RegExp, number][]): number | undefined =>
    list.find(([re]) => re.test(content))?.[1]
  const [risky, review] = [found(RISKY), found(REVIEW)]
  const suggest = risky ? 'risky' : review ? 'review' : 'pass'
  const label = risky ?? review ?? 100
  return { errcode: 0, errmsg: 'ok', result: { suggest, label }, detail: [], trace_id: 'local' }
}
