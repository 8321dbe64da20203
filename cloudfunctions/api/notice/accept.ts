import type { User } from '../../../domain/identity/types'
import { ok } from '../../../domain/result'
import type { TemplateKey } from '../../../domain/street/types'
import { collection, command, type Change } from '../../platform/collections'
import { isDuplicate } from '../../platform/sdk'
import type { Handler } from '../context'
import { isRepeated, remember } from '../identity/saveUser'

const ACCEPTED = new Set(['accept', 'acceptWithAudio'])

/** Counts the one-time subscriptions that WeChat's dialog granted; the same request counts once. */
export const accept: Handler<'notice.accept'> = async (input, context) => {
  const user = await context.user()
  const keys = (['progress', 'task'] as TemplateKey[]).filter((key) =>
    ACCEPTED.has(input.results[key] ?? ''),
  )
  if (keys.length === 0 || isRepeated(user, input.requestId)) return ok({ quota: user.quota })
  const quota = { ...user.quota }
  for (const key of keys) quota[key] = (quota[key] ?? 0) + 1
  const stored = await context.storedUser()
  if (!stored && (await create({ ...user, quota, acceptIds: [input.requestId] }))) {
    return ok({ quota })
  }
  const change: Change = { ...remember(input.requestId) }
  for (const key of keys) change[`quota.${key}`] = command.inc(1)
  await collection('users').changeWhere(
    { _id: user._id, acceptIds: command.nin([input.requestId]) },
    change,
  )
  return ok({ quota })
}

/** False when another first call of the same person was faster. */
async function create(user: User): Promise<boolean> {
  try {
    await collection('users').add(user)
    return true
  } catch (error) {
    if (isDuplicate(error)) return false
    throw error
  }
}
