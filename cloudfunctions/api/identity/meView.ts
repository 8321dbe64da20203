import type { MeView } from '../../../domain/contract'
import type { User } from '../../../domain/identity/types'
import { TEMPLATE_KEYS } from '../../../domain/notice/templates'
import { collection, command } from '../../platform/collections'
import type { CallContext } from '../context'
import { leaveView } from '../duty/leaveView'
import { POST_TITLE, scopeName } from './titles'

/** To whom notices for this person are addressed. */
export const inboxesOf = (user: Pick<User, '_id' | 'staffId'>): string[] =>
  user.staffId ? [user._id, user.staffId] : [user._id]

/** Unread notices of both boxes. One database trip. */
export const unreadOf = (user: User): Promise<number> =>
  collection('notices').count({ to: command.in(inboxesOf(user)), read: false })

/** What a person sees of their own account. One database trip, for what is unread. */
export async function meViewOf(user: User, context: CallContext): Promise<MeView> {
  const [settings, unread] = await Promise.all([context.settings(), unreadOf(user)])
  return {
    nickname: user.nickname,
    // Of an account that was not migrated yet there is none.
    phoneMasked: user.phoneMask ?? '',
    elderMode: user.elderMode,
    roles: user.posts.map((post) => ({
      role: post.role,
      title: POST_TITLE[post.role],
      scopeName: scopeName(post, settings),
    })),
    staffName: user.staffName,
    leave: leaveView(user.leave, context.now),
    unread,
    quota: user.quota,
    templates: Object.fromEntries(
      TEMPLATE_KEYS.map((key) => {
        const { id, title } = settings.templates[key]
        return [key, { id, title }]
      }),
    ) as MeView['templates'],
    consents: user.consents,
    streetRev: settings.rev,
    now: context.now,
  }
}
