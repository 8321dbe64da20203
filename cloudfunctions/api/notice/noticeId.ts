import type { User } from '../../../domain/identity/types'

/**
 * A notice's `_id` ends with its recipient, for a resident `user:<openid>`. No answer carries an
 * openid, not even the reader's own, so the client knows the notice by `me` in that place.
 */
const ME = 'me'

export const toClientId = (id: string, user: Pick<User, '_id'>): string =>
  id.replace(`:${user._id}`, `:${ME}`)

export const fromClientId = (id: string, user: Pick<User, '_id'>): string =>
  id.endsWith(`:${ME}`) ? id.slice(0, -ME.length) + user._id : id
