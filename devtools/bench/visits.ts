import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { dayOf, startOfDay } from '../../domain/calendar/zone'
import type { Staff } from '../../domain/street/types'
import { prepareAccounts } from './accountVisits'
import type { Visit } from './visit'
import { prepareComplaints } from './complaintVisits'
import { prepareHelpers } from './helperVisits'
import { prepareHousehold } from './householdVisits'
import { prepareMerchant } from './merchantVisits'
import { prepareMediation } from './mediationVisits'
import { prepareOwnPoints } from './ownPointsVisits'
import { preparePoints } from './pointsVisits'
import { prepareVolunteers } from './volunteerVisits'
import { atDesk, bind, GRID, homePlace, persona, stepOn, type World } from './world'

interface AppJson {
  pages: string[]
  subPackages?: { root: string; pages: string[] }[]
  subpackages?: { root: string; pages: string[] }[]
}

/** Addresses of all pages that the built mini-program has. */
export function pagesOf(root: string): string[] {
  const app = JSON.parse(readFileSync(join(root, 'dist/miniprogram/app.json'), 'utf8')) as AppJson
  const subs = app.subPackages ?? app.subpackages ?? []
  return [...app.pages, ...subs.flatMap((s) => s.pages.map((p) => `${s.root}/${p}`))]
}

/** All of 井盖缺失, as the photo that goes with them. */
const CATEGORY = '0202'
const TEXTS = [
  '单元门口的井盖不见了',
  '井盖一踩就响，晚上很吵',
  '雨水井的盖子破了一角，老人小孩走过很危险',
]

/** Reports in the states that the pages are about, so that no picture is of an empty page. */
async function populate(
  world: World,
): Promise<{ open: string; closed: string; desk: string; transferred: string }> {
  const [resident, worker, lead] = [persona('wang'), persona('zhang'), persona('zhao')]
  const place = await homePlace(world)
  const submit = async (text: string): Promise<string> => {
    const requestId = world.requestId()
    const photos = [await world.upload(resident, requestId)]
    const input = { requestId, text, photos, category: CATEGORY, place }
    return (await world.call(resident, 'report.submit', input)).id
  }
  const closed = await submit('人行道的井盖松动，下雨会冒水')
  let report = await world.call(worker, 'report.get', { id: closed })
  report = await world.call(worker, 'report.sign', stepOn(world, report))
  const step = stepOn(world, report)
  const photos = [await world.upload(worker, step.requestId)]
  await world.call(worker, 'report.resolve', { ...step, text: '已换上新井盖，踩着不晃了', photos })
  report = await world.call(lead, 'report.get', { id: closed })
  await world.call(lead, 'report.verifyPass', stepOn(world, report))
  const transferred = await submit('楼上总在半夜挪桌子，说了几次都没用')
  report = await world.call(worker, 'report.get', { id: transferred })
  report = await world.call(worker, 'report.sign', stepOn(world, report))
  const note = '两家说法不一，建议请调解员坐下来谈'
  await world.call(worker, 'report.toMediation', { ...stepOn(world, report), note })
  const ids = []
  for (const text of TEXTS) ids.push(await submit(text))
  const desk = (await atDesk(world, world.call)).id
  return { open: ids[0] ?? '', closed, desk, transferred }
}

/** The 网格员 of a grid, bound to an account of its own unless it has one already; returns that. */
async function bindWorkerOf(world: World, grid: string, account: string): Promise<string> {
  const there = world.cloud.store.find('staff', { active: true, 'posts.scopeId': grid }, {}, 20)
  const isWorker = ({ posts }: Pick<Staff, 'posts'>) => posts.some((p) => p.role === 'gridWorker')
  const worker = (there as unknown as Staff[]).find(isWorker)
  if (!worker) throw new Error(`grid ${grid} has no worker`)
  if (worker.openid) return worker.openid
  await bind(world, world.call, account, worker.phone)
  return account
}

