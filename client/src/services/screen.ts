import Taro from '@tarojs/taro'

/** The brightest there is: a camera reads a code best from it. */
const FULL = 1

/**
 * A screen that is made bright and kept on while something is held before a camera, and is afterwards as
 * it was. Asking for how bright it is takes a moment; who has left by then finds nothing changed.
 */
export class BrightScreen {
  /** How bright it was; null while it is as the person has set it. */
  private before: number | null = null
  /** Raised by every turn, so that a late answer of an earlier one does nothing. */
  private turn = 0

  async on(): Promise<void> {
    const mine = ++this.turn
    await quietly(Taro.setKeepScreenOn({ keepScreenOn: true }))
    if (this.before !== null) return
    const now = await Taro.getScreenBrightness().catch(() => null)
    if (mine !== this.turn || now === null) return
    this.before = now.value
    await quietly(Taro.setScreenBrightness({ value: FULL }))
  }

  async off(): Promise<void> {
    this.turn += 1
    const { before } = this
    this.before = null
    await quietly(Taro.setKeepScreenOn({ keepScreenOn: false }))
    if (before !== null) await quietly(Taro.setScreenBrightness({ value: before }))
  }
}

/** A phone that cannot do it shows the code as bright as it is. */
const quietly = (work: Promise<unknown>): Promise<unknown> => work.catch(() => undefined)
