import { settingsHaveDirectory } from './directory'
import { accountsForgetRequests, noticesKnowNoContext, reportsWaitAndAreDue } from './shapes2'
import { reportsKeepTheirCategory } from './shapes3'
import type { Migration } from './types'

/** All migrations, in the order in which they are carried out. */
export const MIGRATIONS: readonly Migration[] = [
  reportsWaitAndAreDue,
  noticesKnowNoContext,
  accountsForgetRequests,
  settingsHaveDirectory,
  reportsKeepTheirCategory,
]
