import { useState } from 'react'
import type { JoinedView, TeamPageView } from '../../../../../domain/contract'
import { useOnce } from '../../../components/useOnce'
import { call, type Reply } from '../../../services/call'
import { say, sure } from '../../../services/toast'
import { WORDS } from '../text'

const W = WORDS.team

/** 加入 and 退出: whoever is no volunteer yet is asked who he is, and then is in it. */
export function useMembership(
  page: TeamPageView | null,
  { put, reload }: { put: (page: TeamPageView) => void; reload: () => void },
) {
  const { busy, run } = useOnce()
  const [registering, setRegistering] = useState(false)

  const settle = (reply: Reply<JoinedView | null>, words: string) => {
    if (!reply.ok) {
      if (reply.code === 'needVolunteer') return setRegistering(true)
      say(reply.message)
      if (!reply.retryable) reload()
      return
    }
    say(words)
    if (!page || !reply.data) return reload()
    const { isMember } = reply.data
    const change = Number(isMember) - Number(page.isMember)
    put({ ...page, isMember, members: page.members + change })
  }
  const join = async () => {
    if (!page) return
    const { id } = page.team
    const reply = await run(['join', id], (requestId) =>
      call('volunteer.join', { requestId, team: id }),
    )
    if (reply) settle(reply, W.joined)
  }
  const quit = async () => {
    if (!page || !(await sure(W.quitAsk))) return
    const { id } = page.team
    const reply = await run(['quit', id], (requestId) =>
      call('volunteer.quit', { requestId, team: id }),
    )
    if (reply) settle(reply, W.left)
  }
  const registered = () => {
    setRegistering(false)
    void join()
  }
  const stay = () => setRegistering(false)
  return { busy, join: () => void join(), quit: () => void quit(), registering, registered, stay }
}
