import { askedViewOf, wasAsked } from '../../../domain/complaint/inquire'
import { ok, refuse } from '../../../domain/result'
import { collection } from '../../platform/collections'
import type { Handler } from '../context'
import { plainly, takeStep } from '../matter'
import { ASKED } from './kind'

/** What the caller was asked to account for. Whoever was not asked is told that there is nothing. */
export const asked: Handler<'complaint.asked'> = async ({ id }, context) => {
  const [actor, c] = await Promise.all([context.actor(), collection('complaints').get(id)])
  return c && wasAsked(actor, c) ? ok(askedViewOf(c, actor, false)) : refuse('notFound')
}

/** 11 说明情况, by whoever was asked, who may read no more of it than that. */
export const explain: Handler<'complaint.explain'> = (input, context) =>
  takeStep(ASKED, input, plainly({ action: 'explain', note: input.note }), context)
