import { DAY_MS } from '../calendar/zone'
import type { StaffRef } from '../matter/types'

/** How a request to bind stands. */
export type BindingState = 'WAITING' | 'APPROVED' | 'REFUSED' | 'LAPSED'

/** What nobody has answered by then has lapsed; it can be asked for again. */
export const BINDING_WAITS_MS = 7 * DAY_MS

/**
 * Collection `bindings`: an account asks for a post that another account has, or for another post than the
 * one that it has. One document for account and post; asked for again it begins anew.
 */
export interface Binding {
  /** `binding:` + 24 hex digits of account and post. */
  _id: string
  /** Raised by every change. */
  version: number
  state: BindingState
  /** The post. */
  staff: StaffRef
  /** The account that asks for it. */
  openid: string
  /** Tells whether the roster's phone is still the one that WeChat found: hex SHA-256 of account and phone. */
  proof: string
  /** The post that the account had when it asked, to be given up; null: none. */
  instead: StaffRef | null
  askedAt: number
  /** When it lapses; null when it waits no more. */
  until: number | null
  decided: { at: number; by: StaffRef; note: string } | null
}

/** Whether it waits for an administrator's word, at this moment. */
export const isOpen = (b: Binding | null, now: number): b is Binding & { until: number } =>
  b?.state === 'WAITING' && b.until !== null && b.until > now

/** One request as an administrator sees it, of names what he must compare. */
export interface BindingView {
  id: string
  version: number
  jobNo: string
  name: string
  /** Posts in words. */
  posts: string
  /** 138****1234 of the roster, which WeChat has found on the phone that asks. */
  phoneMasked: string
  /** Somebody else's account has the post now. */
  taken: boolean
  /** Name of the post that the account would give up; empty: none. */
  instead: string
  askedAt: number
  until: number
  /** The own one: another administrator decides. */
  own: boolean
}

/** Somebody of the roster, found by 工号. */
export interface BoundView {
  id: string
  name: string
  posts: string
  bound: boolean
}

/** 微信绑定: all that the page of the administrators shows. */
export interface BindingsView {
  waiting: BindingView[]
  /** Whom the 工号 names; null where none was given, or nobody has it. */
  found: BoundView | null
}
