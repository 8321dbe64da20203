import Taro from '@tarojs/taro'
import { create } from 'zustand'
import type { MeView } from '../../../domain/contract'
import { call, type Failure, type Reply } from './call'
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

/** Anything that answers with a MeView passes here. */
export function adopt(me: MeView): void {
  keep(ME, me)
  useSession.setState({ me, failure: null, elder: load<boolean>(ELDER_WISH) ?? me.elderMode })
  showUnread()
}

export async function loadMe(): Promise<Reply<MeView>> {
  const wish = load<boolean>(ELDER_WISH)
  const reply = await call('identity.me', {})
  if (!reply.ok) {
    useSession.setState({ failure: reply })
    return reply
  }
  adopt(reply.data)
  if (wish !== null) void tellElder(wish)
  const agreed = load<string>(CONSENT_WISH)
  if (agreed !== null) void tellConsent(agreed, true)
  return reply
}

/** The guide of today has not been agreed to. Asked before the first submit, never before reading. */
export const needsConsent = (me: MeView | null): boolean =>
  me !== null &&
  me.consent?.version !== me.privacyVersion &&
  load<string>(CONSENT_WISH) !== me.privacyVersion

/** Notes the consent at once; the cloud is told now or at the next visit. */
export async function consent(version: string, agree: boolean): Promise<Reply<MeView>> {
  if (agree) keep(CONSENT_WISH, version)
  else forget(CONSENT_WISH)
  return tellConsent(version, agree)
}

async function tellConsent(version: string, agree: boolean): Promise<Reply<MeView>> {
  const reply = await call('identity.consent', { requestId: newRequestId(), version, agree })
  if (reply.ok || !reply.retryable) forget(CONSENT_WISH)
  if (reply.ok) adopt(reply.data)
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
  adopt(reply.data)
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

export const isGridStaff = (me: MeView | null): boolean =>
  me?.roles.some((r) => r.role !== 'dispatcher') ?? false
