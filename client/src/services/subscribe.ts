import Taro from '@tarojs/taro'
import type { InputOf, MeView } from '../../../domain/contract'
import { call, type Reply } from './call'
import { newRequestId } from './requestId'
import { adopt, useSession } from './session'

type Results = InputOf<'notice.accept'>['results']
type Key = keyof Results & keyof MeView['templates']

/** Above this many unspent sends WeChat has been seen to refuse further ones (WECHAT §7.1). */
const ENOUGH = 5
/** Clients before the current one take three templates in a request. */
const MOST = 3

export const wanted = (me: MeView, keys: Key[]): Key[] =>
  keys.filter((key) => me.templates[key]?.id && (me.quota[key] ?? 0) <= ENOUGH).slice(0, MOST)

/**
 * Asks to be allowed one message of each kind. MUST be called in the tap itself, before any await:
 * WeChat refuses it elsewhere. Never rejects; empty when nothing was asked or answered.
 */
export function askSubscribe(keys: Key[]): Promise<Results> {
  const { me } = useSession.getState()
  const asked = me ? wanted(me, keys) : []
  if (!me || !asked.length) return Promise.resolve({})
  return Taro.requestSubscribeMessage({
    tmplIds: asked.map((key) => me.templates[key].id),
    entityIds: [],
  }).then(
    (answers) => read(me, asked, { ...answers }),
    () => ({}),
  )
}

/** The words as WeChat gives them: new ones have come over time, and the cloud knows which count. */
function read(me: MeView, asked: Key[], answers: Record<string, unknown>): Results {
  const results: Results = {}
  for (const key of asked) {
    const word = answers[me.templates[key].id]
    if (typeof word === 'string') results[key] = word
  }
  return results
}

/** Tells the cloud what was answered, so that it knows how often it may write. Null: nothing to tell. */
export async function tellAccepted(results: Results): Promise<Reply<unknown> | null> {
  if (!Object.keys(results).length) return null
  const reply = await call('notice.accept', { requestId: newRequestId(), results })
  const { me } = useSession.getState()
  if (reply.ok && reply.data && me) adopt({ ...me, quota: reply.data.quota })
  return reply
}
