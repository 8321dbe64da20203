import { useRef } from 'react'
import { useBusy } from '../../../components/useBusy'
import type { InputOf } from '../../../../../domain/contract'
import type { TableView } from '../../../../../domain/mediation/answers'
import type { Loaded } from '../../../components/useLoad'
import { call, type Reply } from '../../../services/call'
import { type DraftKind, dropDraft } from '../../../services/drafts'
import { Intention } from '../../../services/intention'
import { say } from '../../../services/toast'
import { CASE_WORDS } from '../parts/text'

const W = CASE_WORDS.table

/** 笔记 that the cloud does not have yet, under the case's id. */
export const JOT: DraftKind<{ text: string | null }> = {
  name: 'jot',
  blank: () => ({ text: null }),
}

type Words<N extends 'mediation.offer' | 'mediation.answer' | 'mediation.jot'> = Omit<
  InputOf<N>,
  'requestId' | 'id'
>

/** What one does at the table: each once, and what it made of the table is drawn at once. */
export function useTable(id: string, { put, reload }: Loaded<TableView>) {
  const { busy, once } = useBusy()
  const intention = useRef(new Intention())

  const act = async (
    what: unknown,
    ask: (requestId: string) => Promise<Reply<TableView | null>>,
    done: string,
  ): Promise<boolean> => {
    const reply = await once(() => ask(intention.current.idFor(what)))
    if (!reply) return false
    say(reply.ok ? done : reply.message)
    // What is said once may be said again: the same offer after a yes that was taken back.
    if (reply.ok || !reply.retryable) intention.current.refused()
    if (reply.ok && reply.data) put(reply.data)
    else if (!reply.ok && !reply.retryable) void reload()
    return reply.ok
  }
  const offer = (words: Words<'mediation.offer'>) =>
    act(
      ['offer', words],
      (requestId) => call('mediation.offer', { requestId, id, ...words }),
      W.offered,
    )
  const answer = (words: Words<'mediation.answer'>) =>
    act(
      ['answer', words],
      (requestId) => call('mediation.answer', { requestId, id, ...words }),
      words.yes ? W.saidYes : W.takenBack,
    )
  const jot = async (words: Words<'mediation.jot'>): Promise<void> => {
    const kept = await act(
      ['jot', words],
      (requestId) => call('mediation.jot', { requestId, id, ...words }),
      W.saved,
    )
    if (kept) dropDraft(JOT, id)
  }
  return { busy, offer, answer, jot }
}
