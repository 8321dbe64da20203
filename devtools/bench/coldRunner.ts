import { Pool } from '../cloud/functions/pool'
import type { Invoked, Runner, RunnerOptions } from '../cloud/functions/runner'

/** Every call in a process that has just been started, as after a quiet hour on WeChat. */
export function coldRunner(options: RunnerOptions): Runner {
  const pools = new Set<Pool>()
  const invoke: Runner['invoke'] = async (name, event, caller): Promise<Invoked> => {
    const pool = new Pool(options)
    pools.add(pool)
    try {
      return await pool.invoke(name, event, caller)
    } finally {
      pools.delete(pool)
      await pool.stop()
    }
  }
  const find: Runner['find'] = (id) => {
    for (const pool of pools) if (pool.find(id)) return pool.find(id)
    return undefined
  }
  return {
    invoke,
    find,
    kill: (id) => pools.forEach((pool) => pool.kill(id)),
    setClock: (offsetMs) => pools.forEach((pool) => pool.setClock(offsetMs)),
    stop: async () => void (await Promise.all([...pools].map((pool) => pool.stop()))),
  }
}
