/** A connection without a kernel: two ends in one process, for node:http on both sides. */
import { Duplex } from 'node:stream'

/** One end. What is written to it is read at the other. It has no real timers. */
export class End extends Duplex {
  readonly remoteAddress = '127.0.0.1'
  readonly connecting = false
  private other: End | undefined
  private isCut = false
  private hasEnded = false

  join(other: End): void {
    this.other = other
  }

  /**
   * The process at this end is gone: nothing reaches it any more, nothing leaves it. The other end
   * sees the connection fall. Node's parser holds on to both until it is closed.
   */
  cut(): void {
    this.isCut = true
    this.removeAllListeners()
    const { parser } = this as unknown as { parser?: { close(): void } | null }
    parser?.close()
    this.other?.destroy()
  }

  setTimeout(): this {
    return this
  }
  setNoDelay(): this {
    return this
  }
  setKeepAlive(): this {
    return this
  }
  ref(): this {
    return this
  }
  unref(): this {
    return this
  }

  override _read(): void {
    // Data comes by itself; nothing is to be asked for.
  }

  override _write(chunk: Buffer, _encoding: string, done: () => void): void {
    if (!this.isCut) this.other?.receive(chunk)
    done()
  }

  override _final(done: () => void): void {
    if (!this.isCut) this.other?.receive(null)
    done()
  }

  override _destroy(error: Error | null, done: (e?: Error | null) => void): void {
    if (!this.isCut) this.other?.receive(null)
    done(error)
  }

  private receive(chunk: Buffer | null): void {
    if (this.isCut || this.hasEnded || this.destroyed) return
    if (chunk === null) this.hasEnded = true
    this.push(chunk)
  }
}

/** Both ends of a new connection. */
export function connection(): [client: End, server: End] {
  const client = new End()
  const server = new End()
  client.join(server)
  server.join(client)
  return [client, server]
}
