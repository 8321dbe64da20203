import type { HandOver } from '../../domain/duty/types'
import { collection, index } from './define'

export const DUTY_COLLECTIONS = {
  handovers: collection<HandOver>(index('age', ['at', 1])),
}
