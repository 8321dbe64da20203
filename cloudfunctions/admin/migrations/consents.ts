import type { Migration } from './types'

/** Consents are given purpose by purpose; the one of before was to account and reports. */
export const accountsConsentByPurpose: Migration = {
  no: 7,
  name: 'users: consents by purpose',
  collection: 'users',
  change(stored) {
    if ((stored.shape ?? 1) >= 3) return null
    const { consent = null, consents = {}, ...rest } = stored
    const before = consent === null ? {} : { account: consent }
    return { ...rest, shape: 3, consents: { ...before, ...(consents as object) } }
  },
}
