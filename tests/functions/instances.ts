import { randomUUID } from 'node:crypto'
import { connect, Socket } from 'node:net'
import type { RunnerOptions } from '../../devtools/cloud/functions/runner'
import type { Seams } from '../../devtools/cloud/seams'
import { InlineRunner, type Ground } from '../../devtools/simulation/runner'

/** The test's own ground: real sockets and real time. */
const groundOf = ({ base, now }: RunnerOptions): Ground => ({
  now,
  idOf: () => randomUUID(),
  chanceOf: (title) => title,
  timer(_key, ms, fire) {
    const timer = setTimeout(fire, ms).unref()
    return () => clearTimeout(timer)
  },
  connect(isAlive) {
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
 * A cloud whose functions run in the test's process: for files that open one for each test, or kill
 * at every request.
 */
export const inProcess: Seams = {
  runner: (options) => new InlineRunner(options, groundOf(options)),
}
