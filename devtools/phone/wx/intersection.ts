import type { GeneralComponent } from '../runtime/framework'
import type { Phone } from '../runtime/phone'
import { findElements, rectOf } from './query'
import type { Registry } from './registry'

interface Options {
  thresholds?: number[]
  initialRatio?: number
  observeAll?: boolean
}

type Margins = Partial<Record<'top' | 'right' | 'bottom' | 'left', number>>
type Listener = (result: object) => void

/** `wx.createIntersectionObserver()` over the browser's. */
class Intersection {
  private relative: string | undefined
  private margins: Margins = {}
  private observer: IntersectionObserver | undefined

  constructor(
    private phone: Phone,
    private scope: GeneralComponent | undefined,
    private options: Options,
  ) {}

  relativeTo = (selector: string, margins: Margins = {}): this => {
    this.relative = selector
    this.margins = margins
    return this
  }

  relativeToViewport = (margins: Margins = {}): this => {
    this.relative = undefined
    this.margins = margins
    return this
  }

  observe = (selector: string, listener: Listener): void => {
    const page = this.phone.router.top
    const scope = this.scope ?? page?.root.component
    if (!page || !scope) return
    const root = this.relative ? findElements(scope, this.relative)[0] : page.frame
    const { top = 0, right = 0, bottom = 0, left = 0 } = this.margins
    const first = new WeakSet<Element>()
    this.observer = new IntersectionObserver(
      (entries) => {
        for (const entry of entries) {
          const initial = !first.has(entry.target)
          first.add(entry.target)
          if (initial && entry.intersectionRatio === (this.options.initialRatio ?? 0)) continue
          listener(this.result(entry))
        }
      },
      {
        root: root ?? page.frame,
        rootMargin: `${top}px ${right}px ${bottom}px ${left}px`,
        threshold: this.options.thresholds ?? [0],
      },
    )
    const targets = findElements(scope, selector)
    for (const el of this.options.observeAll ? targets : targets.slice(0, 1)) {
      this.observer.observe(el)
    }
  }

  disconnect = (): void => this.observer?.disconnect()

  private result(entry: IntersectionObserverEntry): object {
    return {
      id: entry.target.id,
      dataset: {},
      intersectionRatio: entry.intersectionRatio,
      intersectionRect: entry.intersectionRect.toJSON() as object,
      boundingClientRect: rectOf(entry.target),
      relativeRect: entry.rootBounds?.toJSON() as object | undefined,
      time: Date.now(),
    }
  }
}

export function intersectionApis(phone: Phone, registry: Registry): void {
  registry.sync(
    'createIntersectionObserver',
    (component?: { _$?: GeneralComponent } | null, options: Options = {}) =>
      new Intersection(phone, component?._$, options),
  )
}
