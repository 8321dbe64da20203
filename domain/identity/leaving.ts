import { MINUTE_MS } from '../calendar/zone'
import type { Principal } from '../matter/types'

/**
 * 注销. A person is taken out of every document; what the street must keep stays, as somebody's who is gone.
 */

/** Longer than any function lives: whatever began before is over, and can bring nothing back. */
export const AGAIN_AFTER_MS = 2 * MINUTE_MS

/** Whoever has left, in the place of the account: no account has this name, so nobody is told or asked. */
export const GONE: Principal = 'gone'

/** The same principals without this account. */
export const without = (user: Principal, all: readonly Principal[]): Principal[] =>
  all.map((p) => (p === user ? GONE : p))

/** Telephone and identity numbers that somebody wrote into a text; what it says stays. */
const NUMBERS = /\d{17}[\dXx]|1[3-9]\d{9}|0\d{2,3}-?\d{7,8}/g
export const withoutNumbers = (text: string): string => text.replace(NUMBERS, '（号码已删除）')
