import { patiently } from '../../domain/call/retry'
import type { CallName } from '../../domain/contract'
import { CONTRACT } from '../../domain/contract'
import { MONDAY, OPENID, SETTINGS, type Person } from './street'
import { fill, inLanes, rid, startTown, type Town } from './town'

/** One floods: 500 submits, 40 at once, of which the platform lets in four. A neighbour opens the home page. */

const AT_ONCE = 4
const BUILT_IN = { ...SETTINGS }
delete BUILT_IN.limits
let town: Town
beforeAll(async () => {
  const plan = { concurrency: AT_ONCE, whenFull: 'refuse' } as const
  town = await startTown(MONDAY, plan, {}, (cloud) => fill(cloud, BUILT_IN))
})
afterAll(() => town.stop())

/** As the client makes a call: tried again where the platform had no room. */
async function call(who: Person, name: CallName, input: object): Promise<string> {
  const wait = (ms: number) => new Promise<void>((done) => setTimeout(done, ms))
  const answer = await patiently(
    async () => {
      const event = { name, input, contract: CONTRACT }
      const reply = await town.cloud.callFunction('api', event, { openid: OPENID[who] })
      const full = 'errCode' in reply
      return { reply, again: full, full }
    },
    { random: Math.random, wait },
  )
  if ('errCode' in answer) return 'refused'
  const { ok, code } = answer.result as { ok: boolean; code?: string }
  return ok ? 'ok' : (code ?? '')
}

const SUBMIT = {
  text: '路上有个坑，老人差点摔倒',
  category: '0201',
  place: { kind: 'building', buildingId: '101' },
}

test('the neighbour is refused nothing in the end, and of the flood ten reports are written', async () => {
  await call('resident', 'identity.update', { requestId: rid(), elderMode: false })
  const ids = Array.from({ length: 500 }, () => rid())
  const flood = inLanes(
    ids,
    (requestId) => call('resident', 'report.submit', { ...SUBMIT, requestId }),
    40,
  )
  const homes: string[] = []
  for (let i = 0; i < 20; i++) {
    homes.push(await call('neighbour', 'home.open', {}))
  }
  const answers = await flood
  expect(homes).toEqual(Array(20).fill('ok'))
  expect(answers.filter((a) => a === 'ok').length).toBeLessThanOrEqual(10)
  expect(town.cloud.store.count('reports')).toBe(10)
  expect(new Set(answers.filter((a) => a !== 'ok'))).toContain('tooMuch')
}, 180_000)
