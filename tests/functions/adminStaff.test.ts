import { callApi } from '../../devtools/street/client'
import { WEST, smallStreet, type SmallFiles } from '../domain/street/files'
import { openOffice, type Office } from './adminOffice'

let office: Office
beforeEach(async () => {
  office = await openOffice()
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
const unboundOf = (user: object) => ({
  ...user,
  ...{ staffId: null, staffName: '', posts: [], phoneMask: '' },
})

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

describe('a binding that an import ended comes back with 工号 and phone', () => {
  const without = (files: SmallFiles, jobNo: string): SmallFiles => ({
    ...files,
    'staff.csv': files['staff.csv'].filter((l) => l[0] !== jobNo),
  })
  const somebodyElse = (): SmallFiles =>
    changed((r) => {
      r[NAME] = '钱新'
      r[PHONE] = '10000000098'
    })

  test('a roster that lost the person, then the right one: nothing has happened', async () => {
    const before = [office.staff('Z1'), office.user('o-zhang')]
    await office.bring(without(smallStreet(), 'Z1'))
    expect(office.staff('Z1').openid).toBeNull()
    await office.bring(smallStreet())
    expect([office.staff('Z1'), office.user('o-zhang')]).toEqual(before)
  })

  test('with the posts and the name that the new roster has', async () => {
    await office.bring(without(smallStreet(), 'Z1'))
    await office.bring(
      changed((r) => {
        r[NAME] = '张壹'
        r[POSTS] = '分流员@150203012'
      }),
    )
    const posts = [{ role: 'dispatcher', scopeType: 'street', scopeId: '150203012' }]
    expect(office.staff('Z1')).toMatchObject({ openid: 'o-zhang', name: '张壹', posts })
    expect(office.user('o-zhang')).toMatchObject({ staffId: 'staff:Z1', staffName: '张壹', posts })
  })

  test('after a roster that mixed up people, and the people that bound in between', async () => {
    const before = [office.staff('Z1'), office.user('o-zhang')]
    await office.bring(somebodyElse())
    await office.bind('o-qian', '10000000098')
    await office.bring(smallStreet())
    expect(office.user('o-qian')).toMatchObject({ staffId: null, posts: [] })
    expect(office.staff('Z1')).toMatchObject({ openid: 'o-zhang', name: '张一' })
    expect(office.user('o-zhang')).toEqual(before[1])
  })

  test('also when the phone had changed since it was bound', async () => {
    const phone = '10000000097'
    await office.bring(changed((r) => (r[PHONE] = phone)))
    await office.bring(without(smallStreet(), 'Z1'))
    await office.bring(changed((r) => (r[PHONE] = phone)))
    expect(office.staff('Z1').openid).toBe('o-zhang')
  })

  test.each<[string, () => Promise<unknown>, SmallFiles]>([
    ['another phone', () => Promise.resolve(), changed((r) => (r[PHONE] = '10000000097'))],
    ['no phone', () => Promise.resolve(), changed((r) => (r[PHONE] = ''))],
    ['an account bound elsewhere meanwhile', () => office.bind('o-zhang', '10000000002'), smallStreet()], // prettier-ignore
  ])('not with %s', async (_what, meanwhile, files) => {
    await office.bring(without(smallStreet(), 'Z1'))
    await meanwhile()
    const user = office.user('o-zhang')
    await office.bring(files)
    expect(office.staff('Z1')).toMatchObject({ active: true, openid: null })
    expect(office.staff('Z1')).not.toHaveProperty('formerBinding')
    expect(office.user('o-zhang')).toEqual(user)
    // Nor later: whoever came back otherwise binds anew.
    await office.bring(changed((r) => (r[POSTS] = '')))
    expect(office.staff('Z1').openid).toBeNull()
  })

  test('nobody who never bound is bound', async () => {
    await office.bring(without(smallStreet(), 'Z2'))
    expect(office.staff('Z2')).not.toHaveProperty('formerBinding')
    await office.bring(smallStreet())
    expect(office.staff('Z2').openid).toBeNull()
  })

  test('binding anew while it comes back: one of the two has the post', async () => {
    for (let round = 0; round < 4; round++) {
      await office.bring(without(smallStreet(), 'Z1'))
      const openid = `o-late-${round}`
      office.cloud.faults.clear()
      office.cloud.faults.add({
        function: round % 2 === 0 ? 'admin' : 'api',
        action: 'database.commitTransaction',
        effect: { kind: 'slow', ms: 30 * round },
        times: 9,
      })
      await Promise.all([
        office.bring(smallStreet()),
        office.bind(openid, '10000000001').catch(() => undefined),
      ])
      const holders = office.cloud.store.find('users', { staffId: 'staff:Z1' })
      expect(holders.map((u) => u.openid)).toEqual([office.staff('Z1').openid])
    }
  })
})

test('an account that moved to another post is left alone', async () => {
  await office.admin({ action: 'unbind', jobNo: 'Z1' })
  await office.bind('o-zhang', '10000000002')
  const user = office.user('o-zhang')
  expect(user.staffId).toBe('staff:Z2')
  await office.bring(changed((r) => (r[NAME] = '张壹')))
  expect(office.user('o-zhang')).toEqual(user)
})

test('binding and import at once: the account never keeps posts that the roster has not', async () => {
  for (let round = 0; round < 6; round++) {
    const openid = `o-racer-${round}`
    // A number of its own: with the old one the last round's binding would come back.
    const phone = `1000000020${round}`
    const files = changed((r) => {
      r[PHONE] = phone
      r[POSTS] = round % 2 === 0 ? '分流员@150203012' : `网格员@${WEST}`
    })
    // Frees the post, so that the next round's person can bind it.
    const free = smallStreet()
    free['staff.csv'] = free['staff.csv'].filter((l) => l[0] !== 'Z1')
    await office.bring(free)
    await office.bring(
      changed((r) => {
        r[PHONE] = phone
        r[POSTS] = ''
      }),
    )
    office.cloud.faults.clear()
    office.cloud.faults.add({
      function: round % 3 === 0 ? 'admin' : 'api',
      action: 'database.commitTransaction',
      effect: { kind: 'slow', ms: 30 * round },
      times: 9,
    })
    await Promise.all([office.bring(files), office.bind(openid, phone)])
    const { posts } = office.staff('Z1')
    expect(posts.map((p) => p.role)).toEqual([round % 2 === 0 ? 'dispatcher' : 'gridWorker'])
    expect([round, office.user(openid).posts]).toEqual([round, posts])
  }
})

test('somebody with another WeChat account: freed at the console, then bound by the phone again', async () => {
  await office.bring(smallStreet())
  await office.admin({ action: 'unbind', jobNo: 'Z1' })
  await office.bind('o-old', '10000000001')
  const from = office.cloud.clock.now()
  const asked = { requestId: 'leave-before-unbind', leave: { from, to: from + 86_400_000 } }
  await callApi(office.cloud, 'o-old', 'duty.leave', asked)
  expect(office.staff('Z1').leave).toMatchObject({ from })
  await expect(office.bind('o-new', '10000000001')).rejects.toThrow('alreadyBound')
  const free = (jobNo: string) => office.admin({ action: 'unbind', jobNo })
  expect(await free('NOBODY')).toMatchObject({ ok: false, code: 'noSuchPerson' })
  expect(await free('Z1')).toMatchObject({ ok: true })
  expect([office.staff('Z1').openid, office.user('o-old').posts]).toEqual([null, []])
  // Whoever binds next is at work: the leave has gone with the account.
  expect([office.staff('Z1').leave, office.user('o-old').leave]).toEqual([undefined, undefined])
  // No import gives the old binding back.
  await office.bring(changed((r) => (r[NAME] = '张壹')))
  expect(office.staff('Z1').openid).toBeNull()
  await office.bind('o-new', '10000000001')
  expect(office.staff('Z1').openid).toBe('o-new')
  expect(office.user('o-new').posts).toEqual(office.staff('Z1').posts)
})
