import { PAGES } from '../../../domain/notice/pages'

/**
 * Pages of earlier builds, and where they are now. Messages that were sent then still lead to them:
 * one lives in WeChat's list as long as its reader keeps it.
 */
const MOVED = new Map<string, string>([
  ['packages/grid/task/index', PAGES['duty.task']],
  ['packages/grid/tasks/index', 'packages/duty/tasks/index'],
  ['packages/grid/self/index', 'packages/duty/self/index'],
  ['packages/desk/handle/index', PAGES['duty.handle']],
  ['packages/desk/queue/index', 'packages/duty/queue/index'],
])

/** The address that an old one means today, without leading slash; null where it did not move. */
export function movedTo(address: string): string | null {
  const [path = '', query] = address.split('?')
  const page = MOVED.get(path.replace(/^\//, '').replace(/\.html$/, ''))
  if (page === undefined) return null
  return query ? `${page}?${query}` : page
}

/** The address of a page as WeChat tells of one: its query already taken apart, not decoded. */
export function addressOf(path: string, query: Readonly<Record<string, unknown>>): string {
  const pairs = Object.entries(query).map(([name, value]) => `${name}=${String(value)}`)
  return [path, pairs.join('&')].filter(Boolean).join('?')
}
