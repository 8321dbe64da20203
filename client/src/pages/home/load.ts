import type { NoticeView, ReportCard } from '../../../../domain/contract'
import { call, type Reply } from '../../services/call'
import { isDispatcher, isStaff, useSession } from '../../services/session'

export interface HomeData {
  todo: ReportCard[]
  mine: ReportCard[]
  notices: NoticeView[]
  /** How many wait at the desk, “20+” when there are more than a page; null for others. */
  desk: string | null
}

const MOST_CARDS = 3

/** What the home page shows; a part that a role does not have is not asked for. */
export async function loadHome(): Promise<Reply<HomeData>> {
  const { me } = useSession.getState()
  const [mine, notices, todo, desk] = await Promise.all([
    call('report.list', { scope: 'mineOpen' }),
    call('notice.list', { box: 'mine' }),
    isStaff(me) ? call('report.list', { scope: 'todo' }) : null,
    isDispatcher(me) ? call('report.list', { scope: 'desk' }) : null,
  ])
  // An empty list says that nothing waits, so a list that failed must not be shown as an empty one.
  const failed = [mine, todo, desk].find((reply) => reply !== null && !reply.ok)
  if (failed && !failed.ok) return failed
  if (!mine.ok) return mine
  return {
    ok: true,
    data: {
      mine: mine.data.items.slice(0, MOST_CARDS),
      notices: notices.ok ? notices.data.items.slice(0, MOST_CARDS) : [],
      todo: todo?.ok ? todo.data.items.slice(0, MOST_CARDS) : [],
      desk: desk?.ok ? `${desk.data.items.length}${desk.data.next === null ? '' : '+'}` : null,
    },
  }
}
