import type { Handler } from '../context'
import { plainly, takeStep } from '../matter'
import { LOST_THINGS } from './kind'

/** 2 归还: by whoever keeps it. */
export const giveBack: Handler<'lost.giveBack'> = (input, context) =>
  takeStep(LOST_THINGS, input, plainly({ action: 'giveBack', note: input.note }), context)
