import { useRef, useState } from 'react'
import { call } from '../../../services/call'
import { changeDraft, dropDraft, type DraftKind, openDraft } from '../../../services/drafts'
import { goBack } from '../../../services/go'
import { sendDraft } from '../../../services/send'
import { say } from '../../../services/toast'
import { DESK } from '../textDesk'

/** A drawn name that the cloud does not have yet. */
const DRAWN: DraftKind<object> = { name: 'drawn', blank: () => ({}) }

/** Sends a drawn name as evidence, with the yes that it stands for. */
export function useDrawing({
  id,
  party,
  by,
  draft,
}: {
  id: string
  party: string
  /** Who draws: the party in person, or its agent. */
  by: 'party' | 'agent'
  draft: string
}) {
  const [busy, setBusy] = useState(false)
  const running = useRef(false)
  const key = `${draft}.${party}.${by}`
  const send = async (path: string, name: string): Promise<void> => {
    if (running.current) return
    running.current = true
    setBusy(true)
    openDraft(DRAWN, key, Date.now())
    changeDraft(DRAWN, key, { photos: [{ path, fileId: null }] }, Date.now())
    const reply = await sendDraft(DRAWN, key, {
      now: Date.now,
      // Drawn again, it is another yes.
      intention: ({ photos }) => photos.map((photo) => photo.path).join(),
      ask: ({ requestId, photos }) =>
        call('mediation.answer', {
          requestId,
          id,
          offer: draft,
          yes: true,
          onSpot: { party, by, drawing: photos },
        }),
    })
    running.current = false
    setBusy(false)
    say(reply.ok ? DESK.spot.signed(name) : reply.message)
    if (reply.ok) return goBack()
    // What is not sent is drawn again: nobody's name lies about on this phone.
    if (!reply.retryable) dropDraft(DRAWN, key)
  }
  return { busy, send }
}
