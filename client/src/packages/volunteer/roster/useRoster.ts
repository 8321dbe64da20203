import { useState } from 'react'
import type { DecidedView, RosterLine, RosterView } from '../../../../../domain/contract'
import { useOnce } from '../../../components/useOnce'
import { usePulled } from '../../../components/usePulled'
import { call } from '../../../services/call'
import { copyKey } from '../../../services/copies'
import { say } from '../../../services/toast'
import type { Deciding } from '../parts/Decide'
import type { LineAction } from '../parts/LineView'
import { ACT } from '../textActivity'
import { withLine } from './found'

/** 名单 of one activity, and what its organiser does on a line of it. */
export function useRoster(id: string) {
  const load = () => call('volunteer.roster', { id })
  const loaded = usePulled<RosterView>(load, copyKey('volunteer.roster', id))
  const { data, put } = loaded
  const reload = () => void loaded.reload()
  const { busy, run } = useOnce()
  const [deciding, setDeciding] = useState<Deciding | null>(null)

  const decided = (done: DecidedView | null) => {
    setDeciding(null)
    if (data && done) put({ ...data, lines: withLine(data.lines, done.line) })
    else reload()
  }
  const tick = async (action: 'tickIn' | 'tickOut', line: RosterLine) => {
    const on = { id: line.id, version: line.version }
    const reply = await run([action, on], (requestId) =>
      call(`volunteer.${action}`, { requestId, ...on }),
    )
    if (!reply) return
    say(reply.ok ? ACT.roster.done[action] : reply.message)
    if (reply.ok) decided(reply.data)
    else if (!reply.retryable) reload()
  }
  const tap = (line: RosterLine, action: LineAction) => {
    if (action === 'tickIn' || action === 'tickOut') return void tick(action, line)
    if (data) setDeciding({ line, kind: action, from: data.activity.from, to: data.activity.to })
  }
  const close = () => {
    setDeciding(null)
    reload()
  }
  return { ...loaded, reload, busy, deciding, decided, tap, close }
}
