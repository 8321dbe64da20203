import type { CDPSession, Page } from 'playwright-core'

type Spot = { x: number; y: number }

/** Several fingers on the glass of a phone's page, each where it was put last. */
export class Fingers {
  private down = new Map<number, Spot>()

  private constructor(private session: CDPSession) {}

  static async on(page: Page): Promise<Fingers> {
    return new Fingers(await page.context().newCDPSession(page))
  }

  private points = () => Array.from(this.down, ([id, spot]) => ({ id, ...spot }))

  private async send(type: 'touchStart' | 'touchMove' | 'touchEnd', points = this.points()) {
    await this.session.send('Input.dispatchTouchEvent', { type, touchPoints: points })
  }

  async put(id: number, x: number, y: number): Promise<void> {
    this.down.set(id, { x, y })
    await this.send('touchStart')
  }

  async move(id: number, x: number, y: number): Promise<void> {
    this.down.set(id, { x, y })
    await this.send('touchMove')
  }

  /** An end names the fingers that are lifted, unlike the other events. */
  async lift(id: number): Promise<void> {
    const { x = 0, y = 0 } = this.down.get(id) ?? {}
    this.down.delete(id)
    await this.send('touchEnd', [{ id, x, y }])
  }
}
