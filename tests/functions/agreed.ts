import { PURPOSE_NAMES } from '../../domain/call/basis'
import { withGiven, type Consents } from '../../domain/identity/purposes'
import { USER_SHAPE, type User } from '../../domain/identity/types'

/** Before any test begins. */
const ONCE = Date.parse('2026-06-08T09:00:00+08:00')

/** Consents to everything, in the words of now. */
export const AGREED: Consents = withGiven({}, PURPOSE_NAMES, ONCE)

/** Of a resident: nothing but that he has agreed. */
export const agreedAccount = (openid: string): User => ({
  _id: `user:${openid}`,
  openid,
  nickname: '',
  phoneMask: '',
  elderMode: false,
  staffId: null,
  staffName: '',
  posts: [],
  consents: AGREED,
  quota: {},
  shape: USER_SHAPE,
  createdAt: ONCE,
})
