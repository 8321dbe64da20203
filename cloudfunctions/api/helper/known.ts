import type { Help } from '../../../domain/helper/types'
import type { Account } from '../../../domain/points/types'
import { list, mapLists, type Lists } from '../../platform/lists'

/** A 约定 with the elder's account of points, where anything stands in that. */
export interface HelpKnown {
  help: Help | null
  account: Account | undefined
}

/** Both by one request. */
export const withAccount = (_id: string): Lists<HelpKnown> =>
  mapLists(
    list('helps', { _id }, { limit: 1, joined: { from: 'accounts', by: 'account' } }),
    ([found]) => {
      if (!found) return { help: null, account: undefined }
      const { accounts, ...help } = found as Help & { accounts: Account[] }
      return { help, account: accounts[0] }
    },
  )
