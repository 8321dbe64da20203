import { addressOf, movedTo } from '../../client/src/services/moved'
import { PAGES } from '../../domain/notice/pages'

/** app.config as Taro's build reads it. */
function appPages(): string[] {
  Object.assign(globalThis, { defineAppConfig: (config: unknown) => config })
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  const { default: app } = require('../../client/src/app.config') as {
    default: { pages: string[]; subPackages: { root: string; pages: string[] }[] }
  }
  return [
    ...app.pages,
    ...app.subPackages.flatMap(({ root, pages }) => pages.map((page) => `${root}/${page}`)),
  ]
}

test.each(Object.entries(PAGES))('%s is a page of the mini-program: %s', (_, address) => {
  expect(appPages()).toContain(address)
})

test.each([
  ['packages/grid/task/index?id=report%3A1', 'packages/duty/task/index?id=report%3A1'],
  ['/packages/grid/task/index?id=report%3A1', 'packages/duty/task/index?id=report%3A1'],
  ['packages/grid/task/index.html?id=report%3A1', 'packages/duty/task/index?id=report%3A1'],
  ['packages/desk/handle/index?id=1&from=push', 'packages/duty/handle/index?id=1&from=push'],
  ['packages/grid/tasks/index', 'packages/duty/tasks/index'],
  ['packages/grid/self/index', 'packages/duty/self/index'],
  ['packages/desk/queue/index', 'packages/duty/queue/index'],
])('an old message to %s leads to %s', (old, today) => {
  expect(movedTo(old)).toBe(today)
  expect(appPages()).toContain(today.split('?')[0])
})

test.each(['packages/report/detail/index?id=1', 'packages/never/was/index', '', 'toString'])(
  '%j did not move',
  (address) => expect(movedTo(address)).toBeNull(),
)

test.each([
  ['packages/grid/task/index', { id: 'report%3A1' }, 'packages/grid/task/index?id=report%3A1'],
  ['packages/grid/tasks/index', {}, 'packages/grid/tasks/index'],
])('WeChat tells of %s and %j', (path, query, address) => {
  expect(addressOf(path, query)).toBe(address)
})
