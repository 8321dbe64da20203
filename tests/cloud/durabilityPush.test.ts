/** SIGKILL between a send and its answer: the quota and the log agree. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import sdk from 'wx-server-sdk'
import { databaseFile } from '../../devtools/cloud/store/connect'
import { Store } from '../../devtools/cloud/store/store'
import type { PushRecord } from '../../devtools/cloud'
import type { Orders } from './fixtures/killable'
import { FUNCTIONS, seeded } from './harness'
import { bundleKillable } from './killableBundle'
import { Standby, order } from './killing'
import { pointSdkAt } from './lanes'

const random = seeded()
const ROUNDS = 12

interface Tally {
  accepted: number
  sent: number
  /** An accept that was under way at the kill: it may count or not. */
  unsure: number
}

/** Accepts and sends by turns until the cloud is gone. */
async function pushUntilDead(url: string, tally: Tally): Promise<void> {
  for (;;) {
    try {
      const headers = { 'x-wx-openid': 'oLi' }
      const body = JSON.stringify({ results: { T: 'accept' } })
      const res = await fetch(`${url}/wx/subscribe`, { method: 'POST', headers, body })
      await res.text()
      tally.accepted++
    } catch {
      tally.unsure++
      return
    }
    try {
      const data = { thing1: { value: '路灯坏了' } }
      await sdk.openapi.subscribeMessage.send({ touser: 'oLi', templateId: 'T', data })
      tally.sent++
    } catch {
      return
    }
  }
}

test(`SIGKILL ${ROUNDS} times around a send, seed ${random.seed}`, async () => {
  jest.spyOn(console, 'warn').mockImplementation(() => undefined)
  const standby = new Standby(await bundleKillable())
  const dataDir = mkdtempSync(join(tmpdir(), 'push-'))
  const tally: Tally = { accepted: 0, sent: 0, unsure: 0 }
  for (let n = 0; n < ROUNDS; n++) {
    const p = standby.take()
    const trap = n % 2 === 0 ? 'written' : 'committed'
    const plant = 'none'
    const rest = {
      dataDir,
      functionsDir: FUNCTIONS,
      collections: [],
      plant,
    } satisfies Partial<Orders>
    const url = (await order(p, { ...rest, trap, nth: 1 + random.below(6) }))!
    pointSdkAt(url, 'push')
    await pushUntilDead(url, tally)
    await p.ended
    const store = new Store({ file: databaseFile(dataDir), collections: [], strict: true })
    const left = store.db.state.get<number>('quota', 'oLi/T') ?? 0
    const log = store.db.state.journal<PushRecord>('push').filter((r) => r.errCode === 0)
    store.close()
    expect(log.length).toBeGreaterThanOrEqual(tally.sent)
    // Each accept is a send in the log or is left: none is both, none is neither.
    expect(left + log.length).toBeGreaterThanOrEqual(tally.accepted)
    expect(left + log.length).toBeLessThanOrEqual(tally.accepted + tally.unsure)
  }
  expect(tally.sent).toBeGreaterThan(3)
  await standby.close()
  rmSync(dataDir, { recursive: true })
}, 120_000)
