import type { CallName, ErrorCode } from '../../domain/contract'
import type { Elder, Help, HelperAct } from '../../domain/helper/types'
import { joined, goodOf, openidOf, type Shop, type Who } from './pointsWorld'
import { rid } from './town'

/** Elders whose account staff opened, and who helps whom, in the small street. */

/** Of the crew of the elder's grid; who helps; an elder with WeChat. */
export const CREW = 'workerA1'
export const HELPER = 'resident'
export const WITH_PHONE = 'neighbour'
export const ELDER_NAME = '周奶奶'
export const HELPER_NAME = '王小明'

let goods = 0

export const storedHelps = (shop: Shop): Help[] =>
  shop.town.cloud.store.find('helps', {}) as unknown as Help[]
export const storedElders = (shop: Shop): Elder[] =>
  shop.town.cloud.store.find('elders', {}) as unknown as Elder[]
export const helpOf = (shop: Shop, id: string): Help | undefined =>
  storedHelps(shop).find(({ _id }) => _id === id)

/** Everything that is open ends, so that a story may begin anew; what is over stays. */
export async function nobodyHelps(shop: Shop): Promise<void> {
  for (const { _id: id, state, helper } of storedHelps(shop)) {
    if (state === 'ENDED') continue
    const who = { openid: helper.slice('user:'.length) }
    await shop.town.ask(who, 'helper.end', { requestId: rid('end'), id })
  }
}

export const openedElder = async (shop: Shop, name = ELDER_NAME): Promise<string> =>
  (
    await shop.town.ask(CREW, 'helper.openElder', {
      ...{ requestId: rid('open'), name, buildingId: '101', paper: true },
    })
  ).id

/** Asked by the crew for an elder without WeChat; not answered yet. */
export async function askedHelp(
  shop: Shop,
  acts: HelperAct[] = ['points', 'redeem'],
): Promise<{ id: string; elder: string; no: string }> {
  await nobodyHelps(shop)
  const elder = await openedElder(shop)
  const no = await joined(shop, HELPER, HELPER_NAME)
  const { id } = await shop.town.ask(CREW, 'helper.name', {
    ...{ requestId: rid('name'), elder, no, acts, months: 12, paper: true },
  })
  return { id, elder, no }
}

export const sayYes = (shop: Shop, id: string, who: Who = HELPER) =>
  shop.town.ask(who, 'helper.answer', { requestId: rid('yes'), id, yes: true })

/** Both have said yes. */
export async function boundHelp(shop: Shop, acts?: HelperAct[]) {
  const asked = await askedHelp(shop, acts)
  await sayYes(shop, asked.id)
  return asked
}

/** An elder with WeChat has named the same helper, who has said yes. */
export async function boundByPhone(shop: Shop, acts: HelperAct[] = ['points', 'redeem']) {
  await nobodyHelps(shop)
  await joined(shop, WITH_PHONE, '李四')
  const no = await joined(shop, HELPER, HELPER_NAME)
  const { id } = await shop.town.ask(WITH_PHONE, 'helper.name', {
    ...{ requestId: rid('name'), no, acts, months: 1 },
  })
  await sayYes(shop, id)
  return { id, no }
}

/** Points for an elder whose account was opened. */
export const endowed = (shop: Shop, elder: string, points: number): Promise<void> =>
  shop.endow({ openid: elder }, points)

/** A good of its own, with five on the shelf, of 20 points. */
export async function offeredGood(shop: Shop): Promise<string> {
  const good = `E${++goods}`
  await shop.offer(goodOf(good), [5])
  return good
}

export const userOf = (who: Who): string => `user:${openidOf(who)}`

/** What the tests of helpers ask, of the shop that is open. */
export const helperHands = (shop: () => Shop) => ({
  /** A writing call: the code of its refusal, or `ok`. */
  code: (who: Who, name: string, input: object): Promise<string> =>
    shop().town.code(who, `helper.${name}` as CallName, { requestId: rid('help'), ...input }),
  read: (who: Who, name: string, input: object): Promise<string> =>
    shop().town.code(who, `helper.${name}` as CallName, input),
  /** Refused, and not one document is another. */
  async refused(asked: () => Promise<string>, wanted: ErrorCode): Promise<void> {
    const before = await shop().town.settled()
    expect(await asked()).toBe(wanted)
    expect(await shop().town.settled()).toBe(before)
  },
})
