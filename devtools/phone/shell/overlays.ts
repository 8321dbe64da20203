import { h } from './dom'

/** The layer above the pages: dialogs, sheets and toasts. One toast at a time, dialogs stack. */
export class Overlays {
  readonly element = h('div', { class: 'ph-overlays' })
  private toast: HTMLElement | undefined
  private toastTimer = 0

  /** Adds a dialog; the returned function takes it away. */
  open(dialog: HTMLElement): () => void {
    this.element.append(dialog)
    return () => dialog.remove()
  }

  showToast(toast: HTMLElement, durationMs: number | undefined): void {
    this.hideToast()
    this.toast = toast
    this.element.append(toast)
    if (durationMs !== undefined) {
      this.toastTimer = window.setTimeout(() => this.hideToast(), durationMs)
    }
  }

  hideToast(kind?: 'toast' | 'loading'): void {
    if (kind && this.toast?.dataset.wx !== kind) return
    window.clearTimeout(this.toastTimer)
    this.toast?.remove()
    this.toast = undefined
  }
}
