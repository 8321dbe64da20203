import type { CallName } from '../../domain/contract'
import { WHO } from './street'

const REQUEST = 'request-bad-input-0001'
const id = 'complaint:0123456789abcdef01234567'
const step = { requestId: REQUEST, id, version: 1 }
const photos = [`cloud://local-env.bucket/drafts/${REQUEST}/1.jpg`]

type ComplaintCall = Extract<CallName, `complaint.${string}`>

/** One good input of every call of complaints, with every optional field filled. */
export const GOOD_OF_COMPLAINTS: Record<ComplaintCall, object> = {
  'complaint.submit': {
    requestId: REQUEST,
    kind: 'complaint',
    about: 'person',
    subject: 'grid',
    who: '穿蓝衣服的',
    source: 'report:0123456789abcdef01234567',
    text: '来了两次都没有人理',
    photos,
    confidential: true,
  },
  'complaint.accept': step,
  'complaint.answer': { ...step, note: '已改正', photos },
  'complaint.transfer': { ...step, to: WHO.leader.id, note: '请您办' },
  'complaint.recuse': step,
  'complaint.reject': { ...step, note: '属于信访', way: 'petition' },
  'complaint.rate': { ...step, outcome: 'satisfied', comment: '谢谢' },
  'complaint.askAgain': { ...step, note: '还没有说清楚' },
  'complaint.withdraw': step,
  'complaint.inquire': { ...step, to: WHO.workerA1.id, note: '请说明那天的情况' },
  'complaint.explain': { ...step, note: '那天去送东西了' },
  'complaint.asked': { id },
  'complaint.list': { scope: 'mine', cursor: '1:complaint:x' },
  'complaint.get': { id },
  'complaint.figures': {},
}
