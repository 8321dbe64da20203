import { DESK } from '../../../domain/report/routing'
import { collection } from '../../platform/collections'
import type { Migration } from './types'

/** Time to handle where the category is gone: as for a report without one. */
const UNKNOWN = { hours: null, star: false }
const HOURS_UNSET = 8

/**
 * Reports keep what they need of their category, what their deadline was reckoned from, and who has
 * solved them.
 */
export const reportsKeepTheirCategory: Migration = {
  no: 5,
  name: 'reports: category, deadline and who did it are their own',
  collection: 'reports',
  async change(stored) {
    if (stored.shape === 3) return null
    const { deadlineAt = null, ...rest } = stored
    const settings = await collection('settings').get('settings:street')
    const category = settings?.categories.find((c) => c.code === rest.categoryCode) ?? UNKNOWN
    const { hours, star } = category
    const history = rest.history as { action: string; by: { principal: string } }[]
    const solved = history.filter((h) => h.action === 'resolve' || h.action === 'selfHandle')
    const from = Number(rest.acceptedAt ?? rest.submittedAt)
    const reckoned = { from, hours: hours ?? HOURS_UNSET, guessedYear: null }
    return {
      ...rest,
      shape: 3,
      hours,
      star,
      deadline: deadlineAt === null ? null : { at: deadlineAt, ...reckoned },
      doneBy: [...new Set(solved.map((h) => h.by.principal))],
      reporterStaffId: null,
      // Until then the 网格长 verified wherever it was not the desk.
      verifier: rest.watching === 'verify' && rest.waitingFor !== DESK ? rest.lead : null,
    }
  },
}
