import { useState } from 'react'
import type { ActivityPageView, PartActionView, PartView } from '../../../../../domain/contract'
import { useConsented } from '../../../components/useConsented'
import { useOnce } from '../../../components/useOnce'
import { call, type Reply } from '../../../services/call'
import { scannedCode } from '../../../services/scan'
import { askAt } from '../../../services/question'
import { say, sure } from '../../../services/toast'
import { FOR_VOLUNTEERING } from '../parts/useRegister'
import { ACT } from '../textActivity'
import { typedCode } from './typed'

type Asked = 'signUp' | 'wait' | 'checkIn' | 'register' | null

/** Whoever has just been told how it stands looks at it anew. */
function useSettling(reload: () => void, close: (to: Asked) => void) {
  return (reply: Reply<PartView | null> | null, words: string) => {
    if (!reply) return
    if (!reply.ok && reply.code === 'needVolunteer') return close('register')
    say(reply.ok ? words : reply.message)
    if (reply.ok) close(null)
    if (reply.ok || !reply.retryable) reload()
  }
}

/** One's own part in an activity: signing up, checking in and out, each once. */
export function usePart(page: ActivityPageView | null, reload: () => void) {
  const [asked, setAsked] = useState<Asked>(null)
  const { busy, run } = useOnce()
  const settle = useSettling(reload, setAsked)
  const activity = page?.activity.id ?? ''
  const risk = page?.activity.risk.version ?? 0

  const signUp = async () => {
    const words = { activity, risk }
    const reply = await run(['signUp', words], (requestId) =>
      call('volunteer.signUp', { requestId, ...words }),
    )
    const isWaiting = reply?.ok && reply.data?.state === 'WAITING'
    settle(reply, ACT.signUp.done[isWaiting ? 'wait' : 'signUp'])
  }
  const consented = useConsented(FOR_VOLUNTEERING, signUp)

  const checkIn = async (code: string) =>
    settle(
      await run(['checkIn', activity, code], (requestId) =>
        call('volunteer.checkIn', { requestId, activity, code }),
      ),
      ACT.checkIn.done,
    )
  const scan = async () => {
    const code = await scannedCode()
    if (code === null) return askAt('digits', ACT.checkIn.noCamera)
    if (code !== 'cancelled') await checkIn(code)
  }
  const type = (text: string) => {
    const code = typedCode(text)
    if (code === null) askAt('digits', ACT.checkIn.need)
    else void checkIn(code)
  }
  const once = async (name: 'cancelSignUp' | 'checkOut', ask: string, words: string) => {
    if (!(await sure(ask))) return
    const ready = (requestId: string) => call(`volunteer.${name}`, { requestId, activity })
    settle(await run([name, activity], ready), words)
  }
  const tap = ({ action }: PartActionView) => {
    if (action === 'cancel')
      return void once('cancelSignUp', ACT.signUp.cancelAsk, ACT.signUp.cancelled)
    if (action === 'checkOut') return void once('checkOut', ACT.checkIn.outAsk, ACT.checkIn.out)
    setAsked(action)
  }
  const close = () => setAsked(null)
  const registered = () => {
    close()
    void signUp()
  }
  return {
    ...{ asked, busy: busy || consented.busy, consent: consented.sheet },
    ...{ tap, close, registered, scan: () => void scan(), type, agree: consented.submit },
  }
}
export type Parting = ReturnType<typeof usePart>
