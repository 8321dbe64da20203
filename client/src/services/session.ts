import Taro from '@tarojs/taro'
import { create } from 'zustand'
import type { MeView } from '../../../domain/contract'
import type { Purpose } from '../../../domain/call/basis'
import { PURPOSES, inWordsOfNow, missingConsents } from '../../../domain/identity/purposes'
import { call, onNeedsConsent, type Failure, type Reply } from './call'
import { askConsent } from './consent'
import { allowCopies, eraseCopies } from './copies'
import { eraseDrafts } from './drafts'
import { newRequestId } from './requestId'
import { forget, forgetAll, keep, load } from './storage'

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
/** Purposes agreed to, in the words of this build, while the cloud does not know it yet. */
const CONSENT_WISH = 'consentsWish'
const INBOX_TAB = 1

const stored = (): Session => {
  const copy = load<MeView>(ME)
  // Of a build of before, which knew one consent for everything.
  const me = copy && 'consents' in copy ? copy : null
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
  const [agreed, before] = [me, old].map((m) => Boolean(m?.consents.account))
  if (agreed !== before) allowCopies(agreed === true)
  keep(ME, me)
  useSession.setState({ me, failure: null, elder: load<boolean>(ELDER_WISH) ?? me.elderMode })
  showUnread()
}

/** What the cloud tells of the person by itself; it is told in return what it does not know yet. */
export function adoptFresh(me: MeView): void {
  const wish = load<boolean>(ELDER_WISH)
  const wished = wishes()
  adopt(me)
  // Of somebody who has not agreed nothing is kept but on the phone.
  if (wish !== null && (me.consents.account || isStaff(me))) void tellElder(wish)
  if (wished.length > 0) void tellAgreed(wished)
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

type Wish = { purpose: Purpose; version: string }
const wishes = (): Wish[] => load<Wish[]>(CONSENT_WISH) ?? []

/**
 * Of these purposes, what has not been agreed to in the words of this build. Asked before the first thing
 * that needs it, never before reading.
 */
export const needsConsent = (me: MeView | null, needed: readonly Purpose[]): Purpose[] =>
  me === null
    ? []
    : missingConsents(me.consents, needed).filter(
        (p) => !wishes().some((w) => w.purpose === p && w.version === PURPOSES[p].version),
      )

/** Notes the consents at once; the cloud is told now or at the next visit. */
export async function agree(purposes: readonly Purpose[]): Promise<Reply<MeView | null>> {
  const wished = inWordsOfNow(purposes)
  keep(CONSENT_WISH, [...wishes().filter((w) => !purposes.includes(w.purpose)), ...wished])
  return tellAgreed(wished)
}

async function tellAgreed(consents: Wish[]): Promise<Reply<MeView | null>> {
  const reply = await call('identity.agree', { requestId: newRequestId(), consents })
  if (reply.ok || !reply.retryable) {
    const told = consents.map(({ purpose }) => purpose)
    keep(
      CONSENT_WISH,
      wishes().filter((w) => !told.includes(w.purpose)),
    )
  }
  if (reply.ok && reply.data) adopt(reply.data)
  return reply
}

/** 撤回同意. */
export async function takeBack(purposes: Purpose[]): Promise<Reply<MeView | null>> {
  keep(
    CONSENT_WISH,
    wishes().filter((w) => !purposes.includes(w.purpose)),
  )
  const reply = await call('identity.withdraw', { requestId: newRequestId(), purposes })
  if (reply.ok && reply.data) adopt(reply.data)
  return reply
}

/** 注销: the account, then all that this phone keeps. The person is a stranger again. */
export async function leaveForGood(requestId: string): Promise<Reply<{ at: number } | null>> {
  const reply = await call('identity.leave', { requestId })
  if (reply.ok) {
    eraseDrafts()
    eraseCopies()
    forgetAll()
    // The look stays until the next page asks who this is: what was done is read as large as what was asked.
    useSession.setState({ me: null, failure: null })
    showUnread()
  }
  return reply
}

// A refusal for want of a consent, wherever it comes from: asked, told to the cloud, and tried once more.
onNeedsConsent(async (purposes) => (await askConsent(purposes)) && (await agree(purposes)).ok)

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
  'complaintClerk',
]

export const isGridStaff = (me: MeView | null): boolean =>
  me?.roles.some(({ role }) => !DESK_POSTS.includes(role)) ?? false
