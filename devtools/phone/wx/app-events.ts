import type { Phone } from '../runtime/phone'
import type { Registry } from './registry'
import { stop } from './system'

interface Source {
  on(listener: (value: unknown) => void): () => void
}

/** `onXxx`/`offXxx` pairs over one source of events. */
function pair(registry: Registry, name: string, source: Source): void {
  const listeners = new Map<unknown, () => void>()
  registry.sync(`on${name}`, (listener: (value: unknown) => void) => {
    listeners.get(listener)?.()
    listeners.set(listener, source.on(listener))
  })
  registry.sync(`off${name}`, (listener?: unknown) => stop(listeners, listener))
}

/** Happenings of a real phone that never happen on a desk: the listener is kept and not called. */
const SILENT: Source = { on: () => () => undefined }

export function appEventApis(phone: Phone, registry: Registry): void {
  pair(registry, 'AppShow', phone.app.onShow)
  pair(registry, 'AppHide', phone.app.onHide)
  pair(registry, 'Error', phone.app.onError)
  pair(registry, 'UnhandledRejection', phone.app.onUnhandledRejection)
  pair(registry, 'PageNotFound', phone.app.onPageNotFound)
  pair(registry, 'WindowResize', {
    on: (listener) => {
      const tell = () =>
        listener({
          size: { windowWidth: window.innerWidth, windowHeight: window.innerHeight },
        })
      window.addEventListener('resize', tell)
      return () => window.removeEventListener('resize', tell)
    },
  })
  pair(registry, 'KeyboardHeightChange', {
    on: (listener) => phone.keyboard.height.on((height) => listener({ height, duration: 0 })),
  })
  for (const name of [
    'MemoryWarning',
    'UserCaptureScreen',
    'AudioInterruptionBegin',
    'AudioInterruptionEnd',
    'LazyLoadError',
  ]) {
    pair(registry, name, SILENT)
  }
}
