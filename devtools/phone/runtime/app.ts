import { Emitter } from './signal'
import type { LaunchInfo, Phone } from './phone'

type AppDefinition = Record<string, unknown>

export function makeAppEvents(): Phone['app'] {
  return {
    onShow: new Emitter<LaunchInfo>(),
    onHide: new Emitter<object>(),
    onError: new Emitter<string>(),
    onUnhandledRejection: new Emitter<{ reason: unknown; promise: Promise<unknown> }>(),
    onPageNotFound: new Emitter<object>(),
  }
}

/** The object that `App()` registered, and its life cycle. */
export class App {
  instance: AppDefinition = {}

  /** The app is told of an error: what it throws meanwhile is not told again. */
  private isTold = false

  constructor(private phone: Phone) {
    phone.log.onThrown.on((error) => this.tellError(error))
  }

  register = (definition: AppDefinition): void => {
    this.instance = definition
  }

  call(name: string, argument: unknown): boolean {
    const method = this.instance[name]
    if (typeof method !== 'function') return false
    try {
      ;(method as (this: unknown, arg: unknown) => void).call(this.instance, argument)
    } catch (error) {
      this.phone.log.thrown(error, `App.${name}`)
    }
    return true
  }

  /** onLaunch and onShow, and from then on the errors and visibility of this window. */
  launch(launch: LaunchInfo): void {
    this.call('onLaunch', launch)
    this.show(launch)
    const { log, app } = this.phone
    window.addEventListener('error', (event) => {
      log.thrown(event.error ?? event.message, 'window')
    })
    window.addEventListener('unhandledrejection', (event) => {
      log.error(event.reason, 'unhandled rejection')
      const told = { reason: event.reason as unknown, promise: event.promise }
      this.call('onUnhandledRejection', told)
      app.onUnhandledRejection.emit(told)
    })
    this.phone.theme.on((theme) => this.call('onThemeChange', { theme }))
  }

  show(launch: LaunchInfo): void {
    this.call('onShow', launch)
    this.phone.app.onShow.emit(launch)
  }

  hide(): void {
    this.call('onHide', {})
    this.phone.app.onHide.emit({})
  }

  /** True when the app handles the missing page itself. */
  pageNotFound(told: object): boolean {
    this.phone.app.onPageNotFound.emit(told)
    return this.call('onPageNotFound', told) || this.phone.app.onPageNotFound.size > 0
  }

  private tellError(error: unknown): void {
    const text = error instanceof Error ? `${error.message}\n${error.stack ?? ''}` : String(error)
    if (this.isTold) return
    this.isTold = true
    this.call('onError', text)
    this.phone.app.onError.emit(text)
    this.isTold = false
  }
}
