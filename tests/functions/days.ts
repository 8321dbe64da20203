import { mkdtempSync } from 'node:fs'
import { execFileSync } from 'node:child_process'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { COLLECTIONS } from '../../cloudfunctions/schema'
import type { Cloud, CollectionSchema } from '../../devtools/cloud'
import type { Seams } from '../../devtools/cloud/seams'
import { BOOKING_RULES } from '../../domain/booking/rules'
import type { Booking, Claim, Day, Slot } from '../../domain/booking/types'
import type { BookingRules } from '../../domain/street/types'
import { openTestCloud } from './instances'
import { SETTINGS, at } from './street'

/** Days of the street on the local cloud, used by `fixtures/days/booker` as a context would. */

const ROOT = join(__dirname, '../..')
let built: string | undefined

/** Bundles the function once for each test file. */
function bundle(): string {
  built ??= mkdtempSync(join(tmpdir(), 'gongzhi-days-'))
  const script = join(ROOT, 'devtools/build/functions.mjs')
  execFileSync(process.execPath, [script, built, join(__dirname, 'fixtures/days')])
  return built
}
let bundled: string | undefined
export const bookerFunctions = (): string => (bundled ??= bundle())

export const DAY_COLLECTIONS: CollectionSchema[] = [
  ...COLLECTIONS,
  { name: 'owners', indexes: [], rule: { read: false, write: false } } as CollectionSchema,
]

/** Wednesday morning; the day that all is about is Thursday, 11 June. */
export const NOW = at('06-10 09:00')
export const DATE = '2026-06-11'

const M1 = 'staff:M1'

/** `09:00–10:30` of that Thursday; `dates` away from it with a third word. */
export function slotAt(hours: string, resources: string[] = [M1], date = DATE): Slot {
  const [from = '', to = ''] = hours.split('–')
  const ms = (clock: string): number => Date.parse(`${date}T${clock}:00+08:00`)
  return { date, from: ms(from), to: ms(to), resources }
}

export const claimOf = (key: string, slot: Slot): Claim => ({
  slot,
  key,
  for: 'meeting',
  by: `user:o-${key.split(':')[0]}`,
})

type Said = { ok: true; data: Record<string, unknown> } | { ok: false; code: string }

export interface Days {
  cloud: Cloud
  /** One use case; `dead` where the function died. */
  do(op: string, claim?: Claim, more?: object): Promise<Said | 'dead'>
  /** `ok`, the code of a refusal, or `dead`. */
  code(op: string, claim?: Claim, more?: object): Promise<string>
  day(date?: string): Day
  booking(key: string): Booking | undefined
  owner(id: string): {
    wants: string | null
    has: { key: string; slot: Slot } | null
    displaced: string[]
  }
  /** Requests of the last use case to the database. */
  requests(): number
  /** Waits for what must come; throws `what` when it never does. */
  until(what: string, condition: () => boolean): Promise<void>
  stop(): Promise<void>
}

/** How long a test waits for what must come. */
const PATIENCE_MS = 10_000

/** A street that books in this way. */
export async function openDays(
  by: BookingRules['by'],
  seams: Seams = {},
  plan: object = {},
): Promise<Days> {
  const { cloud } = await openTestCloud(
    {
      functionsDir: bookerFunctions(),
      dataDir: ':memory:',
      durable: false,
      collections: DAY_COLLECTIONS,
      plan: { whenFull: 'wait', ...plan },
      onLog: () => undefined,
    },
    seams,
  )
  cloud.clock.set(NOW)
  const settings = { ...SETTINGS, booking: { ...BOOKING_RULES, by } }
  cloud.store.insertMany('settings', [settings as never])
  const doing: Days['do'] = async (op, claim, more = {}) => {
    const answer = await cloud.callFunction('booker', { op, claim, ...more })
    if ('result' in answer) return answer.result as Said
    return 'dead'
  }
  return {
    cloud,
    do: doing,
    async code(op, claim, more) {
      const said = await doing(op, claim, more)
      return said === 'dead' ? said : said.ok ? 'ok' : said.code
    },
    day: (date = DATE) =>
      (cloud.store.find('days', { _id: `day:${date}` })[0] ?? {
        held: {},
        booked: {},
        wait: [],
      }) as unknown as Day,
    booking: (key) =>
      cloud.store.find('bookings', { _id: `booking:${key}` })[0] as unknown as Booking | undefined,
    owner: (id) => cloud.store.find('owners', { _id: id })[0] as never,
    requests: () => cloud.trips().filter((t) => t.kind === 'database').length,
    async until(what, condition) {
      const giveUp = Date.now() + PATIENCE_MS
      while (!condition()) {
        if (Date.now() > giveUp) throw new Error(`never: ${what}`)
        await new Promise((done) => setImmediate(done))
      }
    },
    stop: () => cloud.stop(),
  }
}
