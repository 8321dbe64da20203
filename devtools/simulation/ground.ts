/** The ground of a simulation's instances: the scheduler's time, sockets in memory, names that replay. */
import type { Server } from 'node:http'
import type { Ground } from './runner'
import type { Scheduler } from './scheduler'
import { connection } from './sockets'

export interface GroundOptions {
  seed: number
  scheduler: Scheduler
  /** The cloud's server; known once the cloud is open. */
  server: () => Server
}

export function simulatedGround({ seed, scheduler, server }: GroundOptions): Ground {
  const calls = new Map<string, number>()
  return {
    now: scheduler.now,
    chanceOf: (title) => `${seed}/${title}`,
    // `a7-1-jobs-1`: the act, its call, what that called. Leaving another act out changes no name.
    idOf(name, caller) {
      const within = `${caller.within ?? 'outside'}-${name}`
      const nth = (calls.get(within) ?? 0) + 1
      calls.set(within, nth)
      return `${within}-${nth}`
    },
    timer: (key, ms, fire, awake) => scheduler.timer(key, ms, fire, awake),
    connect(isAlive) {
      scheduler.moved()
      const [client, here] = connection()
      if (!isAlive) client.cut()
      server().emit('connection', here)
      return { stream: client, cut: () => client.cut() }
    },
    moved: () => scheduler.moved(),
    ended: (id) => scheduler.drop((key) => key.startsWith(`${id}/`)),
  }
}
