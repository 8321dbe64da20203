import type { MeView } from '../../../domain/contract'
import type { User } from '../../../domain/identity/types'
import { collection, command } from '../../platform/collections'
import { streetShape } from '../../platform/street'
import type { CallContext } from '../context'
import { POST_TITLE, scopeName } from './titles'

/** Version of the 隐私保护指引 that people agree to now. */
export const PRIVACY_VERSION = '2026-11'

/** 138****1234; empty where none is stored. */
export const maskPhone = (phone: string): string =>
  phone.length < 8 ? '' : `${phone.slice(0, 3)}****${phone.slice(-4)}`

/** To whom notices for this person are addressed. */
export const inboxesOf = (user: Pick<User, '_id' | 'staffId'>): string[] =>
  user.staffId ? [user._id, user.staffId] : [user._id]

/** Unread notices of both boxes. One database trip. */
export const unreadOf = (user: User): Promise<number> =>
  collection('notices').count({ to: command.in(inboxesOf(user)), read: false })

/** What a person sees of the own account. One database trip. */
export async function meViewOf(user: User, context: CallContext): Promise<MeView> {
  const settings = await context.settings()
  const [shape, unread] = await Promise.all([streetShape(), unreadOf(user)])
  const { progress, task } = settings.templates
  return {
    nickname: user.nickname,
    phoneMasked: maskPhone(user.phone),
    elderMode: user.elderMode,
    roles: user.posts.map((post) => ({
      role: post.role,
      title: POST_TITLE[post.role],
      scopeName: scopeName(post, shape),
    })),
    staffName: user.staffName,
    unread,
    quota: user.quota,
    templates: {
      progress: { id: progress.id, title: progress.title },
      task: { id: task.id, title: task.title },
    },
    consent: user.consent,
    privacyVersion: PRIVACY_VERSION,
    streetRev: settings.rev,
    now: context.now,
  }
}
