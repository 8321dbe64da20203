import type { PlannedFault } from '../../cloud/types'
import type { Call, Persona, Push } from './cloud'

/** What the desk hears of the cloud, one thing at a time. */
export type Heard = { call: Call } | { push: Push } | { faults: PlannedFault[] }

export interface StoryStep {
  title: string
  /** Which phone, and every tap. */
  taps: string
  isDone: (heard: Heard) => boolean
}

const answered =
  (name: string) =>
  (heard: Heard): boolean =>
    'call' in heard && heard.call.name === name && heard.call.ok && heard.call.refused === ''

const isBroken = (heard: Heard): boolean =>
  ('push' in heard && heard.push.errCode !== 0) ||
  ('faults' in heard && heard.faults.some((f) => f.hits > 0))

/** README's story, in its order; a step is done when the cloud has answered what it asks for. */
export function storyOf(personas: Persona[]): StoryStep[] {
  const name = (openid: string): string => personas.find((p) => p.openid === openid)?.label ?? ''
  return [
    {
      title: '居民上报',
      taps: `手机一是${name('o-resident-wang')}：写字上报，写几个字，选楼栋，河畔家园里标着第3网格的一栋，哪一类，公共设施，井盖缺失，提交上报。第一次要点同意并提交、允许。`,
      isDone: answered('report.submit'),
    },
    {
      title: '网格员签收',
      taps: `手机二是${name('o-worker-zhang')}：点开滑下来的消息，签收，允许。`,
      isDone: answered('report.sign'),
    },
    {
      title: '办结',
      taps: '还是手机二：办好了，写清办了什么，加照片，办好了。',
      isDone: answered('report.resolve'),
    },
    {
      title: '网格长核查',
      taps: `把手机二换成${name('o-lead-zhao')}（网格长）：点开这一件，核查通过，确定。自己办的事不能自己核查。`,
      isDone: answered('report.verifyPass'),
    },
    {
      title: '居民评价',
      taps: '手机一：点开消息，评价，选是否解决，打几颗星，提交评价。',
      isDone: answered('report.rate'),
    },
    {
      title: '弄坏一样',
      taps: '拒收下一条推送，或在故障演练里让一样出错，再在手机上做一件事：看它怎么说，再点一次是不是只办成一件。',
      isDone: isBroken,
    },
  ]
}
