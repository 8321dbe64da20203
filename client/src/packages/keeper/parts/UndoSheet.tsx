import { actionView } from '../../../../../domain/matter/views'
import { REDEMPTION } from '../../../../../domain/points/redeem/lifecycle'
import { NoteSheet } from '../../../components/steps/NoteSheet'
import { call } from '../../../services/call'
import { useDeed } from './useDeed'

const UNDO = actionView(REDEMPTION, 'undo')

/** Of one redemption. */
export interface DeedProps {
  id: string
  onDone: () => void
  onClose: () => void
}

/** 撤销交付, with the reason that its owner reads. */
export function UndoSheet({ id, onDone, onClose }: DeedProps) {
  const { busy, does } = useDeed(onDone)
  const undo = (note: string) =>
    does([id, note], (requestId) => call('points.undo', { requestId, id, note }))
  return (
    <NoteSheet action={UNDO} busy={busy} onDone={({ note }) => void undo(note)} onClose={onClose} />
  )
}
