import { useRef } from 'react'
import { useBusy } from '../../../components/useBusy'
import { actionView } from '../../../../../domain/matter/views'
import { REDEMPTION } from '../../../../../domain/points/redeem/lifecycle'
import { NoteSheet } from '../../../components/steps/NoteSheet'
import { call } from '../../../services/call'
import { Intention } from '../../../services/intention'
import { say } from '../../../services/toast'

const UNDO = actionView(REDEMPTION, 'undo')

/** 撤销交付, with the reason that its owner reads. */
export function UndoSheet({
  id,
  onDone,
  onClose,
}: {
  id: string
  onDone: () => void
  onClose: () => void
}) {
  const { busy, once } = useBusy()
  const intention = useRef(new Intention())
  const undo = async (note: string) => {
    const reply = await once(() => {
      const requestId = intention.current.idFor([id, note])
      return call('points.undo', { requestId, id, note })
    })
    if (!reply) return
    if (reply.ok) return onDone()
    if (!reply.retryable) intention.current.refused()
    say(reply.message)
  }
  return (
    <NoteSheet action={UNDO} busy={busy} onDone={(note) => void undo(note)} onClose={onClose} />
  )
}
