import type { Binding } from '../../domain/identity/bindings'
import type { Phone } from '../../domain/identity/phones'
import type { Read } from '../../domain/identity/reads'
import type { Leaving, RequestMark, RetentionRun, User } from '../../domain/identity/types'
import { collection, index, nobody } from './define'

export const IDENTITY_COLLECTIONS = {
  users: collection<User>({
    _id: 'openid',
    openid: 'openid',
    nickname: 'nickname',
    phoneMask: 'phone',
    elderMode: 'settings',
    staffId: 'roster',
    staffName: 'roster',
    posts: 'roster',
    leave: 'absence',
    consents: 'consents',
    quota: 'quota',
    createdAt: 'openid',
    used: 'acts',
    pushed: 'acts',
    ...nobody('shape'),
  }),
  /** Numbers, apart from the accounts. */
  phones: collection<Phone>({ _id: 'openid', phone: 'phone', why: 'phone', at: 'phone' }),
  /** Who was told who somebody is. */
  reads: collection<Read>(
    {
      of: 'reads',
      by: 'roster',
      byText: 'roster',
      about: 'reads',
      aboutText: 'reads',
      what: 'reads',
      ...nobody('at'),
    },
    index('mine', ['of', 1], ['at', -1], ['_id', -1]),
    /** What is kept long enough. */
    index('age', ['at', 1]),
  ),
  /** Requests to bind a post that is bound to another account. */
  bindings: collection<Binding>(
    {
      openid: 'binding',
      proof: 'phone',
      staff: 'roster',
      instead: 'roster',
      decided: 'roster',
      ...nobody('version', 'state', 'askedAt', 'until'),
    },
    index('waiting', ['state', 1], ['askedAt', 1], ['_id', 1]),
    /** What nobody has answered. */
    index('lapse', ['until', 1]),
    /** What somebody has asked for. */
    index('asker', ['openid', 1]),
  ),
  /** Every request that had an effect, under an `_id` made of person and request. */
  requests: collection<RequestMark>(
    {
      by: 'requests',
      asked: 'requests',
      copying: 'requests',
      uploads: 'requests',
      announced: 'requests',
      ...nobody('call', 'made', 'at', 'filesAt'),
    },
    index('age', ['at', 1]),
    /** Of whoever leaves. */
    index('by', ['by', 1]),
    /** Whose files are to be looked after. */
    index('files', ['filesAt', 1]),
  ),
  /** What was removed because its time was over: counts, a document a day. */
  retentions: collection<RetentionRun>({
    ...nobody('day', 'spots', 'photos', 'reporters', 'texts', 'days'),
  }),
  /** Who has left, while something of them may still be under way. */
  leavings: collection<Leaving>(
    {
      _id: 'leaving',
      openid: 'leaving',
      user: 'leaving',
      staffId: 'leaving',
      ...nobody('at', 'againAt'),
    },
    index('again', ['againAt', 1]),
  ),
}
