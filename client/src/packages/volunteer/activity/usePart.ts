import { useRef, useState } from 'react'
import type { ActivityPageView, PartActionView, PartView } from '../../../../../domain/contract'
import { useConsented } from '../../../components/useConsented'
import { useOnce } from '../../../components/useOnce'
import { call, type Reply } from '../../../services/call'
import { scannedCode } from '../../../services/scan'
import { askAt } from '../../../services/question'
import { say, sure } from '../../../services/toast'
import { FOR_CHILDREN, FOR_VOLUNTEERING } from '../parts/useRegister'
import { ACT } from '../textActivity'
import { typedCode } from './typed'

type Asked = 'signUp' | 'wait' | 'walkIn' | 'checkIn' | 'register' | null

/** Whoever has just been told how it stands looks at it anew. */
function useSettling(reload: () => void, ask: (to: Asked) => void) {
  return (reply: Reply<PartView | null> | null, words: string) => {
    if (!reply) return
    if (!reply.ok && reply.code === 'needVolunteer') return ask('register')
    // He stands there with the code: it is kept, and he reads what whoever signs up reads.
    if (!reply.ok && reply.code === 'notSignedUp') ask('walkIn')
    say(reply.ok ? words : reply.message)
    if (reply.ok) ask(null)
    if (reply.ok || !reply.retryable) reload()
  }
}

/** 签到码, scanned or typed. */
function useCode(give: (code: string) => void) {
  const scan = async () => {
    const code = await scannedCode()
    if (code === null) return askAt('digits', ACT.checkIn.noCamera)
    if (code !== 'cancelled') give(code)
  }
  const type = (text: string) => {
    const code = typedCode(text)
    if (code === null) askAt('digits', ACT.checkIn.need)
    else give(code)
  }
  return { scan: () => void scan(), type }
}

/** One's own part in an activity: signing up, checking in and out, each once. */
export function usePart(page: ActivityPageView | null, reload: () => void) {
  const [asked, setAsked] = useState<Asked>(null)
  /** 签到码 as it was given last; whether he signs up where he stands; for which child, null: himself. */
  const [given, isThere, child] = [useRef(''), useRef(false), useRef<string | null>(null)]
  const ask = (to: Asked) => {
    if (to !== 'register') isThere.current = to === 'walkIn'
    setAsked(to)
  }
  const { busy, run } = useOnce()
  const settle = useSettling(reload, ask)
  const activity = page?.activity.id ?? ''
  const risk = page?.activity.risk.version ?? 0

  const whose = () => ({ activity, ...(child.current === null ? {} : { ward: child.current }) })
  const signUp = async () => {
    const words = { ...whose(), risk }
    const reply = await run(['signUp', words], (requestId) =>
      call('volunteer.signUp', { requestId, ...words }),
    )
    const isWaiting = reply?.ok && reply.data?.state === 'WAITING'
    settle(reply, ACT.signUp.done[isWaiting ? 'wait' : 'signUp'])
  }
  const walkIn = async () => {
    const words = { activity, code: given.current, risk }
    const reply = await run(['walkIn', words], (requestId) =>
      call('volunteer.walkIn', { requestId, ...words }),
    )
    const isWaiting = reply?.ok && reply.data?.state === 'WAITING'
    settle(reply, isWaiting ? ACT.checkIn.walkIn.done : ACT.signUp.done.signUp)
  }
  const enter = () => (isThere.current ? walkIn() : signUp())
  const consented = useConsented(
    () => (child.current === null ? FOR_VOLUNTEERING() : FOR_CHILDREN()),
    enter,
  )

  const checkIn = async (code: string) =>
    settle(
      await run(['checkIn', whose(), code], (requestId) =>
        call('volunteer.checkIn', { requestId, ...whose(), code }),
      ),
      ACT.checkIn.done,
    )
  const entry = useCode((code) => {
    given.current = code
    if (asked === 'walkIn') consented.submit()
    else void checkIn(code)
  })
  const once = async (name: 'cancelSignUp' | 'checkOut', ask: string, words: string) => {
    if (!(await sure(ask))) return
    const ready = (requestId: string) => call(`volunteer.${name}`, { requestId, ...whose() })
    settle(await run([name, whose()], ready), words)
  }
  const tap = ({ action }: PartActionView, of: string | null = null) => {
    child.current = of
    if (action === 'cancel')
      return void once('cancelSignUp', ACT.signUp.cancelAsk, ACT.signUp.cancelled)
    if (action === 'checkOut') return void once('checkOut', ACT.checkIn.outAsk, ACT.checkIn.out)
    ask(action)
  }
  const close = () => setAsked(null)
  const registered = () => {
    close()
    void enter()
  }
  return {
    ...{ asked, busy: busy || consented.busy, consent: consented.sheet },
    ...{ tap, close, registered, ...entry, given, child, agree: consented.submit },
  }
}
export type Parting = ReturnType<typeof usePart>
