import { DESK } from '../../../domain/report/routing'
import type { Migration } from './types'

/** Until then the 网格长 verified wherever it was not the desk. */
export const reportsNameTheirVerifier: Migration = {
  no: 7,
  name: 'reports: who verifies is named',
  collection: 'reports',
  change(stored) {
    if (stored.verifier !== undefined) return null
    const isAwaited = stored.watching === 'verify' && stored.waitingFor !== DESK
    return { ...stored, verifier: isAwaited ? stored.lead : null }
  },
}
