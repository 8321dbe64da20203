import { ok } from '../../../domain/result'

import { tableId } from '../../../domain/mediation/table'
import type { Photo } from '../../../domain/matter/types'
import type { Outcome } from '../../../domain/result'
import type { Handler } from '../context'
import { bringPhotos } from '../evidence/photos'
import { takeStep } from '../matter'
import { CASES } from './kind'
import { wordsOf } from './steps'
import { openCases } from './workload'

/** Steps that are told more than their words: what is read for them, and no call may bring. */

/** 7 选调解员: ties of the joint choice go by how many cases each has open. */
const rank: Handler<'mediation.rank'> = (input, context) => {
  const load = async () =>
    ok({ action: 'rank' as const, ...wordsOf(input), openCases: await openCases(context.now) })
  return takeStep(CASES, input, { action: 'rank', load }, context)
}

/**
 * 18 达成协议: the draft and every yes to it are read in the transaction, so a yes that was taken back a
 * moment ago counts no more.
 */
const agree: Handler<'mediation.agree'> = (input, context) =>
  takeStep(
    CASES,
    input,
    {
      action: 'agree',
      async load(transaction) {
        const table = await transaction.collection('tables').get(tableId(input.id))
        const lies = table?.draft ?? null
        const draft = lies?.id === input.draft ? lies : null
        return ok({ action: 'agree' as const, draft })
      },
    },
    context,
  )

/** 19 签署: the scan is evidence. */
const sign: Handler<'mediation.sign'> = (input, context) => {
  let kept: Promise<Outcome<Photo[]>> | null = null
  const load = async () => {
    kept ??= bringPhotos(input.photos, context)
    const photos = await kept
    if (!photos.ok) return photos
    return ok({ action: 'sign' as const, ...wordsOf(input), photos: photos.value })
  }
  return takeStep(CASES, input, { action: 'sign', uploads: input.photos, load }, context)
}

export const loadedHandlers = {
  'mediation.rank': rank,
  'mediation.agree': agree,
  'mediation.sign': sign,
}
