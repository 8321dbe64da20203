import type { RequestMark, User } from '../../domain/identity/types'
import { collection, index } from './define'

export const IDENTITY_COLLECTIONS = {
  users: collection<User>(),
  /** Every request that had an effect, under an `_id` made of person and request. */
  requests: collection<RequestMark>(
    index('age', ['at', 1]),
    /** Whose files are to be looked after. */
    index('files', ['filesAt', 1]),
  ),
}
