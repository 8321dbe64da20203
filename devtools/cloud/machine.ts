/** The parts of a running cloud that its doors share. */
import type { Calls } from './functions/calls'
import type { RestingRunner } from './functions/rest'
import type { Clock } from './clock'
import type { PlanLimits } from './limits'
import type { Strictness } from './strictness'
import type { Faults } from './gateway/faults'
import type { Trips } from './gateway/trips'
import type { OpenApi } from './openapi'
import type { Phones } from './openapi/phone'
import type { Subscriptions } from './openapi/subscribe'
import type { After, Gate, Seams } from './seams'
import type { Files } from './storage/files'
import type { Store } from './store/store'
import type { CloudEvent } from './types'

export interface Machine extends Calls {
  readonly strict: Strictness
  readonly limits: PlanLimits
  readonly functionsDir: string
  readonly clock: Clock
  readonly store: Store
  readonly pool: RestingRunner
  readonly files: Files
  readonly openapi: OpenApi
  readonly subscriptions: Subscriptions
  readonly phones: Phones
  readonly faults: Faults
  readonly trips: Trips
  readonly gate: Gate | undefined
  readonly delayMs: Seams['delayMs']
  readonly after: After
  /** http://127.0.0.1:port */
  base(): string
  emit(event: CloudEvent, data: unknown): void
  onEvent(listener: (event: CloudEvent, data: unknown) => void): () => void
}
