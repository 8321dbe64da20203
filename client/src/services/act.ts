import type { CallName, InputOf } from '../../../domain/contract'
import { call, type Reply } from './call'

/** A matter as the person saw it. */
export interface Seen {
  id: string
  version: number
}

/**
 * Does one step of a life cycle; its call is `<context>.<action>`. Null where it was done before and
 * whoever asks may no longer see what came of it.
 * @param words what the step is told besides, as its context's sheet gives it
 */
export function takeStep<M>(
  context: string,
  action: string,
  { id, version }: Seen,
  requestId: string,
  words: object,
): Promise<Reply<M | null>> {
  // The action comes from the cloud's own table, with a view of the same context; its call answers with
  // such a view. No type can say that of a name that is made here.
  const name = `${context}.${action}` as CallName
  const input = { requestId, id, version, ...words } as unknown as InputOf<CallName>
  return call(name, input) as Promise<Reply<M | null>>
}
