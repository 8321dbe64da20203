import type { HandOver } from '../../domain/duty/types'
import { collection, index, nobody } from './define'

export const DUTY_COLLECTIONS = {
  handovers: collection<HandOver>(
    { from: 'roster', to: 'roster', by: 'roster', ...nobody('at') },
    index('age', ['at', 1]),
  ),
}