/** Two colleagues of the demo worker, one of them on leave with the worker as deputy. */
async function colleagueOnLeave(world: World): Promise<string> {
  const away = await bindWorkerOf(world, `${GRID.slice(0, -1)}2`, 'o-bench-colleague')
  await bindWorkerOf(world, `${GRID.slice(0, -1)}4`, 'o-bench-neighbour')
  const own = world.cloud.store.find('staff', { openid: persona('zhang') }, {}, 1)[0]
  const from = world.cloud.clock.now()
  const leave = { from, to: startOfDay(dayOf(from) + 3), deputy: String(own?._id) }
  await world.call(away, 'duty.leave', { requestId: world.requestId(), leave })
  return away
}

/** Every page of the mini-program, seen by somebody it is meant for. */
export async function prepareVisits(world: World, root: string): Promise<Visit[]> {
  // First: its sittings move the clock.
  const mediation = await prepareMediation(world)
  const { open, closed, desk, transferred } = await populate(world)
  const points = [...(await prepareOwnPoints(world)), ...(await preparePoints(world))]
  const households = [...(await prepareHousehold(world)), ...(await prepareMerchant(world))]
  const helpers = await prepareHelpers(world)
  const complaints = await prepareComplaints(world, closed)
  const volunteers = await prepareVolunteers(world)
  const away = await colleagueOnLeave(world)
  const accounts = await prepareAccounts(world, open)
  const [resident, worker, dispatcher] = [persona('wang'), persona('zhang'), persona('sun')]
  const lead = persona('zhao')
  const staff = String(world.cloud.store.find('staff', { openid: worker }, {}, 1)[0]?._id)
  const visit = (name: string, openid: string, page: string): Visit => ({ name, openid, page })
  const visits = [
    visit('home', resident, 'pages/home/index'),
    visit('home-worker', worker, 'pages/home/index'),
    visit('home-dispatcher', dispatcher, 'pages/home/index'),
    visit('inbox', resident, 'pages/inbox/index'),
    visit('me', resident, 'pages/me/index'),
    visit('me-worker', worker, 'pages/me/index'),
    visit('report-form', resident, 'packages/report/form/index'),
    visit('report-place', resident, 'packages/report/place/index'),
    visit('report-detail', resident, `packages/report/detail/index?id=${open}`),
    visit('report-closed', resident, `packages/report/detail/index?id=${closed}`),
    visit('report-transferred', resident, `packages/report/detail/index?id=${transferred}`),
    visit(
      'mediation-from-report',
      resident,
      `packages/mediation/apply/index?report=${transferred}`,
    ),
    visit('report-list', resident, 'packages/report/list/index'),
    visit('report-rate', resident, `packages/report/rate/index?id=${closed}`),
    visit('duty-tasks', worker, 'packages/duty/tasks/index'),
    visit('duty-task', worker, `packages/duty/task/index?id=${open}`),
    visit('duty-self', worker, 'packages/duty/self/index'),
    visit('duty-queue', dispatcher, 'packages/duty/queue/index'),
    visit('duty-handle', dispatcher, `packages/duty/handle/index?id=${desk}`),
    visit('duty-leave', worker, 'packages/duty/leave/index'),
    visit('duty-leave-on', away, 'packages/duty/leave/index'),
    visit('home-on-leave', away, 'pages/home/index'),
    visit('duty-handover', worker, 'packages/duty/handover/index'),
    visit('duty-handover-other', lead, `packages/duty/handover/index?staff=${staff}`),
    visit('duty-people', lead, 'packages/duty/people/index'),
    visit('me-lead', lead, 'pages/me/index'),
    ...mediation,
    ...points,
    ...households,
    ...helpers,
    ...complaints,
    ...volunteers,
    ...accounts,
    visit('privacy', resident, 'packages/me/privacy/index'),
    visit('my-data', resident, 'packages/me/data/index'),
    visit('leave-for-good', resident, 'packages/me/leave/index'),
    visit('about', resident, 'packages/me/about/index'),
  ]
  const unseen = pagesOf(root).filter((page) => !visits.some((v) => v.page.split('?')[0] === page))
  if (unseen.length > 0) throw new Error(`no visit of ${unseen.join(', ')}: add it to visits.ts`)
  return visits
}
