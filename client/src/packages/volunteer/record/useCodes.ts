import { useState } from 'react'
import type { InputOf, RecordCodeView } from '../../../../../domain/contract'
import { useOnce } from '../../../components/useOnce'
import { call } from '../../../services/call'
import { say, sure } from '../../../services/toast'
import { REC } from '../textRecord'

export type Choice = Omit<InputOf<'volunteer.recordCode'>, 'requestId'>

/** Asking for a 核验码, showing it once, and ending one. */
export function useCodes(reload: () => void) {
  const { busy, run } = useOnce()
  const [open, setOpen] = useState<'choosing' | RecordCodeView | null>(null)
  const issue = async (choice: Choice) => {
    const reply = await run(['issue', choice], (requestId) =>
      call('volunteer.recordCode', { requestId, ...choice }),
    )
    if (!reply) return
    if (!reply.ok) return say(reply.message)
    setOpen(reply.data)
    reload()
  }
  const end = async (id: string) => {
    if (!(await sure(REC.record.endAsk))) return
    const reply = await run(['end', id], (requestId) =>
      call('volunteer.endRecordCode', { requestId, id }),
    )
    if (!reply) return
    say(reply.ok ? REC.record.ended : reply.message)
    reload()
  }
  return {
    ...{ busy, open },
    choose: () => setOpen('choosing'),
    close: () => setOpen(null),
    issue: (choice: Choice) => void issue(choice),
    end: (id: string) => void end(id),
  }
}
