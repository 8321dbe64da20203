import { collection } from '../../platform/collections'
import { withdrawHelped } from '../../platform/helped'
import { fileIdOf, removeFiles } from '../../platform/storage'
import type { Leaver } from './leaver'

const PAGE = 100

/** The printed 对账单 bear the name: they go before what says where they lie. */
async function closeElder(_id: string): Promise<void> {
  const elder = await collection('elders').get(_id)
  await removeFiles(await Promise.all((elder?.papers ?? []).map(fileIdOf)))
  await collection('elders').remove(_id)
}

/** 约定 of either side are over and gone with one of them, and the account that staff opened with its elder. */
export const leaveHelping: Leaver = async ({ user }) => {
  for (const side of ['elder', 'helper'] as const) {
    for (;;) {
      const found = await collection('helps').find(
        { [side]: user },
        { limit: PAGE, fields: ['_id', 'elder', 'helper'] },
      )
      for (const { _id, elder, helper } of found) {
        // An elder who leaves gets back all that waits (leavePoints).
        if (side === 'helper') {
          // Over first: what is redeemed at this instant collides with it, or is found below.
          await collection('helps').change(_id, { state: 'ENDED', owing: true })
          await withdrawHelped({ elder, helper })
        }
        await collection('helps').remove(_id)
      }
      if (found.length < PAGE) break
    }
  }
  if (user.startsWith('elder:')) await closeElder(user)
}
