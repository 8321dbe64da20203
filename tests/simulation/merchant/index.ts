import { actors as atTheCounter } from '../points/actors'
import { passing } from '../report/actors'
import type { Context } from '../types'
import { guests } from './actors'
import { MERCHANT_BUGS } from './bugs'
import { invariants } from './invariants'

const COUNTER = [
  'somebody redeems',
  'a redemption goes on',
  'what was handed out was not right',
  'a shelf changes',
]

/** 商户: what they earn and spend, and the statements that both sides confirm. */
export const merchant: Context = {
  actors: [],
  guests,
  invariants,
  bugs: MERCHANT_BUGS,
  crowd: [...guests, ...atTheCounter.filter(({ name }) => COUNTER.includes(name)), ...passing],
}
