import { h } from '../shell/dom'
import { Signal } from './signal'

/** What is typed into. */
export type Field = HTMLInputElement | HTMLTextAreaElement

/** A field as the keyboard asks it: what it allows the page to do for it. */
export interface Typing {
  field: Field
  /** `adjust-position`: the page may be pushed up. */
  adjust: boolean
  /** `cursor-spacing` in CSS px: how much is left between the field and the keyboard. */
  spacingPx: number
  heard: (heightPx: number) => void
}

/**
 * The keyboard of the phone. A desk has one of its own, so it comes up only where a height was set;
 * then it lies over the page, over a fixed footer too, as in WeChat, which pushes the whole page up
 * by as much as the field needs (developers.weixin.qq.com, “input”: adjust-position, cursor-spacing).
 */
export class Keyboard {
  /** How high it is now, in CSS px; 0 while it is down. */
  readonly height = new Signal(0)
  private typing: Typing | undefined
  private readonly board = h('div', { class: 'ph-keyboard', 'data-wx': 'keyboard', hidden: true })

  constructor(
    root: HTMLElement,
    private heightPx: number,
  ) {
    this.board.append('键盘')
    // A finger on the keyboard does not leave the field.
    this.board.addEventListener('pointerdown', (event) => event.preventDefault())
    this.board.addEventListener('mousedown', (event) => event.preventDefault())
    root.append(this.board)
  }

  /** How high it will come up from now on; 0 for none. */
  setHeight(heightPx: number): void {
    this.heightPx = heightPx
    if (this.typing) this.show(this.typing)
  }

  show(typing: Typing): void {
    this.typing = typing
    this.board.hidden = this.heightPx === 0
    this.board.style.height = `${this.heightPx}px`
    this.push(typing)
    this.tell(typing, this.heightPx)
  }

  hide(field: Field): void {
    const { typing } = this
    if (typing?.field !== field) return
    this.typing = undefined
    this.board.hidden = true
    frameOf(field)?.style.removeProperty('translate')
    this.tell(typing, 0)
  }

  private tell(typing: Typing, heightPx: number): void {
    if (this.height.value === heightPx) return
    this.height.set(heightPx)
    typing.heard(heightPx)
  }

  private push({ field, adjust, spacingPx }: Typing): void {
    const frame = frameOf(field)
    if (!frame) return
    frame.style.removeProperty('translate')
    if (!adjust || this.heightPx === 0) return
    const { bottom } = field.getBoundingClientRect()
    const room = Math.min(spacingPx, Math.max(0, window.innerHeight - bottom))
    const upPx = Math.round(bottom + room - (window.innerHeight - this.heightPx))
    if (upPx > 0) frame.style.translate = `0 ${-upPx}px`
  }
}

const frameOf = (field: Field): HTMLElement | null => field.closest<HTMLElement>('.ph-page')
