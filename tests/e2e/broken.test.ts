import type { Route } from 'playwright-core'
import { TestDesk } from './desk'
import type { Person } from './person'
import { agreed, worldAt } from './shortcuts'

/** A page that cannot draw what the cloud has answered: in words, with a way home, and told. */
const WANG = 'o-resident-wang'
const GRID = '150203012025003'

let desk: TestDesk
beforeAll(async () => {
  desk = await TestDesk.open()
}, 60_000)
afterAll(() => desk?.close())
afterEach(() => desk.putAway())

async function reported(): Promise<string> {
  const world = worldAt(desk)
  await agreed(world, WANG)
  const place = { kind: 'building' as const, buildingId: desk.buildingOfGrid(GRID).id }
  const input = { requestId: world.requestId(), text: '路灯不亮了好几天', category: '0201', place }
  return (await world.call(WANG, 'report.submit', input)).id
}

/** From now on what `call` answers lacks `field`, as no cloud of ours answers. */
async function lacks({ phone }: Person, call: string, field: string): Promise<void> {
  const broken = async (route: Route): Promise<void> => {
    if (!route.request().postData()?.includes(`"${call}"`)) return route.fallback()
    const answer = await route.fetch()
    const words = (await answer.text()).replaceAll(`"${field}":`, `"${field}_":`)
    await route.fulfill({ response: answer, body: words })
  }
  await phone.page.route('**/wx/callFunction', broken)
}

test.each([
  ['at first', false],
  ['with a copy of before', true],
])(
  'a page that throws on its data says so, %s',
  async (_, isKnown) => {
    const id = await reported()
    const page = `packages/report/detail/index?id=${id}`
    const wang = await desk.person(WANG, { page: isKnown ? page : 'pages/home/index' })
    await wang.phone.settled()
    await lacks(wang, 'report.get', 'actions')
    await wang.phone.open(page)
    await wang.sees('这一页出了点问题')
    expect((await wang.phone.errors()).join()).toMatch(/TypeError/)
    const app = await wang.phone.page.evaluate<string[]>('window.__phone.errors')
    expect(app).toHaveLength(1)
    await wang.taps('回首页')
    await wang.sees('拍照上报')
  },
  60_000,
)
