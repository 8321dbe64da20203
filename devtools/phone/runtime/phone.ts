import type { Shell } from '../shell/shell'
import type { AppBundle } from './bundle'
import type { CloudClock } from './clock'
import type { Theme } from './config'
import type { Keyboard } from './keyboard'
import type { PhoneLog } from './log'
import type { PersonMemory } from './person'
import type { PageFactory } from './pages'
import type { Router } from './router'
import type { PageScroll } from './scroll'
import type { Emitter, Signal } from './signal'

export interface LaunchInfo {
  path: string
  query: Record<string, string>
  scene: number
  shareTicket: string
  referrerInfo: object
}

/** The gate before interfaces that touch personal data. */
export interface PrivacyGate {
  /** Resolves when agreed, asking if need be; throws errno 104 when refused. */
  pass(referrer: string): Promise<void>
  /** The app's own dialog, which then asks instead of the platform's. */
  listen(listener: PrivacyListener | undefined): void
}

/** What the app has made of this phone's screen. */
export interface ScreenState {
  /** 0 to 1. */
  brightness: number
  /** It does not go dark by itself. */
  keepsOn: boolean
}

export type PrivacyListener = (
  resolve: (answer: { event: string; buttonId?: string }) => void,
  info: { referrer: string },
) => void

/** Everything that `wx` calls and built-in components may reach. */
export interface Phone {
  readonly bundle: AppBundle
  readonly openid: string
  readonly userName: string
  readonly log: PhoneLog
  readonly memory: PersonMemory
  readonly clock: CloudClock
  readonly theme: Signal<Theme>
  /** 1.0 is the ordinary size; 1.4 is about what 关怀模式 shows. */
  readonly fontScale: Signal<number>
  readonly online: Signal<boolean>
  readonly screen: Signal<ScreenState>
  readonly app: {
    readonly onShow: Emitter<LaunchInfo>
    readonly onHide: Emitter<object>
    readonly onError: Emitter<string>
    readonly onUnhandledRejection: Emitter<{ reason: unknown; promise: Promise<unknown> }>
    readonly onPageNotFound: Emitter<object>
  }
  readonly shell: Shell
  readonly keyboard: Keyboard
  /** A picture that came into this person's album, as a data URL. */
  readonly saved: Emitter<string>
  /** A url the browser can show for a cloud file id; asks the cloud once a file. */
  cloudFileUrl(fileID: string): Promise<string>
  /** Redraws title, colours and tab bar for the page on top. */
  refreshFurniture(): void
  privacy: PrivacyGate
  scroll: PageScroll
  pages: PageFactory
  router: Router
  launch: LaunchInfo
}
