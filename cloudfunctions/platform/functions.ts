import { log } from './log'
import { cloud, sdkMessage } from './sdk'

/**
 * A person waits for the answer, not for the push: the request is on its way by then, and what is lost
 * is found by the timer.
 */
const PATIENCE_MS = 250

/**
 * Asks `jobs` to send these notices now. Only a hint: they are written already, and the timer
 * sends whatever a lost hint left behind.
 */
export async function askToSend(ids: string[]): Promise<void> {
  if (ids.length === 0) return
  try {
    const asked = Promise.resolve(cloud.callFunction({ name: 'jobs', data: { kind: 'send', ids } }))
    await Promise.race([asked, new Promise((done) => setTimeout(done, PATIENCE_MS).unref())])
  } catch (error) {
    log.info('sendHintLost', { notices: ids.length, message: sdkMessage(error) })
  }
}

/** Wakes a function, so that the next person meets a warm instance. What it answers does not matter. */
export async function wake(name: string): Promise<void> {
  try {
    await cloud.callFunction({ name, data: {} })
  } catch (error) {
    log.info('wakeFailed', { message: sdkMessage(error) })
  }
}
