/** Invocations that a test steps by hand, one request of the genuine SDK after another. */
import { createServer } from 'node:http'
import type { ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { TestCloud } from './harness'

export type Step = [verb: string, ...args: (string | number)[]]

/** One invocation: it does a step when told, and only then. */
class Hand {
  private asking: ServerResponse | undefined
  private readonly steps: (Step | null)[] = []
  private told: ((outcome: unknown) => void) | undefined
  private over: Promise<unknown> | undefined

  /** Resolves with the step's outcome as the function saw it. */
  do(step: Step): Promise<unknown> {
    return new Promise((resolve) => {
      this.told = resolve
      this.give(step)
    })
  }

  begin(over: Promise<unknown>): void {
    this.over = over
  }

  async end(): Promise<void> {
    this.give(null)
    await this.over
  }

  ask(res: ServerResponse): void {
    this.asking = res
    this.serve()
  }

  tell(outcome: unknown): void {
    this.told?.(outcome)
  }

  private give(step: Step | null): void {
    this.steps.push(step)
    this.serve()
  }

  private serve(): void {
    if (!this.asking || this.steps.length === 0) return
    this.asking.end(JSON.stringify(this.steps.shift()))
    this.asking = undefined
  }
}

export interface Hands {
  /** The invocation of that name, begun at its first use. */
  of(name: string): Hand
  /** Ends all invocations; what they left open is undone. */
  end(): Promise<void>
  close(): Promise<void>
}

export async function openHands(cloud: TestCloud): Promise<Hands> {
  const hands = new Map<string, Hand>()
  const server = createServer((req, res) => {
    const hand = hands.get(req.url!.slice(1))
    if (req.method === 'GET') return hand?.ask(res)
    let text = ''
    req.on('data', (chunk) => (text += String(chunk)))
    req.on('end', () => {
      res.end('{}')
      hand?.tell(JSON.parse(text))
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    of: (name) => {
      const known = hands.get(name)
      if (known) return known
      const hand = new Hand()
      hands.set(name, hand)
      hand.begin(cloud.callFunction('stepped', { door: `http://127.0.0.1:${port}/${name}` }))
      return hand
    },
    end: async () => {
      await Promise.all([...hands.values()].map((hand) => hand.end()))
      hands.clear()
    },
    close: async () => {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}
