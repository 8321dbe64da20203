import { collection } from '../../platform/collections'
import type { Leaver } from './leaver'

const PAGE = 100

/** 约定 of either side are over and gone with one of them, and the account that staff opened with its elder. */
export const leaveHelping: Leaver = async ({ user }) => {
  for (const side of ['elder', 'helper'] as const) {
    for (;;) {
      const found = await collection('helps').find(
        { [side]: user },
        { limit: PAGE, fields: ['_id'] },
      )
      for (const { _id } of found) await collection('helps').remove(_id)
      if (found.length < PAGE) break
    }
  }
  if (user.startsWith('elder:')) await collection('elders').remove(user)
}
