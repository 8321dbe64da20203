import { PURPOSE_NAMES } from '../../domain/call/basis'
import type { ReportView } from '../../domain/contract'
import { accountOf, bind, persona, stepOn, type World } from './world'

type Ask = World['call']

const NEW_PHONE = 'o-bench-new-phone'
const LEAVER = 'o-bench-leaver'

/** A number that is left and looked at. `report`: the resident's own, which the worker has. */
export async function tellNumber(world: World, ask: Ask, report: ReportView): Promise<void> {
  const [resident, worker] = [persona('wang'), persona('zhang')]
  const number = { requestId: world.requestId(), code: await world.phoneCode(resident) }
  await ask(resident, 'identity.phone', number)
  await ask(worker, 'report.reveal', { requestId: world.requestId(), id: report.id })
  await ask(resident, 'identity.reads', {})
  await ask(resident, 'identity.phone', { requestId: world.requestId() })
}

/** A post that goes to a new phone and is given up there; consents taken back; somebody who leaves. */
export async function tellAccounts(world: World, ask: Ask): Promise<void> {
  const admin = await accountOf(world, { 'posts.role': 'admin' })
  await newPhone(world, ask, admin, false)
  await newPhone(world, ask, admin, true)
  await ask(NEW_PHONE, 'identity.unbind', { requestId: world.requestId() })
  const someone = await accountOf(world, { 'posts.role': 'gridWorker', openid: null })
  const [staff] = world.cloud.store.find('staff', { openid: someone }, {}, 1)
  const freed = { requestId: world.requestId(), staff: String(staff?._id) }
  await ask(admin, 'identity.unbind', freed)
  await ask(persona('sun'), 'duty.unsent', {})

  const consents = { requestId: world.requestId(), purposes: [...PURPOSE_NAMES] }
  await ask(persona('keeper-su'), 'identity.withdraw', consents)
  await leaves(world, ask)
}

/** Asked for from another phone, and answered by the administrator. */
async function newPhone(world: World, ask: Ask, admin: string, agree: boolean): Promise<void> {
  const [staff] = world.cloud.store.find('staff', { openid: persona('zhou') }, {}, 1)
  await bind(world, ask, NEW_PHONE, staff?.phone)
  const { waiting } = await ask(admin, 'identity.bindings', { jobNo: String(staff?.jobNo) })
  const [asked] = waiting
  if (!asked) throw new Error('nobody asks for a post')
  const word = { id: asked.id, version: asked.version, agree, note: '请到街道来确认' }
  await ask(admin, 'identity.approve', { requestId: world.requestId(), ...word })
}

/** 注销, of somebody who has reported, and whose report waits. */
async function leaves(world: World, ask: Ask): Promise<void> {
  const { bounds } = await world.call(LEAVER, 'street.get', {})
  const place = { kind: 'pin' as const, lng: bounds[2], lat: bounds[3] + 0.01, label: '北边的路口' }
  const written = { requestId: world.requestId(), text: '路口的护栏倒了一片', place }
  const report = await world.call(LEAVER, 'report.submit', written)
  const more = stepOn(world, report)
  const photos = [await world.upload(LEAVER, more.requestId)]
  await ask(LEAVER, 'report.supplement', { ...more, text: '又倒了两根', photos })
  await ask(LEAVER, 'identity.leave', { requestId: world.requestId() })
}
