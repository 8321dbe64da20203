import { inWordsOfNow } from '../../domain/identity/purposes'
import { IN_STATE, put, submitted } from './reports'
import { WHO } from './street'
import { rid, startTown, type Town } from './town'

/** One request id across calls, after a step back, and by somebody who has no part in it any more. */
let town: Town
beforeAll(async () => {
  town = await startTown()
})
afterAll(() => town.stop())

const at = (id: string) => ({ id, version: town.report(id).version })

test('an id that was used for one call does not serve another', async () => {
  const requestId = rid('across')
  const id = put(town, submitted())
  await town.ask('workerA1', 'report.sign', { requestId, ...at(id) })
  const before = await town.settled()
  const agree = { requestId, consents: inWordsOfNow(['account']) }
  expect(await town.code('workerA1', 'identity.agree', agree)).toBe('requestReused')
  const giveBack = { requestId, ...at(id), note: '不归我管' }
  expect(await town.code('workerA1', 'report.return', giveBack)).toBe('requestReused')
  expect(await town.settled()).toBe(before)
})

test('办结 whose answer was lost, sent back, then solved again with the kept sheet: nothing is hidden', async () => {
  const requestId = rid('sheet')
  const id = put(town, IN_STATE.PROCESSING())
  const sheet = { text: '好了', noPhotoReason: '下雨' }
  await town.ask('workerA1', 'report.resolve', { requestId, ...at(id), ...sheet })
  await town.ask('leadA', 'report.verifyFail', { requestId: rid(), ...at(id), note: '还没好' })
  const again = { requestId, ...at(id), ...sheet }
  expect(await town.code('workerA1', 'report.resolve', again)).toBe('requestReused')
  expect(town.report(id).state).toBe('PROCESSING')
  const anew = { requestId: rid(), ...at(id), ...sheet }
  expect(await town.code('workerA1', 'report.resolve', anew)).toBe('ok')
})

test('whoever may no longer read is told that it is done, and nothing else', async () => {
  const id = put(town, {
    ...submitted(),
    handler: WHO.builder,
    handlerId: WHO.builder.id,
    waitingFor: WHO.builder.id,
  })
  const input = { requestId: rid('gone'), ...at(id), note: '不归我管' }
  expect(await town.call('builder', 'report.return', input)).toMatchObject({ ok: true })
  const again = await town.call('builder', 'report.return', input)
  expect(again).toEqual({
    ...{ ok: true, data: null, repeated: true },
    now: expect.any(Number),
  })
  expect(await town.code('builder', 'report.get', { id })).toBe('notFound')
})

test('a late duplicate of “agree” does not undo a withdrawal', async () => {
  const agree = { requestId: rid('late'), consents: inWordsOfNow(['account', 'points']) }
  const withdraw = { requestId: rid(), purposes: ['account' as const] }
  await town.ask('neighbour', 'identity.agree', agree)
  await town.ask('neighbour', 'identity.withdraw', withdraw)
  const late = await town.ask('neighbour', 'identity.agree', agree)
  expect(late.consents).toEqual({})
})
