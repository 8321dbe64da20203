import { useState } from 'react'
import type { AckCodeView, PartView } from '../../../../../domain/contract'
import { useOnce } from '../../../components/useOnce'
import { call } from '../../../services/call'
import { say } from '../../../services/toast'

/** 请受助者确认: a code for one of one's own hours, as long as its sheet is open. */
export function useAckCode() {
  const { busy, run } = useOnce()
  const [code, setCode] = useState<AckCodeView | null>(null)
  const ask = async ({ id }: PartView) => {
    const reply = await run(['ackCode', id], (requestId) =>
      call('volunteer.ackCode', { requestId, id }),
    )
    if (!reply) return
    if (reply.ok) setCode(reply.data)
    else say(reply.message)
  }
  return { busy, code, ask: (part: PartView) => void ask(part), close: () => setCode(null) }
}
