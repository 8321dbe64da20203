/** The parent's side of a cloud in a process of its own. */
import { fork } from 'node:child_process'
import { join } from 'node:path'
import type { Orders } from './host'

interface Reply {
  id: number
  result?: unknown
  error?: string
}

/** Starts a cloud on an empty folder. Rejects when its process ends too early. */
export async function startHosted(dataDir: string): Promise<Orders> {
  const child = fork(join(__dirname, 'host.ts'), [dataDir], { execArgv: ['--import', 'tsx'] })
  const waiting = new Map<number, { resolve: (v: never) => void; reject: (e: Error) => void }>()
  let ids = 0
  const ready = new Promise<void>((resolve, reject) => waiting.set(0, { resolve, reject }))
  child.on('message', ({ id, result, error }: Reply) => {
    const one = waiting.get(id)
    waiting.delete(id)
    if (error === undefined) one?.resolve(result as never)
    else one?.reject(new Error(error))
  })
  const gone = new Promise<void>((resolve) => {
    child.once('exit', (code) => {
      waiting.forEach(({ reject }) => reject(new Error(`the cloud's process ended (${code})`)))
      resolve()
    })
  })
  await ready
  const order =
    <K extends keyof Orders>(name: K) =>
    (argument?: unknown): ReturnType<Orders[K]> =>
      new Promise((resolve, reject) => {
        const id = ++ids
        waiting.set(id, { resolve: resolve as (v: never) => void, reject })
        child.send({ id, order: name, argument })
      }) as ReturnType<Orders[K]>
  return {
    fill: order('fill'),
    call: order('call'),
    cold: order('cold'),
    memory: order('memory'),
    cpu: order('cpu'),
    floor: order('floor'),
    async stop() {
      await order('stop')()
      await gone
    },
  }
}
