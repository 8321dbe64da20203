import { useRef } from 'react'
import { useBusy } from '../../../components/useBusy'
import { call } from '../../../services/call'
import { replaceBy } from '../../../services/go'
import { Intention } from '../../../services/intention'
import { say } from '../../../services/toast'
import { DESK } from '../textDesk'
import { type AgreeFields, writtenOf } from './fields'

export const tablePageOf = (id: string): string =>
  `packages/mediation/table/index?id=${encodeURIComponent(id)}`

/** 放到桌上: once, then the table is shown. What is written stays on the phone, to be written on. */
export function usePut(id: string) {
  const { busy, once } = useBusy()
  const intention = useRef(new Intention())
  const put = async (fields: AgreeFields): Promise<void> => {
    const reply = await once(() => {
      const words = writtenOf(fields)
      const requestId = intention.current.idFor([id, words])
      return call('mediation.draft', { requestId, id, ...words })
    })
    if (!reply) return
    // The same words may be put there again, after others.
    if (reply.ok || !reply.retryable) intention.current.refused()
    say(reply.ok ? DESK.agree.putThere : reply.message)
    if (reply.ok) replaceBy(tablePageOf(id))
  }
  return { busy, put }
}
