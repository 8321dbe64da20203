import type { Answer, CallName } from '../../domain/contract'
import type { User } from '../../domain/identity/types'
import type { Staff } from '../../domain/street/types'
import type { Town } from './town'

/**
 * What somebody is answered who has left every post since: as an import leaves a person and his account.
 * Afterwards all is as it was.
 */
export async function askedWhenGone(
  town: Town,
  who: { openid: string },
  name: CallName,
  input: object,
): Promise<Answer<unknown>> {
  const { openid } = who
  const one = (collection: string, filter: object) =>
    town.cloud.store.find(collection, { ...filter })[0] as unknown
  const [user, staff] = [
    one('users', { _id: `user:${openid}` }) as User | undefined,
    one('staff', { openid }) as Staff | undefined,
  ]
  const account = user && { ...user, staffId: null, staffName: '', posts: [] }
  const retired = staff && { ...staff, openid: null, active: false, posts: [] }
  if (account) await town.replace('users', account)
  if (retired) await town.replace('staff', retired)
  const answer = await town.call(who, name, input as never)
  if (user) await town.replace('users', { ...user })
  if (staff) await town.replace('staff', { ...staff })
  return answer as Answer<unknown>
}
