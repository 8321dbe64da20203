/** What answers of every context are made of: plain data for the reader's eyes. Times are epoch ms. */

export interface Page<T> {
  items: T[]
  /** Give back as `cursor`; null at the end. Opaque. */
  next: string | null
}

export interface PhotoView {
  /** Short-lived address; empty when it cannot be had. */
  url: string
}
