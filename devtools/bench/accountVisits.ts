import type { Visit } from './visit'
import { accountOf, bind, persona, type World } from './world'

const NEW_PHONE = 'o-bench-new-phone'

const numberOf = (world: World, query: object): string => {
  const found = world.cloud.store.find('staff', { active: true, ...query }, {}, 1)[0]
  if (!found) throw new Error(`the demo street has nobody with ${JSON.stringify(query)}`)
  return String(found.phone)
}

/** A number that was left and looked at; a second phone that asks for the post of the demo worker. */
export async function prepareAccounts(world: World, report: string): Promise<Visit[]> {
  const [resident, worker] = [persona('wang'), persona('zhang')]
  const code = await world.phoneCode(resident)
  await world.call(resident, 'identity.phone', { requestId: world.requestId(), code })
  await world.call(worker, 'report.reveal', { requestId: world.requestId(), id: report })
  // 系统管理员: none of the phones of the demo is theirs.
  const admin = await accountOf(world, { 'posts.role': 'admin' })
  await bind(world, world.call, NEW_PHONE, numberOf(world, { openid: worker }))
  const visit = (name: string, openid: string, page: string): Visit => ({
    name,
    openid,
    page: `packages/me/${page}/index`,
  })
  return [
    visit('phone', resident, 'phone'),
    visit('phone-none', persona('li'), 'phone'),
    visit('reads', resident, 'reads'),
    visit('unbind', worker, 'unbind'),
    visit('bindings', admin, 'bindings'),
  ]
}
