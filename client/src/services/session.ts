import Taro from '@tarojs/taro'
import { create } from 'zustand'
import type { MeView } from '../../../domain/contract'
import { call, type Failure, type Reply } from './call'
import { allowCopies, eraseCopies } from './copies'
import { newRequestId } from './requestId'
import { forget, keep, load } from './storage'

interface Session {
  /** As last told by the cloud; at start the copy of the last visit. */
  me: MeView | null
  failure: Failure | null
  /** 长辈版: at once and offline too; the cloud is told when it can be reached. */
  elder: boolean
}

const ME = 'me'
/** A choice that the cloud does not know yet. */
const ELDER_WISH = 'elderWish'
/** Version of the guide agreed to, while the cloud does not know it yet. */
const CONSENT_WISH = 'consentWish'
const INBOX_TAB = 1

const stored = (): Session => {
  const me = load<MeView>(ME)
  return { me, failure: null, elder: load<boolean>(ELDER_WISH) ?? me?.elderMode ?? false }
}

export const useSession = create<Session>(() => stored())

/** Which person this is to the cloud, as far as it tells: with other posts other things are seen. */
const personOf = (me: MeView): string =>
  JSON.stringify([me.staffName, me.roles.map(({ role, scopeName }) => [role, scopeName])])

/** Anything that answers with a MeView passes here. */
export function adopt(me: MeView): void {
  const old = useSession.getState().me
  if (old && personOf(old) !== personOf(me)) eraseCopies()
  if (Boolean(me.consent) !== Boolean(old?.consent)) allowCopies(me.consent !== null)
  keep(ME, me)
  useSession.setState({ me, failure: null, elder: load<boolean>(ELDER_WISH) ?? me.elderMode })
  showUnread()
}

/** What the cloud tells of the person by itself; it is told in return what it does not know yet. */
export function adoptFresh(me: MeView): void {
  const wish = load<boolean>(ELDER_WISH)
  const agreed = load<string>(CONSENT_WISH)
  adopt(me)
  if (wish !== null) void tellElder(wish)
  if (agreed !== null) void tellConsent(agreed, true)
}

export async function loadMe(): Promise<Reply<MeView>> {
  const reply = await call('identity.me', {})
  if (reply.ok) adoptFresh(reply.data)
  else useSession.setState({ failure: reply })
  return reply
}

let asking: Promise<unknown> | null = null

/**
 * On a phone that does not know its person yet, and whose first page does not tell: asked once that
 * page has its content, so that nothing waits for it.
 */
export function learnMe(): void {
  if (useSession.getState().me) return
  asking ??= loadMe().finally(() => (asking = null))
}

/** The guide of today has not been agreed to. Asked before the first submit, never before reading. */
export const needsConsent = (me: MeView | null): boolean =>
  me !== null &&
  me.consent?.version !== me.privacyVersion &&
  load<string>(CONSENT_WISH) !== me.privacyVersion

/** Notes the consent at once; the cloud is told now or at the next visit. */
export async function consent(version: string, agree: boolean): Promise<Reply<MeView | null>> {
  if (agree) keep(CONSENT_WISH, version)
  else forget(CONSENT_WISH)
  return tellConsent(version, agree)
}

async function tellConsent(version: string, agree: boolean): Promise<Reply<MeView | null>> {
  const reply = await call('identity.consent', { requestId: newRequestId(), version, agree })
  if (reply.ok || !reply.retryable) forget(CONSENT_WISH)
  if (reply.ok && reply.data) adopt(reply.data)
  return reply
}

export async function setElder(elder: boolean): Promise<void> {
  keep(ELDER_WISH, elder)
  useSession.setState({ elder })
  await tellElder(elder)
}

async function tellElder(elderMode: boolean): Promise<void> {
  const reply = await call('identity.update', { requestId: newRequestId(), elderMode })
  if (!reply.ok || load<boolean>(ELDER_WISH) !== elderMode) return
  forget(ELDER_WISH)
  if (reply.data) adopt(reply.data)
}

export function setUnread(unread: number): void {
  const { me } = useSession.getState()
  if (me) adopt({ ...me, unread })
}

/** The red dot exists on tab pages only; elsewhere WeChat refuses and the next tab page shows it. */
export function showUnread(): void {
  const unread = useSession.getState().me?.unread ?? 0
  const mark = unread > 0 ? Taro.showTabBarRedDot : Taro.hideTabBarRedDot
  Promise.resolve(mark({ index: INBOX_TAB })).catch(() => undefined)
}

export const isDispatcher = (me: MeView | null): boolean =>
  me?.roles.some((r) => r.role === 'dispatcher') ?? false

export const isStaff = (me: MeView | null): boolean => (me?.roles.length ?? 0) > 0

/** Posts without a grid: nothing is found and solved on the spot in them. */
const DESK_POSTS: readonly string[] = [
  'dispatcher',
  'mediator',
  'mediationChair',
  'mediationClerk',
  'pointsReviewer',
]

export const isGridStaff = (me: MeView | null): boolean =>
  me?.roles.some(({ role }) => !DESK_POSTS.includes(role)) ?? false
