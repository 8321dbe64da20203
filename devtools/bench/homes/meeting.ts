import type { Gate } from '../../cloud/seams'

/** Where invocations wait for one another, so that each has an instance of its own. */
export interface Meeting {
  gate: Gate
  /** From now on invocations wait until so many are there; then they go on, together. */
  call(invocations: number): void
}

export function meetingPlace(): Meeting {
  let awaited = 0
  let arrived = new Set<string>()
  let release: () => void = () => undefined
  let all: Promise<void> = Promise.resolve()
  return {
    gate: {
      async arrive({ invocation }) {
        if (awaited > 0 && invocation?.function === 'api') {
          arrived.add(invocation.id)
          if (arrived.size >= awaited) {
            awaited = 0
            release()
          }
          await all
        }
        return undefined
      },
      leave: () => Promise.resolve(),
    },
    call(invocations) {
      awaited = invocations
      arrived = new Set()
      all = new Promise((resolve) => (release = resolve))
    },
  }
}
