import { phoneId } from '../../../domain/identity/phones'
import type { RequestMark } from '../../../domain/identity/types'
import { collection, command } from '../../platform/collections'
import { fileIdOf, removeFiles } from '../../platform/storage'
import type { Leaver } from './leaver'

const PAGE = 100

/** Photos of this request are still to be copied: `jobs` needs the mark for it, though not whose it is. */
const isCopying = ({ copying, uploads, filesAt }: RequestMark): boolean =>
  (copying ?? uploads) !== undefined && typeof filesAt === 'number'

async function forget(mark: RequestMark): Promise<void> {
  const { _id, announced } = mark
  if (isCopying(mark)) {
    await collection('requests').change(_id, { by: '' })
    return
  }
  const under = announced && (await collection('requests').get(announced.by))
  // Uploads that are being copied are removed with that.
  if (announced && !(under && isCopying(under))) {
    await removeFiles(await Promise.all(announced.paths.map(fileIdOf)))
  }
  await collection('requests').remove(_id)
}

/** The number, what was asked for with it, and from what was logged whose it was: the lines stay. */
async function forgetNumber(user: string, openid: string): Promise<void> {
  await collection('phones').remove(phoneId(openid))
  const asked = await collection('bindings').find({ openid }, { limit: PAGE, fields: ['_id'] })
  for (const { _id } of asked) await collection('bindings').remove(_id)
  await collection('reads').changeWhere({ of: user }, { of: '' })
}

/** What is held for the morning. */
async function forgetDigests(user: string): Promise<void> {
  for (;;) {
    const found = await collection('digests').find({ to: user }, { limit: PAGE, fields: ['_id'] })
    for (const { _id } of found) await collection('digests').remove(_id)
    if (found.length < PAGE) return
  }
}

/** The account itself, marks of its requests with what was uploaded and never used, and its inbox. */
export const leaveIdentity: Leaver = async ({ user, openid }) => {
  await collection('users').remove(user)
  await forgetNumber(user, openid)
  await collection('staff').changeWhere(
    { 'formerBinding.openid': openid },
    { formerBinding: command.remove() },
  )
  for (;;) {
    const marks = await collection('requests').find({ by: user }, { limit: PAGE })
    for (const mark of marks) await forget(mark)
    if (marks.length < PAGE) break
  }
  for (;;) {
    const found = await collection('notices').find({ to: user }, { limit: PAGE, fields: ['_id'] })
    for (const { _id } of found) await collection('notices').remove(_id)
    if (found.length < PAGE) break
  }
  await forgetDigests(user)
}
