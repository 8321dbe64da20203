import type { Reply } from '../../../services/call'
import { say } from '../../../services/toast'
import { useOnce } from '../../../components/useOnce'

/** One deed of a sheet: the same words are the same request until it is refused for good. */
export function useDeed(onDone: () => void) {
  const { busy, run } = useOnce()
  const does = async (
    words: readonly unknown[],
    ask: (requestId: string) => Promise<Reply<unknown>>,
  ): Promise<void> => {
    const reply = await run(words, ask)
    if (!reply) return
    if (reply.ok) onDone()
    else say(reply.message)
  }
  return { busy, does }
}
