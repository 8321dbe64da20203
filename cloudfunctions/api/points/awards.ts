import type { Page } from '../../../domain/call/views'
import { holds } from '../../../domain/identity/authorize'
import type { AwardCard } from '../../../domain/points/answers'
import { REVIEWERS } from '../../../domain/points/award/limits'
import { publishedOf } from '../../../domain/points/award/published'
import { mayRead } from '../../../domain/points/award/qualities'
import type { Award } from '../../../domain/points/award/types'
import { awardCard } from '../../../domain/points/award/views'
import { ok, refuse, type Outcome } from '../../../domain/result'
import { collection, command, type Filter } from '../../platform/collections'
import type { CallContext, Handler } from '../context'
import { pageOf, type Listed } from '../paging'
import { presentAward } from './kind'

const newest = (filter: Filter): Listed<'givenAt', Award> => ({
  key: 'givenAt',
  direction: 'desc',
  find: (when, options) => collection('awards').find({ ...filter, ...when }, options),
})

const owed: Listed<'dueAt', Award> = {
  key: 'dueAt',
  direction: 'asc',
  find: (when, options) => collection('awards').find({ waitingFor: REVIEWERS, ...when }, options),
}

async function cards(
  page: Outcome<Page<Award>>,
  context: CallContext,
): Promise<Outcome<Page<AwardCard>>> {
  if (!page.ok) return page
  const reader = { actor: await context.actor(), now: context.now }
  const { items, next } = page.value
  return ok({ items: items.map((award) => awardCard(award, reader)), next })
}

/** The lists of a reviewer, of who awards, and of whom the points are for. */
export const awards: Handler<'points.awards'> = async ({ scope, cursor }, context) => {
  const actor = await context.actor()
  switch (scope) {
    case 'review':
      if (!holds(actor, 'pointsReviewer')) return refuse('notAllowed')
      return cards(await pageOf(owed, cursor), context)
    case 'given':
      return cards(
        await pageOf(newest({ awardedBy: actor.staffId ?? actor.userId }), cursor),
        context,
      )
    case 'mine':
      return cards(await pageOf(newest({ recipient: actor.userId }), cursor), context)
  }
}

export const award: Handler<'points.award'> = async ({ id }, context) => {
  const [actor, stored] = await Promise.all([context.actor(), collection('awards').get(id)])
  if (!stored || !mayRead(actor, stored)) return refuse('notFound')
  return ok(await presentAward(stored, context, false))
}

/** 公示: what everybody may read, and nothing that is 保密. */
export const published: Handler<'points.published'> = async ({ cursor }, context) => {
  const list: Listed<'publicUntil', Award> = {
    key: 'publicUntil',
    direction: 'asc',
    find: (when, options) =>
      collection('awards').find(
        {
          state: 'PUBLIC',
          confidential: false,
          publicUntil: command.gt(context.now),
          ...when,
        },
        options,
      ),
  }
  const page = await pageOf(list, cursor)
  if (!page.ok) return page
  const { items, next } = page.value
  return ok({ items: publishedOf(items, context.now), next })
}
