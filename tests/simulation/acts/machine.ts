import { platformOn } from './collections'
import { Store, running, type Doc, type Invocation } from './store'

/** The real functions on the store in memory: calls, ticks, deaths. */

export const store = new Store()
export const platform = platformOn(store)

export const clock = { now: 0 }

/** Where an invocation comes from, as WeChat says it. */
export const cloud = {
  getWXContext: () => {
    const { openid = '' } = running.getStore() ?? {}
    return { OPENID: openid, SOURCE: openid === '' ? '' : 'wx_client' }
  },
  callFunction: () => Promise.resolve({ result: { ok: true } }),
}

/** At which request, and whether it is still carried out. */
export interface Death {
  at: number
  when: Invocation['when']
}
export const DIED = 'died'

/** Runs a function to its end, or to its death. */
export function invoke<T>(
  openid: string,
  work: () => Promise<T>,
  death: Death | null = null,
): Promise<T | typeof DIED> {
  return new Promise((done, failed) => {
    const one: Invocation = {
      openid,
      left: death?.at ?? Number.POSITIVE_INFINITY,
      when: death?.when ?? 'before',
      isDead: false,
      died: () => done(DIED),
    }
    running.run(one, () => work().then(done, failed))
  })
}

export const documents = <T>(name: string): T[] => store.list(name) as unknown as T[]
export const put = (name: string, ...docs: object[]): void => store.put(name, ...(docs as Doc[]))

/** Errors that the functions have logged: none is expected. */
export const logged: unknown[][] = []
