import { useRef } from 'react'
import { useBusy } from '../../../components/useBusy'
import type { CaseView, StrandedCaseView } from '../../../../../domain/contract'
import { takeStep } from '../../../services/act'
import { call, type Reply } from '../../../services/call'
import { Intention } from '../../../services/intention'
import { say } from '../../../services/toast'
import { TIME } from '../textTime'

const W = TIME.strands
export type Offer = StrandedCaseView['instead'][number]

/**
 * One tap moves an appointment: the time is held, and the case goes to it. A tap whose answer was lost
 * is carried on by the next one, with the same two requests.
 */
export function useMove(reload: () => Promise<void>) {
  const { busy, once } = useBusy()
  const holding = useRef(new Intention())
  const stepping = useRef(new Intention())

  const send = async (row: StrandedCaseView, offer: Offer): Promise<Reply<CaseView | null>> => {
    const { card, version, holdNo } = row
    const { date, from, to, resources } = offer
    const slot = { date, from, to, resources }
    const asked = { id: card.id, n: holdNo, ...slot }
    const held = await call('mediation.hold', { requestId: holding.current.idFor(asked), ...asked })
    if (!held.ok) {
      if (!held.retryable) holding.current.refused()
      return held
    }
    if (!held.data) return { ok: true, data: null }
    const words = { ...slot, n: held.data.n, link: card.booking?.link ?? '', note: W.note }
    const requestId = stepping.current.idFor([card.id, version, words])
    return takeStep<CaseView>('mediation', 'move', { id: card.id, version }, requestId, words)
  }
  const move = async (row: StrandedCaseView, offer: Offer): Promise<void> => {
    const reply = await once(() => send(row, offer))
    if (!reply) return
    if (reply.ok) say(W.moved)
    else say(reply.code === 'slotTaken' ? W.taken : reply.message)
    if (!reply.ok && reply.retryable) return
    if (!reply.ok) {
      holding.current.refused()
      stepping.current.refused()
    }
    await reload()
  }
  return { busy, move }
}
