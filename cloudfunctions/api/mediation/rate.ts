import { ok } from '../../../domain/result'
import { command } from '../../platform/collections'
import type { Handler } from '../context'
import { takeStep } from '../matter'
import { CASES } from './kind'
import { wordsOf } from './steps'

/** 26 评价: the stars are added up with the step, so that none is counted twice. */
const rate: Handler<'mediation.rate'> = (input, context) =>
  takeStep(
    CASES,
    input,
    {
      action: 'rate',
      load: () => ok({ action: 'rate' as const, ...wordsOf(input) }),
      async also(transaction, { leadId }) {
        if (!leadId) return
        const _id = `stars:${leadId}`
        const more = { ratings: command.inc(1), sum: command.inc(input.stars) }
        const isThere = await transaction.collection('stars').change(_id, more)
        if (isThere) return
        const first = { _id, ratings: 1, sum: input.stars, closed: 0, succeeded: 0 }
        await transaction.collection('stars').add(first)
      },
    },
    context,
  )

export const ratingHandlers = { 'mediation.rate': rate }
