import { useRef, useState } from 'react'
import { dateOf } from '../../../../../domain/calendar/zone'
import { useConsented } from '../../../components/useConsented'
import { useNow } from '../../../components/useNow'
import { call } from '../../../services/call'
import { replaceBy } from '../../../services/go'
import { Intention } from '../../../services/intention'
import { askAt } from '../../../services/question'
import { say } from '../../../services/toast'
import { VOLUNTEER_PAGES } from '../parts/pages'
import { FOR_VOLUNTEERING } from '../parts/useRegister'
import { ACT } from '../textActivity'
import { claimOf, missing, type ClaimFields } from './form'

/** Own hours on the form, and the tap that tells them. */
export function useClaim() {
  const today = dateOf(useNow())
  const [fields, setFields] = useState<ClaimFields>(() => ({
    ...{ team: null, title: '', note: '' },
    span: { day: today, from: '09:00', to: '10:00' },
  }))
  const latest = useRef(fields)
  const intention = useRef(new Intention())
  /** Typing is the field's own and draws nothing. */
  const write = (some: Partial<ClaimFields>) => {
    latest.current = { ...latest.current, ...some }
  }
  const change = (some: Partial<ClaimFields>) => {
    write(some)
    setFields(latest.current)
  }
  const { busy, submit, sheet } = useConsented(FOR_VOLUNTEERING, async () => {
    const claim = claimOf(latest.current)
    if (!claim) return
    const requestId = intention.current.idFor(claim)
    const reply = await call('volunteer.claim', { requestId, ...claim })
    say(reply.ok ? ACT.claim.done : reply.message)
    if (reply.ok) return replaceBy(VOLUNTEER_PAGES.hours)
    if (!reply.retryable) intention.current.refused()
  })
  const send = () => {
    const lack = missing(latest.current)
    if (lack) askAt(lack.field, lack.words)
    else submit()
  }
  return { fields, today, write, change, busy, send, sheet }
}
