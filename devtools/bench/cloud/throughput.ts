/** Mixed operations a second: calls of a real function at once, in turn against the floor. */
import type { Orders } from './host'
import type { Subject } from './rounds'
import { middle } from './rounds'

const OPS_A_CALL = 20
const TURN_MS = 700
const TURNS = 3

export interface Rate {
  lanes: number
  /** Operations a second, each the median of the turns. */
  floor: number
  cloud: number
  /** Processor milliseconds an operation: in the functions' processes, and in the cloud's. */
  clientCpuMs: number
  floorClientCpuMs: number
  cloudCpuMs: number
}

interface Turn {
  perSecond: number
  clientCpuMs: number
  serverCpuMs: number
}

async function turn(s: Subject, lanes: number, floor: string | undefined): Promise<Turn> {
  const began = performance.now()
  const cpu = await s.cloud.cpu()
  let ops = 0
  let clientCpu = 0
  const lane = async (n: number): Promise<void> => {
    for (let k = 0; performance.now() - began < TURN_MS; k++) {
      const event = { kind: 'mix', ops: OPS_A_CALL, size: s.size, at: n * 104_729 + k * 331, floor }
      const done = (await s.cloud.call(event)) as { ops: number; cpuMs: number }
      ops += done.ops
      clientCpu += done.cpuMs
    }
  }
  await Promise.all(Array.from({ length: lanes }, (_, n) => lane(n)))
  const seconds = (performance.now() - began) / 1000
  const serverCpuMs = ((await s.cloud.cpu()) - cpu) / ops
  return { perSecond: ops / seconds, clientCpuMs: clientCpu / ops, serverCpuMs }
}

export async function measureRates(s: Subject, lanes: number[]): Promise<Rate[]> {
  const { url } = await s.cloud.floor()
  const rates: Rate[] = []
  for (const n of lanes) {
    await warm(s.cloud, n)
    const cloud: Turn[] = []
    const floor: Turn[] = []
    for (let t = 0; t < TURNS; t++) {
      cloud.push(await turn(s, n, undefined))
      floor.push(await turn(s, n, url))
    }
    rates.push({
      lanes: n,
      floor: middle(floor.map((x) => x.perSecond)),
      cloud: middle(cloud.map((x) => x.perSecond)),
      clientCpuMs: middle(cloud.map((x) => x.clientCpuMs)),
      floorClientCpuMs: middle(floor.map((x) => x.clientCpuMs)),
      cloudCpuMs: middle(cloud.map((x) => x.serverCpuMs)),
    })
  }
  return rates
}

/** As many processes as lanes, each with the SDK loaded and its code compiled. */
async function warm(cloud: Orders, lanes: number): Promise<void> {
  for (let k = 0; k < 3; k++) {
    const event = (n: number): object => ({ kind: 'mix', ops: 10, size: 1000, at: k + n * 100 })
    await Promise.all(Array.from({ length: lanes }, (_, n) => cloud.call(event(n))))
  }
}
