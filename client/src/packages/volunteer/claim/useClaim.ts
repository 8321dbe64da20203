import { useRef, useState } from 'react'
import { dateOf } from '../../../../../domain/calendar/zone'
import { useConsented } from '../../../components/useConsented'
import { useNow } from '../../../components/useNow'
import { call } from '../../../services/call'
import { replaceBy } from '../../../services/go'
import { Intention } from '../../../services/intention'
import { askAt } from '../../../services/question'
import { sameFields, tellRefused } from '../../../services/refused'
import { say } from '../../../services/toast'
import { VOLUNTEER_PAGES } from '../parts/pages'
import { FOR_VOLUNTEERING } from '../parts/useRegister'
import { ACT } from '../textActivity'
import { claimOf, missing, type ClaimFields } from './form'

/** Fields that the cloud refuses by name, and where they are asked for. */
const AT = { ...sameFields('team', 'title', 'note'), from: 'when', to: 'when' }

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
    if (reply.ok) {
      say(ACT.claim.done)
      return replaceBy(VOLUNTEER_PAGES.hours)
    }
    if (!reply.retryable) intention.current.refused()
    tellRefused(reply, AT)
  })
  const send = () => {
    const lack = missing(latest.current)
    if (lack) askAt(lack.field, lack.words)
    else submit()
  }
  return { fields, today, write, change, busy, send, sheet }
}
