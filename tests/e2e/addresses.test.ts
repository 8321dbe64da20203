import { TestDesk, story } from './desk'

/** An address that was cut, mistyped or made up shows words and a way home, never a white page. */
let desk: TestDesk
beforeAll(async () => {
  desk = await TestDesk.open()
}, 60_000)
afterAll(() => desk?.close())

const LI = 'o-resident-li'
const PAGES = [
  'packages/report/detail/index?id=',
  'packages/duty/task/index?id=',
  'packages/duty/handle/index?id=',
  'packages/report/rate/index?id=',
  'packages/mediation/case/index?id=',
  'packages/mediation/work/index?id=',
  'packages/mediation/mediator/index?id=',
  'packages/mediation/table/index?id=',
  'packages/mediation/book/index?id=',
  'packages/mediation/rate/index?id=',
  'packages/mediation/agree/index?id=',
  'packages/mediation/apply/index?report=',
  'packages/points/redemption/index?id=',
  'packages/points/award/index?id=',
  'packages/points/good/index?code=',
  'packages/duty/handover/index?staff=',
]
/** Where such a page leads: home, where what it is about is found, or on in a form that needs no id. */
const WAYS_ON = /回首页|去积分商店|下一步/
const PARTS = ['%', '%E4%BD', '', '%00']

for (const part of PARTS) {
  story(
    `“${part}” where an id should be`,
    () => desk,
    async () => {
      const li = await desk.person(LI)
      const lacking: [page: string, shown: string][] = []
      for (const page of PAGES) {
        await li.phone.open(page + part)
        await li.phone.settled()
        const words = await li.phone.page.locator('.ph-page:not([hidden])').innerText()
        if (!WAYS_ON.test(words)) lacking.push([page, words.trim()])
      }
      expect(lacking).toEqual([])
      await li.phone.open(PAGES[0] + part)
      await li.taps('回首页')
      await li.sees('我的事')
    },
  )
}

story(
  'a code that cannot be read opens the form all the same',
  () => desk,
  async () => {
    const li = await desk.person(LI, { page: 'packages/report/form/index?scene=%' })
    await li.sees('是什么问题？')
  },
)
