import { graphemes, saysSomething } from '../call/said'

/** What is shown of a name or a number to whoever needs no more of it (DOMAIN §2.4). */

/** 张*: the first character, and a star for all that follows, however long the name is. */
export const maskedName = (name: string): string =>
  `${graphemes(name.trim()).find(saysSomething) ?? ''}*`

/** 138****1234, of a shorter number ****4567; empty where there is none. */
export const maskedPhone = (phone: string): string =>
  phone === '' ? '' : `${phone.length < 11 ? '' : phone.slice(0, 3)}****${phone.slice(-4)}`
