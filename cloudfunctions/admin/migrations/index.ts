import { accountsConsentByPurpose } from './consents'
import { settingsHaveDirectory, settingsHavePeople } from './directory'
import { accountsForgetRequests, noticesKnowNoContext, reportsWaitAndAreDue } from './shapes2'
import { reportsKeepTheirCategory } from './shapes3'
import { accountsForgetPhones, leaversForgetPhones } from './shapes4'
import type { Migration } from './types'

/**
 * All migrations, in the order in which they are carried out: first what no call can do without, then
 * reports, which nobody can act on until they have their shape, then what can wait.
 */
export const MIGRATIONS: readonly Migration[] = [
  settingsHaveDirectory,
  settingsHavePeople,
  reportsWaitAndAreDue,
  reportsKeepTheirCategory,
  noticesKnowNoContext,
  accountsForgetRequests,
  accountsConsentByPurpose,
  accountsForgetPhones,
  leaversForgetPhones,
]
