import { appConfigOf } from './bundle'
import type { Theme } from './config'
import type { CallEntry, PhoneLog, SetDataEntry } from './log'
import type { Phone, ScreenState } from './phone'
import type { Work } from './work'

/** `window.__phone`: what tests and the desk page may do with a phone. */
export interface PhoneHandle {
  ready: boolean
  errors: string[]
  unknownWx: string[]
  setDataLog: SetDataEntry[]
  calls: CallEntry[]
  route(): string
  stack(): string[]
  open(url: string): void
  network(on: boolean): void
  theme(theme: Theme): void
  font(scale: number): void
  /** How high the keyboard comes up over the page, in CSS px; 0, as at the start, for none. */
  keyboard(heightPx: number): void
  screen(): ScreenState
  back(): void
  clearSetDataLog(): void
  /** Until everything that is under way has come to its end; see Work. */
  settled(): Promise<void>
}

interface DeskMessage {
  type: 'network' | 'theme' | 'font' | 'open' | 'back'
  on?: boolean
  theme?: Theme
  scale?: number
  url?: string
}

function obey(handle: PhoneHandle, message: DeskMessage): void {
  if (message.type === 'network') handle.network(message.on !== false)
  if (message.type === 'theme' && message.theme) handle.theme(message.theme)
  if (message.type === 'font' && message.scale) handle.font(message.scale)
  if (message.type === 'open' && message.url) handle.open(message.url)
  if (message.type === 'back') handle.back()
}

/** Until there is a whole phone, as where its app does not load: what went wrong can be read all the same. */
export function exposeErrors({ errors, unknownWx, setData, calls }: PhoneLog): void {
  const told = { errors, unknownWx, setDataLog: setData, calls }
  const nothing = {
    ready: false,
    route: () => '',
    stack: () => [],
    settled: () => Promise.resolve(),
  }
  Object.assign(window, { __phone: { ...nothing, ...told } })
}

/** Puts the handle on the window and ties it to the parent page, if there is one. */
export function exposeHandle(phone: Phone, work: Work): PhoneHandle {
  const { log } = phone
  const handle: PhoneHandle = {
    ready: false,
    errors: log.errors,
    unknownWx: log.unknownWx,
    setDataLog: log.setData,
    calls: log.calls,
    route: () => phone.router.top?.path ?? '',
    stack: () => phone.router.paths,
    open: (url) => phone.router.reLaunch(url.startsWith('/') ? url : `/${url}`),
    network: (on) => phone.online.set(on),
    // An app without dark mode is always light, whatever the phone is set to.
    theme: (theme) => phone.theme.set(appConfigOf(phone.bundle).darkmode ? theme : 'light'),
    font: (scale) => phone.fontScale.set(scale),
    keyboard: (heightPx) => phone.keyboard.setHeight(heightPx),
    screen: () => phone.screen.value,
    back: () => phone.router.navigateBack(),
    clearSetDataLog: () => void log.setData.splice(0),
    settled: () => work.settled(),
  }
  Object.assign(window, { __phone: handle })
  if (window.parent !== window) {
    const post = (message: object) => window.parent.postMessage(message, '*')
    log.onError.on((message) => post({ type: 'error', message }))
    phone.saved.on((url) => post({ type: 'saved', url }))
    phone.screen.on((screen) => post({ type: 'screen', screen }))
    queueMicrotask(() =>
      phone.router?.current.on((page) => page && post({ type: 'route', route: page.path })),
    )
    window.addEventListener('message', (event) => {
      if (event.source === window.parent) obey(handle, event.data as DeskMessage)
    })
  }
  return handle
}
