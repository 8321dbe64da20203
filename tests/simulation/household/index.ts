import { actors as atTheCounter } from '../points/actors'
import { passing } from '../report/actors'
import type { Context } from '../types'
import { guests } from './actors'
import { HOUSEHOLD_BUGS } from './bugs'
import { invariants } from './invariants'

const REDEEM = ['somebody redeems', 'a redemption goes on']

/** 家庭: who shares points, and with whose yes. */
export const household: Context = {
  actors: [],
  guests,
  invariants,
  bugs: HOUSEHOLD_BUGS,
  crowd: [...guests, ...atTheCounter.filter(({ name }) => REDEEM.includes(name)), ...passing],
}
