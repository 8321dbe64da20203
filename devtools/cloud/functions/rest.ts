import type { Runner } from './runner'

/** A runner that knows when nothing runs: a push is made after the answer that asked for it. */
export interface RestingRunner extends Runner {
  /** Resolves when no invocation is under way, whoever began it. */
  atRest(): Promise<void>
}

/** Counts a runner's invocations, those that a function asked for included. */
export function withRest(runner: Runner): RestingRunner {
  let underWay = 0
  let waiting: (() => void)[] = []
  const ended = (): void => {
    underWay--
    if (underWay > 0) return
    for (const resolve of waiting) resolve()
    waiting = []
  }
  return {
    invoke: async (name, event, caller) => {
      underWay++
      try {
        return await runner.invoke(name, event, caller)
      } finally {
        ended()
      }
    },
    find: (id) => runner.find(id),
    kill: (id) => runner.kill(id),
    setClock: (offsetMs) => runner.setClock(offsetMs),
    stop: () => runner.stop(),
    atRest: () =>
      underWay === 0 ? Promise.resolve() : new Promise((resolve) => waiting.push(resolve)),
  }
}
