import type { DoneView } from '../../../../../domain/household/answers'
import type { Reply } from '../../../services/call'
import { say } from '../../../services/toast'
import { useOnce } from '../../../components/useOnce'

/** One deed on the household: what is sent, under which words it is told apart, and what is said of it. */
export interface Deed {
  what: readonly unknown[]
  ask: (requestId: string) => Promise<Reply<DoneView | null>>
  done: string
}

export interface Deeds {
  busy: boolean
  does: (deed: Deed) => void
}

/**
 * Deeds of a page: after each the page is asked for anew, and after a refusal for good too, for then the
 * household is another than it was.
 */
export function useDeeds(reload: () => Promise<void>, close: () => void): Deeds {
  const { busy, run } = useOnce()
  const carry = async ({ what, ask, done }: Deed): Promise<void> => {
    const reply = await run(what, ask)
    if (!reply) return
    say(reply.ok ? done : reply.message)
    if (reply.ok) close()
    if (reply.ok || !reply.retryable) await reload()
  }
  return { busy, does: (deed) => void carry(deed) }
}
