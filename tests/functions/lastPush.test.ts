import type { Notice } from '../../domain/notice/types'
import { MONDAY, OPENID, SETTINGS } from './street'
import { rid, startTown, type Town } from './town'

/** A resident's last subscription is kept for the news she waits for: that it is done. */
let town: Town
beforeEach(async () => {
  town = await startTown(MONDAY)
})
afterEach(() => town.stop())

const PROGRESS = SETTINGS.templates.progress.id

async function subscribe(times: number): Promise<void> {
  town.cloud.pushes.grant(OPENID.resident, PROGRESS, times)
  for (let i = 0; i < times; i++) {
    await town.ask('resident', 'notice.accept', {
      requestId: rid(),
      results: { progress: 'accept' },
    })
  }
}

/** The whole loop; answers how each of the resident's notices ended, oldest first. */
async function loop(): Promise<Notice['push']['state'][]> {
  const sent = await town.ask('resident', 'report.submit', {
    requestId: rid(),
    text: '路上有个坑，老人差点摔倒',
    category: '0201',
    place: { kind: 'building', buildingId: '101' },
  })
  const step = (version: number) => ({ requestId: rid(), id: sent.id, version })
  const signed = await town.ask('workerA1', 'report.sign', step(sent.version))
  town.cloud.clock.advance(60_000)
  const done = await town.ask('workerA1', 'report.resolve', {
    ...step(signed.version),
    text: '已补平',
    noPhotoReason: '相机坏了',
  })
  await town.ask('leadA', 'report.verifyPass', step(done.version))
  await town.tick()
  return town
    .notices({ about: sent.id, template: 'progress' })
    .sort((a, b) => a.createdAt - b.createdAt)
    .map((notice) => notice.push.state)
}

const pushed = (): number[] =>
  town.cloud.pushes
    .all()
    .filter((push) => push.openid === OPENID.resident)
    .map((push) => push.errCode)

test.each([
  { subscriptions: 0, signing: 'noQuota', closing: 'noQuota', told: [] },
  { subscriptions: 1, signing: 'spared', closing: 'sent', told: [0] },
  { subscriptions: 2, signing: 'sent', closing: 'sent', told: [0, 0] },
])('$subscriptions left: signing $signing, closing $closing', async (row) => {
  await subscribe(row.subscriptions)
  expect(await loop()).toEqual([row.signing, row.closing])
  expect(pushed()).toEqual(row.told)
})
