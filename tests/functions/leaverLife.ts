import { chair } from './caseStates'
import { hallOf } from './committee'
import { leavePhone } from './bindings'
import { HER, PLANTED, stepOn } from './leaver'
import { application } from './leaverTown'
import { goodOf, joined, type Shop } from './pointsWorld'
import { pointIn } from './street'
import { rid } from './town'

/** Somebody who has used everything, told by the calls that she makes. */

const [lng, lat] = pointIn('A1', 0.5, 0.5)
export const HER_PIN = { kind: 'pin' as const, lng, lat, label: PLANTED.address }

/** Two reports, an upload that was never used, points, a wish, and something redeemed. */
export async function livesHere(shop: Shop): Promise<{ open: string; closed: string }> {
  const { town } = shop
  await town.ask(HER, 'identity.update', { requestId: rid(), nickname: PLANTED.nickname })
  const under = rid('unused')
  await town.ask(HER, 'evidence.begin', { requestId: rid(), under, names: ['1-a.jpg'] })
  await town.upload(HER, `drafts/${under}/1-a.jpg`)
  const report = async (text: string, confidential: boolean) =>
    (
      await town.ask(HER, 'report.submit', {
        ...{ requestId: rid('report'), text, category: '0201', place: HER_PIN, confidential },
      })
    ).id
  const open = await report(`${PLANTED.secret}，电话${PLANTED.phone}`, true)
  const closed = await report('楼下的路面坏了，邻居老摔跤', false)
  await town.ask('workerA1', 'report.sign', stepOn(town, closed))
  const done = { text: '补平了', noPhotoReason: '下雨' }
  await town.ask('workerA1', 'report.resolve', { ...stepOn(town, closed), ...done })
  await town.ask('leadA', 'report.verifyPass', stepOn(town, closed))
  const rating = { outcome: 'partly', stars: 4, comment: `${PLANTED.comment}，${PLANTED.phone}` }
  await town.ask(HER, 'report.rate', { ...stepOn(town, closed), ...rating } as never)
  await town.ask(HER, 'notice.accept', { requestId: rid(), results: { progress: 'accept' } })
  await shop.offer(goodOf('MI'), [5])
  await town.ask(HER, 'points.join', { requestId: rid('join'), name: PLANTED.name })
  await shop.endow(HER, 90)
  await shop.redeem(HER, 'MI')
  await town.ask(HER, 'points.wish', { requestId: rid('wish'), text: PLANTED.secret })
  await helpsAndIsHelped(shop)
  await town.ask(HER, 'household.found', { requestId: rid('home'), name: PLANTED.name })
  const { household } = await town.ask(HER, 'household.open', {})
  await town.ask(HER, 'household.put', { requestId: rid('put'), id: household!.id, points: 10 })
  return { open, closed }
}

/** 帮手: of an elder without WeChat, and one helps her; both have said yes. */
async function helpsAndIsHelped(shop: Shop): Promise<void> {
  const { town } = shop
  const { no } = await town.ask(HER, 'points.account', {})
  const opened = {
    requestId: rid('elder'),
    name: '周奶奶',
    buildingId: '101',
    paper: true as const,
  }
  const { id: elder } = await town.ask('workerA1', 'helper.openElder', opened)
  const list = { acts: ['points' as const, 'redeem' as const], months: 12 }
  const named = { requestId: rid('name'), elder, no, ...list, paper: true as const }
  const { id } = await town.ask('workerA1', 'helper.name', named)
  await town.ask(HER, 'helper.answer', { requestId: rid('yes'), id, yes: true })
  await shop.endow({ openid: elder }, 50)
  const good = { good: 'MI', price: 20 }
  await town.ask(HER, 'helper.redeem', { requestId: rid('rice'), id, ...good })
  const helper = await joined(shop, 'neighbour', '李四')
  const own = await town.ask(HER, 'helper.name', { requestId: rid('own'), no: helper, ...list })
  await town.ask('neighbour', 'helper.answer', { requestId: rid('yes'), id: own.id, yes: true })
}

/** A case of hers that is over. */
export async function hadACase({ town }: Shop): Promise<void> {
  const parties = application().parties.map((party) =>
    party.me ? { ...party, name: PLANTED.party, address: PLANTED.address } : party,
  )
  const { id } = await town.ask(HER, 'mediation.apply', application({ parties }))
  const hall = hallOf(town)
  await hall.step(chair, id, 'screen', { risk: 'GREEN' })
  await hall.step(HER, id, 'terminate', { reason: 'WITHDRAWN', note: '不想谈了' })
}

/** A number that somebody has read, and two complaints: one waits, one is answered and waits for her word. */
export async function hasComplained({ town }: Shop, open: string): Promise<void> {
  await leavePhone(town, PLANTED.openid, PLANTED.phone)
  await town.ask('dispatcher', 'report.reveal', { requestId: rid('reveal'), id: open })
  const words = { kind: 'complaint', about: 'service', subject: 'points' } as const
  const write = async (text: string) =>
    town.ask(HER, 'complaint.submit', { requestId: rid('complaint'), ...words, text })
  await write(`领取点没有人，打${PLANTED.phone}找我`)
  const { id, version } = await write('开门太晚了，早上去都没有人')
  const on = { requestId: rid('accept'), id, version }
  const taken = await town.ask('leader', 'complaint.accept', on)
  const answer = { requestId: rid('answer'), id, version: taken.version, note: '提前到八点' }
  await town.ask('leader', 'complaint.answer', answer)
}
