import { useRef, useState } from 'react'
import type { HoursView } from '../../../../../domain/contract'
import { useLoad } from '../../../components/useLoad'
import { call } from '../../../services/call'
import { copyKey } from '../../../services/copies'
import { Intention } from '../../../services/intention'
import { say } from '../../../services/toast'
import { TIME } from '../textTime'
import { WORDS } from '../text'
import { formFault, formOf, type HoursForm } from './form'
import { askAt } from '../../../services/question'

const W = TIME.hours

/**
 * The own hours, what is being changed of them, and saving it: once, on what was seen. Where they were
 * changed elsewhere meanwhile, the newest are shown and nothing of the person's is saved unseen.
 */
export function useHours() {
  const loaded = useLoad(() => call('booking.hours', {}), copyKey('booking.hours'))
  const { data: view, put, reload } = loaded
  const [draft, setDraft] = useState<HoursForm | null>(null)
  const [busy, setBusy] = useState(false)
  const running = useRef(false)
  const intention = useRef(new Intention())
  const form = draft ?? (view && formOf(view))

  const send = async (seen: HoursView, words: HoursForm): Promise<void> => {
    const asked = { rev: seen.rev, ...words }
    const requestId = intention.current.idFor(asked)
    const reply = await call('booking.setHours', { requestId, ...asked })
    if (reply.ok) {
      if (reply.data) put(reply.data)
      setDraft(null)
      const stranded = reply.data?.stranded.length ?? 0
      return say(stranded ? W.stranded(stranded) : W.saved)
    }
    if (!reply.retryable) intention.current.refused()
    if (reply.code !== 'changed') return say(reply.message)
    setDraft(null)
    await reload()
    say(W.changed)
  }
  const save = async (): Promise<void> => {
    if (!view || !form || running.current) return
    const fault = formFault(form, WORDS.weekdays)
    if (fault) return askAt(fault.field, fault.words)
    running.current = true
    setBusy(true)
    await send(view, form)
    running.current = false
    setBusy(false)
  }
  return { ...loaded, form, change: setDraft, busy, save }
}
