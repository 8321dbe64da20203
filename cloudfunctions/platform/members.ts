import { createHash } from 'node:crypto'
import { memberIdOf } from '../../domain/points/memberNo'

/** `_id` in `members` of an account (`user:…`). */
export const memberId = (user: string): string =>
  memberIdOf(createHash('sha256').update(user).digest('hex'))
