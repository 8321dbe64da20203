import { origin } from '../platform/identity'
import { wake } from '../platform/functions'
import { log } from '../platform/log'
import { sendNow, sweep } from './sweep'

/** As many notices as one commit writes, and a good deal more. */
const MAX_IDS = 50

type JobsAnswer = { ok: true } | { ok: false; code: 'notAllowed' | 'unknownJob' }

const isIds = (ids: unknown): ids is string[] =>
  Array.isArray(ids) && ids.length <= MAX_IDS && ids.every((id) => typeof id === 'string')

/**
 * The one timer (WeChat allows one a function), and api's “send these now”. Nothing for clients.
 * Everything here may run twice and concurrently with itself.
 */
export async function main(event: {
  Type?: unknown
  kind?: unknown
  ids?: unknown
}): Promise<JobsAnswer> {
  if (origin().fromClient) return { ok: false, code: 'notAllowed' }
  if (event?.kind === 'send' && isIds(event.ids)) {
    await sendNow(event.ids)
    return { ok: true }
  }
  if (event?.Type === 'Timer') {
    const done = await sweep()
    // A setting of the function: on a plan that bills by the call, a street may not want it.
    if (process.env.KEEP_WARM === '1') await wake('api')
    log.info('tick', done)
    return { ok: true }
  }
  return { ok: false, code: 'unknownJob' }
}
