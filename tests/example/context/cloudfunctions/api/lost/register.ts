import { NOBODY } from '../../../domain/duty/presence'
import { decideRegister } from '../../../domain/lost/decide'
import { ok, refuse } from '../../../domain/result'
import { collection } from '../../platform/collections'
import type { Handler } from '../context'
import { create } from '../matter'
import { LOST_THINGS } from './kind'

/** 1 登记: anybody, for a grid of this street. Outcome of its own: `notFound` for another grid. */
export const register: Handler<'lost.register'> = ({ what, gridCode }, context) => {
  const { now, userId: finder } = context
  const { id: requestId, key } = context.request()
  const made = Promise.all([context.settings(), collection('grids').get(`grid:${gridCode}`)]).then(
    ([settings, grid]) =>
      grid?.active
        ? ok({
            names: NOBODY,
            make: () => decideRegister({ key, finder, what, grid }, settings, { now, requestId }),
          })
        : refuse('notFound'),
  )
  return create(LOST_THINGS, made, context)
}
