import { CODE } from './street'
import { rid, type Town } from './town'

/** Found things, as tests need them. */

export const KEYS = { what: '一串钥匙', gridCode: CODE.A1 }
export const UMBRELLA = { what: '黑色雨伞', gridCode: CODE.A1 }

/** What gives back a thing that somebody has just found. */
export async function keptThing(town: Town) {
  const thing = await town.ask('resident', 'lost.register', { requestId: rid(), ...KEYS })
  return { requestId: rid(), id: thing.id, version: thing.version, note: '失主凭照片领走' }
}

export const withoutRequest = ({ requestId: _, ...asked }: Awaited<ReturnType<typeof keptThing>>) =>
  asked
