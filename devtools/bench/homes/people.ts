import { bind, type World, agreed } from '../world'

/** 专职: all whom one push may call at the same moment. */
const WORKERS = 88
/** Reports that are open while the homes are opened, so that no home is empty. */
const OPEN_REPORTS = 120
const BUILDINGS = 1_000

/** The 88 full-time workers with their accounts bound, each as an openid. */
async function workersOf(world: World): Promise<string[]> {
  const wanted = { active: true, employmentType: 'fullTime' }
  const fullTime = world.cloud.store.find('staff', wanted, { jobNo: 1 }, WORKERS)
  if (fullTime.length < WORKERS) throw new Error(`the demo street has ${fullTime.length} workers`)
  const openids: string[] = []
  for (const { jobNo, openid, phone } of fullTime) {
    if (typeof openid === 'string') {
      openids.push(openid)
      continue
    }
    const own = `o-bench-${String(jobNo)}`
    await bind(world, world.call, own, phone)
    openids.push(own)
  }
  return openids
}

/** Residents, each with an account, most with a report that somewhere waits for a worker. */
async function residentsOf(world: World, count: number): Promise<string[]> {
  const openids = Array.from({ length: count }, (_, i) => `o-bench-resident-${i}`)
  const buildings = world.cloud.store.find('buildings', { active: true }, { id: 1 }, BUILDINGS)
  for (const openid of openids) await agreed(world, openid)
  for (let i = 0; i < OPEN_REPORTS; i++) {
    const building = buildings[Math.floor((i * buildings.length) / OPEN_REPORTS)]
    await world.call(openids[i % count]!, 'report.submit', {
      requestId: world.requestId(),
      text: '楼道口的路面破了一个坑，晚上很危险',
      category: '0201',
      place: { kind: 'building', buildingId: String(building?.id) },
    })
  }
  return openids
}

/** `count` people of one street, the workers first; with what each sees on the home page. */
export async function peopleOf(world: World, count: number): Promise<string[]> {
  const workers = await workersOf(world)
  return [...workers, ...(await residentsOf(world, count - workers.length))]
}
