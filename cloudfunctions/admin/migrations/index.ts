import { settingsHaveDirectory } from './directory'
import { accountsForgetRequests, noticesKnowNoContext, reportsWaitAndAreDue } from './shapes2'
import { reportsKeepTheirCategory } from './shapes3'
import type { Migration } from './types'

/**
 * All migrations, in the order in which they are carried out: first what no call can do without, then
 * what is looked at one document at a time.
 */
export const MIGRATIONS: readonly Migration[] = [
  settingsHaveDirectory,
  reportsWaitAndAreDue,
  noticesKnowNoContext,
  accountsForgetRequests,
  reportsKeepTheirCategory,
]
