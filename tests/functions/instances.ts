import { randomUUID } from 'node:crypto'
import type { Server } from 'node:http'
import { connect, Socket } from 'node:net'
import { openCloud, type CloudOptions, type OpenCloud } from '../../devtools/cloud'
import { Pool } from '../../devtools/cloud/functions/pool'
import type { RunnerOptions } from '../../devtools/cloud/functions/runner'
import type { Seams } from '../../devtools/cloud/seams'
import { InlineRunner, type Ground } from '../../devtools/simulation/runner'
import { connection } from '../../devtools/simulation/sockets'

/** The clouds that are reached without a kernel's socket, by their address. */
const near = new Map<string, Server>()

/** The test's own ground: real time, and sockets in memory where the cloud's server is known. */
const groundOf = ({ base, now }: RunnerOptions): Ground => ({
  now,
  idOf: () => randomUUID(),
  chanceOf: (title) => title,
  timer(_key, ms, fire) {
    const timer = setTimeout(fire, ms).unref()
    return () => clearTimeout(timer)
  },
  connect(isAlive) {
    const server = near.get(base())
    if (isAlive && server) {
      const [stream, other] = connection()
      server.emit('connection', other)
      return { stream, cut: () => stream.cut() }
    }
    const { hostname, port } = new URL(base())
    const stream = isAlive ? connect(Number(port), hostname) : new Socket()
    const cut = (): void => {
      stream.removeAllListeners().on('error', () => undefined)
      stream.destroy()
    }
    return { stream, cut }
  },
  moved: () => undefined,
  ended: () => undefined,
})

/**
 * A cloud whose functions run in the test's process: the rule, since a process for each costs more than
 * most tests do.
 */
export const inProcess: Seams = {
  runner: (options) => new InlineRunner(options, groundOf(options)),
}

/** Each function in a process of its own, as on the platform: where memory or the plan is the subject. */
export const inProcesses: Seams = { runner: (options) => new Pool(options) }

/**
 * A cloud of a test. Its functions run in the test's process and reach it directly, unless `seams` name
 * another runner.
 */
export async function openTestCloud(options: CloudOptions, seams: Seams = {}): Promise<OpenCloud> {
  const open = await openCloud(options, { ...inProcess, ...seams })
  near.set(open.cloud.url, open.server)
  open.server.once('close', () => near.delete(open.cloud.url))
  return open
}
