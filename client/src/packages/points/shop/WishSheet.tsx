import { useRef } from 'react'
import type { ShopView } from '../../../../../domain/points/answers'
import { saysSomething } from '../../../../../domain/call/said'
import { Button } from '../../../components/Button'
import { Line } from '../../../components/Field'
import { Sheet } from '../../../components/Sheet'
import { useConsented } from '../../../components/useConsented'
import { call } from '../../../services/call'
import { Intention } from '../../../services/intention'
import { say } from '../../../services/toast'
import { T } from '../../../text'
import { WORDS } from '../text'
import { askAt } from '../../../services/question'

const FOR_POINTS = () => ['points'] as const

const W = WORDS.shop
const MOST = 30

/** 心愿: what is not there. */
export function useWishSheet(put: (shop: ShopView) => void, onDone: () => void) {
  const words = useRef('')
  const intention = useRef(new Intention())
  const { busy, submit, sheet } = useConsented(FOR_POINTS, async () => {
    const text = words.current.trim()
    const requestId = intention.current.idFor(text)
    const reply = await call('points.wish', { requestId, text })
    say(reply.ok ? W.wished : reply.message)
    if (!reply.ok) {
      if (!reply.retryable) intention.current.refused()
      return
    }
    intention.current.done()
    words.current = ''
    onDone()
    if (reply.data) put(reply.data)
  }, [])
  const send = () => (saysSomething(words.current) ? submit() : askAt('wish', W.wishNeed))
  const draw = (onClose: () => void) =>
    sheet ?? (
      <Sheet title={W.wishTitle} onClose={onClose}>
        <Line
          name="wish"
          label={W.wishNote}
          hint={W.wishHint}
          value=""
          most={MOST}
          onInput={(text) => {
            words.current = text
          }}
        />
        <Button kind="primary" off={busy} onClick={send}>
          {busy ? T.steps.working : W.wishSend}
        </Button>
      </Sheet>
    )
  return { draw }
}
