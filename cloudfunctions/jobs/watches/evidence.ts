import { DAY_MS } from '../../../domain/calendar/zone'
import type { Announced, Copying } from '../../../domain/evidence/files'
import type { RequestMark } from '../../../domain/identity/types'
import { now } from '../../platform/clock'
import { collection, command } from '../../platform/collections'
import { log } from '../../platform/log'
import { copyAgain, fileIdOf, removeFiles, temporaryUrls } from '../../platform/storage'
import type { Watch } from '../watch'

/**
 * Photos that were committed: whatever the function did not live to copy is copied from the upload, and
 * only then the uploads go.
 */
async function finish(copying: readonly Copying[], mark: string): Promise<void> {
  const there = await temporaryUrls(copying.map(({ to }) => to))
  for (const photo of copying) {
    if (there.has(photo.to) || (await copyAgain(photo))) continue
    // Its sender has changed or removed it in between: what was committed is nowhere any more.
    log.error('evidenceLost', new Error(mark), { sha256: photo.sha256 })
  }
  await removeFiles(copying.map(({ from }) => from))
}

/** Uploads whose time is over. Those of a request whose photos are still to be copied wait for that. */
async function expire({ by, paths }: Announced): Promise<boolean> {
  const user = await collection('requests').get(by)
  if (typeof user?.filesAt === 'number') return false
  await removeFiles(await Promise.all(paths.map(fileIdOf)))
  return true
}

async function look(mark: RequestMark): Promise<void> {
  const { _id, copying, announced } = mark
  if (copying) await finish(copying, _id)
  const isOver = !announced || (await expire(announced))
  await collection('requests').change(_id, { filesAt: isOver ? null : now() + DAY_MS })
}

/** Files of requests: copies that a death left behind, uploads that nobody has used. */
export const fileWatch: Watch<RequestMark> = {
  name: 'files',
  share: 0.5,
  due: (limit) =>
    collection('requests').find(
      { filesAt: command.lte(now()) },
      { sort: [['filesAt', 'asc']], limit },
    ),
  look,
}
