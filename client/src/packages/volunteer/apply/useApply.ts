import { useRef } from 'react'
import { useConsented } from '../../../components/useConsented'
import { useDraft } from '../../../components/useDraft'
import { call } from '../../../services/call'
import { dropDraft, getDraft, type DraftKind } from '../../../services/drafts'
import { replaceBy } from '../../../services/go'
import { Intention } from '../../../services/intention'
import { askAt } from '../../../services/question'
import { sameFields, tellRefused } from '../../../services/refused'
import { say } from '../../../services/toast'
import { teamPage, VOLUNTEER_PAGES } from '../parts/pages'
import { FOR_VOLUNTEERING } from '../parts/useRegister'
import { WORDS } from '../text'
import { askedOf, missing, type ApplyFields } from './form'

const W = WORDS.apply
const AT = sameFields('name', 'domain', 'community', 'purpose', 'leader')
/** One application at a time is being written. */
const KEY = 'team'
const APPLICATION: DraftKind<ApplyFields> = {
  name: 'team',
  blank: () => ({ name: '', domain: null, community: null, purpose: '', leader: '' }),
}

/** The application on the form, kept on the phone until the cloud has it, and the tap that sends it. */
export function useApply() {
  const form = useDraft(APPLICATION, KEY)
  const intention = useRef(new Intention())
  const fieldsNow = () => (getDraft(APPLICATION, KEY) ?? form.draft).fields
  const { busy, submit, sheet } = useConsented(FOR_VOLUNTEERING, async () => {
    const asked = askedOf(fieldsNow())
    if (!asked) return
    const requestId = intention.current.idFor(asked)
    const reply = await call('volunteer.apply', { requestId, ...asked })
    if (!reply.ok) {
      if (!reply.retryable) intention.current.refused()
      return tellRefused(reply, AT)
    }
    dropDraft(APPLICATION, KEY)
    say(reply.data?.repeated ? W.repeated : W.done)
    replaceBy(reply.data ? teamPage(reply.data.id) : VOLUNTEER_PAGES.teams)
  })
  const send = () => {
    const lack = missing(fieldsNow())
    if (lack) askAt(lack.field, lack.words)
    else submit()
  }
  return { ...form, busy, send, sheet }
}
