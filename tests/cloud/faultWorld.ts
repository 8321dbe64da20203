/** What the tests of faults have in common: a cloud with an account and a log. */
import { startTestCloud } from './harness'
import type { TestCloud } from './harness'

export const startFaultCloud = (): Promise<TestCloud> =>
  startTestCloud([
    { name: 'acc', indexes: [] },
    { name: 'log', indexes: [] },
  ])

/** No fault is planned, account `a` has ten, and the log has no line `l`. */
export async function asBefore(cloud: TestCloud): Promise<void> {
  cloud.faults.clear()
  await cloud.run(
    `await db.collection('acc').doc('a').set({ data: { n: 10 } }); await db.collection('log').doc('l').remove()`,
  )
}

/** `n` of an account. */
export const accountOf = (cloud: TestCloud, id = 'a'): unknown =>
  cloud.store.find('acc', { _id: id })[0]?.n
