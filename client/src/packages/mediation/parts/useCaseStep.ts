import { useRef, useState } from 'react'
import type { CaseView } from '../../../../../domain/mediation/answers'
import { takeStep, type Seen } from '../../../services/act'
import { call, type Failure, type Reply } from '../../../services/call'
import { copyKey, dropCopy, readCopy } from '../../../services/copies'
import { replaceBy } from '../../../services/go'
import { Intention } from '../../../services/intention'
import { say } from '../../../services/toast'
import { casePageOf, keepCase } from '../draft'

/** The case as the reader has last seen it on its own page, else as it is now. */
export async function seenCase(id: string): Promise<Reply<CaseView>> {
  const copy = readCopy<CaseView>(copyKey('mediation.get', id))
  return copy ? { ok: true, data: copy } : call('mediation.get', { id })
}

/**
 * A step that has a page of its own: done once, said, and the case is shown. What the person saw is
 * taken from `seen`, when the button is tapped.
 */
export function useCaseStep(
  action: string,
  done: string,
  refused: (failure: Failure) => void = () => undefined,
) {
  const [busy, setBusy] = useState(false)
  const running = useRef(false)
  const intention = useRef(new Intention())

  const run = async (
    seen: () => Promise<Reply<Seen>>,
    words: object,
    after: () => void = () => undefined,
  ) => {
    if (running.current) return
    running.current = true
    setBusy(true)
    const matter = await seen()
    const reply = matter.ok ? await send(matter.data, words) : matter
    running.current = false
    setBusy(false)
    say(reply.ok ? done : reply.message)
    if (reply.ok) {
      after()
      if (reply.data) keepCase(reply.data)
      return replaceBy(casePageOf(reply.data))
    }
    if (reply.retryable) return
    intention.current.refused()
    // The copy is of before: the next tap asks anew.
    if (matter.ok) dropCopy(copyKey('mediation.get', matter.data.id))
    refused(reply)
  }
  const send = (matter: Seen, words: object): Promise<Reply<CaseView | null>> => {
    const requestId = intention.current.idFor([action, matter.id, matter.version, words])
    return takeStep<CaseView>('mediation', action, matter, requestId, words)
  }
  return { busy, run }
}
