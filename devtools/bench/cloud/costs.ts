/** Where one SDK request's time goes, and what a call and a start of the cloud cost. */
import type { Orders } from './host'
import { middle } from './rounds'

const ANATOMY_REPS = 300
const COLD_STARTS = 5

export interface Costs {
  /** Medians in milliseconds. */
  sdk: number
  newConnection: number
  keptConnection: number
  signing: number
  ejson: number
  /** Connections that the SDK opened, over its requests. */
  connections: number
  /** A start of a cloud with nothing in it, its first call, and a call of a warm function. */
  start: number
  firstCall: number
  warmCall: number
}

export async function measureCosts(cloud: Orders): Promise<Costs> {
  const before = await cloud.floor()
  const sdkOnly = { kind: 'time', reps: 5, size: 1000, at: [1, 2, 3, 4, 5], floor: before.url }
  await cloud.call(sdkOnly)
  const after = await cloud.floor()
  const event = { kind: 'anatomy', reps: ANATOMY_REPS, floor: before.url }
  const parts = (await cloud.call(event)) as Record<string, number[]>
  const colds = []
  for (let i = 0; i < COLD_STARTS; i++) colds.push(await cloud.cold())
  const part = (name: string): number => middle(parts[name]!)
  return {
    sdk: part('sdk'),
    newConnection: part('newConnection'),
    keptConnection: part('keptConnection'),
    signing: part('signing'),
    ejson: part('ejson'),
    connections: (after.connections - before.connections) / (after.requests - before.requests),
    start: middle(colds.map((c) => c.start)),
    firstCall: middle(colds.map((c) => c.first)),
    warmCall: middle(colds.map((c) => c.warm)),
  }
}
