import { create } from 'zustand'
import { T } from '../text'
import { takeStep, type Seen } from './act'
import { copyKey, keepCopy } from './copies'
import { alsoForget, forget, keep, load } from './storage'
import { say } from './toast'

/**
 * Steps that were tapped without a network and need nothing more from the person: 签收. They are on the
 * phone until the cloud has them, and are sent by themselves, each under the requestId of its tap, so
 * that one that had got through after all is done once.
 */
export interface KeptStep extends Seen {
  requestId: string
  context: string
  action: string
  /** “签收”, and “已签收” */
  label: string
  done: string
  /** What it is a step of, and where that is seen. */
  title: string
  page: string
}

const KEPT = 'keptSteps'

export const useKept = create<{ steps: KeptStep[] }>(() => ({
  steps: load<KeptStep[]>(KEPT) ?? [],
}))

alsoForget(() => useKept.setState({ steps: [] }))

const store = (steps: KeptStep[]): void => {
  if (steps.length > 0) keep(KEPT, steps)
  else forget(KEPT)
  useKept.setState({ steps })
}

/** One of a matter: what is tapped later takes the place of what was tapped before. */
export function keepStep(step: KeptStep): void {
  const others = useKept.getState().steps.filter(({ id }) => id !== step.id)
  store([...others, step])
}

const drop = ({ requestId }: KeptStep): void =>
  store(useKept.getState().steps.filter((step) => step.requestId !== requestId))

/** Sends one; says whether the cloud was reached. */
async function send(step: KeptStep): Promise<boolean> {
  const { context, action, requestId, title, label, done } = step
  const reply = await takeStep<object>(context, action, step, requestId, {})
  if (!reply.ok && reply.retryable) return false
  drop(step)
  if (!reply.ok) {
    say(T.kept.outdated(title, label))
    return true
  }
  if (reply.data) keepCopy(copyKey(`${context}.get`, step.id), reply.data)
  say(T.kept.sent(title, done))
  return true
}

let sending: Promise<void> | null = null

/** Sends what is kept, in its order, as far as the network goes. A second call waits for the first. */
export function sendKept(): Promise<void> {
  sending ??= sendAll().finally(() => (sending = null))
  return sending
}

async function sendAll(): Promise<void> {
  for (const step of useKept.getState().steps) if (!(await send(step))) return
}
