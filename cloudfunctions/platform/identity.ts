import { USER_SHAPE, type Actor, type User } from '../../domain/identity/types'
import { collection } from './collections'
import { list, mapLists, type Lists } from './lists'
import { cloud } from './sdk'

/** Where an invocation comes from, as WeChat says it; never what the client claims. */
export interface Origin {
  /** Empty for the timer, the console and other servers. */
  openid: string
  /** Called straight from a mini-program, not through another function. */
  fromClient: boolean
}

/** Read anew in every invocation: an instance serves many people, one after the other. */
export function origin(): Origin {
  const context = cloud.getWXContext()
  return {
    openid: String(context.OPENID ?? ''),
    fromClient: context.SOURCE === 'wx_client',
  }
}

export const userIdOf = (openid: string): string => `user:${openid}`

/** Somebody of whom nothing is stored yet: a plain resident. */
export const newUser = (openid: string, at: number): User => ({
  _id: userIdOf(openid),
  openid,
  nickname: '',
  phoneMask: '',
  elderMode: false,
  staffId: null,
  staffName: '',
  posts: [],
  consents: {},
  quota: {},
  shape: USER_SHAPE,
  createdAt: at,
})

/** As it is stored. One of before has no consents until it is migrated. */
const asStored = (stored: User | null): User | null => {
  const { consents = {} }: Partial<Pick<User, 'consents'>> = stored ?? {}
  return stored && { ...stored, consents }
}

/** The stored account, or null for somebody new. One database trip. */
export const findUser = async (openid: string): Promise<User | null> =>
  asStored(await collection('users').get(userIdOf(openid)))

/** The same, read together with other lists. */
export const accountOf = (openid: string): Lists<User | null> =>
  mapLists(list('users', { _id: userIdOf(openid) }, { limit: 1 }), ([user]) =>
    asStored(user ?? null),
  )

export const actorOf = (user: User): Actor => ({
  openid: user.openid,
  userId: user._id,
  staffId: user.staffId,
  name: user.staffName,
  posts: user.posts,
})
