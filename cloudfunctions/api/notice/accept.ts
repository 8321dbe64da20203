import { ok } from '../../../domain/result'
import { TEMPLATE_KEYS } from '../../../domain/notice/templates'
import { command, type Change } from '../../platform/collections'
import type { Handler } from '../context'
import { changeUser } from '../identity/saveUser'

/** WeChat's words for a yes begin so: `accept`, `acceptWithAudio`, and more over time (WECHAT §7.1). */
const isYes = (word: string | undefined): boolean => word?.startsWith('accept') ?? false

/** Counts the one-time subscriptions that WeChat's dialog granted; the same request counts once. */
export const accept: Handler<'notice.accept'> = async (input, context) => {
  const keys = TEMPLATE_KEYS.filter((key) => isYes(input.results[key]))
  if (keys.length === 0) return ok({ quota: (await context.user()).quota })
  return changeUser(
    context,
    ({ quota }) => {
      const counted = { ...quota }
      const change: Change = {}
      for (const key of keys) {
        counted[key] = (counted[key] ?? 0) + 1
        change[`quota.${key}`] = command.inc(1)
      }
      return { fields: { quota: counted }, change }
    },
    async ({ quota }) => ({ quota }),
  )
}
