import { DAY_MS } from '../../../domain/calendar/zone'
import { committedOf, type Announced, type Copying } from '../../../domain/evidence/files'
import type { RequestMark } from '../../../domain/identity/types'
import type { Matter } from '../../../domain/matter/types'
import { now } from '../../platform/clock'
import { collection, command, type DocumentsOf } from '../../platform/collections'
import { log } from '../../platform/log'
import { collectionOf } from '../../platform/tended'
import { copyAgain, fileIdOf, removeFiles, temporaryUrls } from '../../platform/storage'
import type { Watch } from '../watch'

/**
 * Photos that were committed: whatever the function did not live to copy is copied from the upload, and
 * only then the uploads go.
 */
async function finish(copying: readonly Copying[], uploads: string[], mark: string): Promise<void> {
  const there = await temporaryUrls(copying.map(({ to }) => to))
  for (const photo of copying) {
    if (there.has(photo.to) || (await copyAgain(photo))) continue
    // Its sender has changed or removed it in between: what was committed is nowhere any more.
    log.error('evidenceLost', new Error(mark), { sha256: photo.sha256 })
  }
  await removeFiles(uploads)
}

/** What a step brought, by the matter that it moved: which copies must be there stands in its history. */
async function finishStep({ _id, made }: RequestMark, uploads: string[]): Promise<void> {
  const of = collectionOf(made)
  const documents = of && (collection(of.name) as unknown as DocumentsOf<Matter>)
  const matter = await documents?.get(made)
  const photos = matter?.history.flatMap((line) => line.photos) ?? []
  await finish(committedOf(_id.slice('request:'.length), uploads, photos), uploads, _id)
}

/** Uploads whose time is over. Those of a request whose photos are still to be copied wait for that. */
async function expire({ by, paths }: Announced): Promise<boolean> {
  const user = await collection('requests').get(by)
  if (typeof user?.filesAt === 'number') return false
  await removeFiles(await Promise.all(paths.map(fileIdOf)))
  return true
}

async function look(mark: RequestMark): Promise<void> {
  const { _id, copying, uploads, announced } = mark
  if (copying)
    await finish(
      copying,
      copying.map(({ from }) => from),
      _id,
    )
  if (uploads) await finishStep(mark, uploads)
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
