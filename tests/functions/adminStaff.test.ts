import { WEST, smallStreet, type SmallFiles } from '../domain/street/files'
import { openOffice, type Office } from './adminOffice'
import { inProcess } from './instances'

let office: Office
beforeEach(async () => {
  office = await openOffice(inProcess)
  await office.bring(smallStreet())
  await office.bind('o-zhang', '10000000001')
})
afterEach(() => office.stop())

const row = (files: SmallFiles, jobNo: string): string[] =>
  files['staff.csv'].find((l) => l[0] === jobNo)!
const [NAME, PHONE, POSTS] = [1, 2, 6]

/** The small street after changes to the row of Z1, who is bound to o-zhang. */
const changed = (change: (row: string[]) => void): SmallFiles => {
  const files = smallStreet()
  change(row(files, 'Z1'))
  return files
}
const unboundOf = (user: object) => ({ ...user, staffId: null, staffName: '', posts: [] })

test('a binding outlives imports', async () => {
  const [staff, user] = [office.staff('Z1'), office.user('o-zhang')]
  expect(staff.openid).toBe('o-zhang')
  await office.bring(changed((r) => (r[PHONE] = '10000000099')))
  expect(office.staff('Z1')).toEqual({ ...staff, phone: '10000000099' })
  expect(office.user('o-zhang')).toEqual(user)
})

test('new posts and a new name reach the account with the same import', async () => {
  const user = office.user('o-zhang')
  await office.bring(
    changed((r) => {
      r[NAME] = '张壹'
      r[POSTS] = `分流员@150203012;网格员@${WEST}`
    }),
  )
  const posts = [
    { role: 'dispatcher', scopeType: 'street', scopeId: '150203012' },
    { role: 'gridWorker', scopeType: 'grid', scopeId: WEST },
  ]
  expect(office.staff('Z1')).toMatchObject({ name: '张壹', posts, openid: 'o-zhang' })
  expect(office.user('o-zhang')).toEqual({ ...user, staffName: '张壹', posts })
})

test('who leaves the roster loses posts and binding, keeps the account', async () => {
  const user = office.user('o-zhang')
  const files = smallStreet()
  files['staff.csv'] = files['staff.csv'].filter((l) => l[0] !== 'Z1')
  await office.bring(files)
  expect(office.staff('Z1')).toMatchObject({ active: false, openid: null })
  expect(office.user('o-zhang')).toEqual(unboundOf(user))
  const grid = office.cloud.store.find('grids', { code: WEST })[0]
  expect(grid).toMatchObject({ workers: [{ id: 'staff:Z2' }] })
})

test('a job number given to another person takes the powers from the first one’s phone', async () => {
  const user = office.user('o-zhang')
  await office.bring(
    changed((r) => {
      r[NAME] = '钱新'
      r[PHONE] = '10000000098'
    }),
  )
  expect(office.staff('Z1')).toMatchObject({ name: '钱新', openid: null, active: true })
  expect(office.user('o-zhang')).toEqual(unboundOf(user))
  await office.bind('o-qian', '10000000098')
  expect(office.user('o-qian')).toMatchObject({ staffId: 'staff:Z1', staffName: '钱新' })
})

test('an account that moved to another post is left alone', async () => {
  await office.bind('o-zhang', '10000000002')
  const user = office.user('o-zhang')
  expect(user.staffId).toBe('staff:Z2')
  await office.bring(changed((r) => (r[NAME] = '张壹')))
  expect(office.user('o-zhang')).toEqual(user)
})

test('binding and import at once: the account never keeps posts that the roster has not', async () => {
  for (let round = 0; round < 6; round++) {
    const openid = `o-racer-${round}`
    const files = changed((r) => {
      r[PHONE] = '10000000001'
      r[POSTS] = round % 2 === 0 ? '分流员@150203012' : `网格员@${WEST}`
    })
    // Frees the post, so that the next round's person can bind it.
    const free = smallStreet()
    free['staff.csv'] = free['staff.csv'].filter((l) => l[0] !== 'Z1')
    await office.bring(free)
    await office.bring(changed((r) => (r[POSTS] = '')))
    office.cloud.faults.clear()
    office.cloud.faults.add({
      function: round % 3 === 0 ? 'admin' : 'api',
      action: 'database.commitTransaction',
      effect: { kind: 'slow', ms: 30 * round },
      times: 9,
    })
    await Promise.all([office.bring(files), office.bind(openid, '10000000001')])
    const { posts } = office.staff('Z1')
    expect(posts.map((p) => p.role)).toEqual([round % 2 === 0 ? 'dispatcher' : 'gridWorker'])
    expect([round, office.user(openid).posts]).toEqual([round, posts])
  }
})
