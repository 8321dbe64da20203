import { homePlace, persona, type World } from './world'
import type { Visit } from './visit'

/** 帮手: an elder whose account a 网格员 opened, and who helps. */

const [WORKER, HELPER] = [persona('zhang'), persona('resident-li')]
/** Of the demo street, asked and not yet answered. */
const ASKED = persona('wang')

export async function prepareHelpers(world: World): Promise<Visit[]> {
  const { buildingId } = await homePlace(world)
  const { id: elder } = await world.call(WORKER, 'helper.openElder', {
    ...{ requestId: world.requestId(), name: '周奶奶', buildingId, paper: true },
  })
  const named = async (who: string): Promise<string> => {
    const { no } = await world.call(who, 'points.account', {})
    if (!no) throw new Error(`${who} has no number`)
    const { id } = await world.call(WORKER, 'helper.name', {
      ...{ requestId: world.requestId(), elder, no, acts: ['points', 'redeem'], months: 12 },
      paper: true,
    })
    return id
  }
  const help = await named(HELPER)
  await world.call(HELPER, 'helper.answer', { requestId: world.requestId(), id: help, yes: true })
  await named(ASKED)
  const root = 'packages/points'
  const visit = (name: string, openid: string, page: string): Visit => ({ name, openid, page })
  return [
    visit('helper', HELPER, `${root}/helper/index`),
    visit('helper-asked', ASKED, `${root}/helper/index`),
    visit('helper-newcomer', 'o-bench-no-account', `${root}/helper/index`),
    visit('helped', HELPER, `${root}/helped/index?id=${help}`),
    visit('helper-shop', HELPER, `${root}/shop/index?purse=${help}`),
    visit('elders', WORKER, `${root}/elders/index`),
    visit('elder-new', WORKER, `${root}/elderNew/index`),
    visit('elder', WORKER, `${root}/elder/index?id=${elder}`),
  ]
}
