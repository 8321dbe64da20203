import type { Phone } from '../runtime/phone'
import { NAV_HEIGHT, STATUS_HEIGHT, TAB_HEIGHT } from '../shell/shell'
import type { Registry } from './registry'

const FONT_PX = 17

function windowInfo(phone: Phone): object {
  const page = phone.router.top
  const custom = page && phone.pages.windowConfig(page).navigationStyle === 'custom'
  const screenTop = custom ? 0 : STATUS_HEIGHT + NAV_HEIGHT
  const bottom = phone.shell.tabBar.visible ? TAB_HEIGHT : 0
  return {
    pixelRatio: window.devicePixelRatio,
    screenWidth: window.innerWidth,
    screenHeight: window.innerHeight,
    windowWidth: window.innerWidth,
    windowHeight: window.innerHeight - screenTop - bottom,
    statusBarHeight: STATUS_HEIGHT,
    screenTop,
    safeArea: {
      left: 0,
      right: window.innerWidth,
      top: STATUS_HEIGHT,
      bottom: window.innerHeight,
      width: window.innerWidth,
      height: window.innerHeight - STATUS_HEIGHT,
    },
  }
}

function deviceInfo(): object {
  return {
    abi: '',
    benchmarkLevel: -1,
    brand: 'devtools',
    model: 'phone',
    system: 'Android 14',
    platform: 'devtools',
    cpuType: 'unknown',
    memorySize: '4096',
  }
}

function appBaseInfo(phone: Phone): object {
  return {
    SDKVersion: '3.7.0',
    enableDebug: false,
    host: { appId: '' },
    language: 'zh_CN',
    version: '8.0.50',
    theme: phone.theme.value,
    fontSizeScaleFactor: phone.fontScale.value,
    fontSizeSetting: Math.round(FONT_PX * phone.fontScale.value * 10) / 10,
  }
}

function systemSetting(): object {
  return {
    bluetoothEnabled: false,
    locationEnabled: true,
    wifiEnabled: true,
    deviceOrientation: 'portrait',
  }
}

function authorizeSetting(): object {
  return {
    albumAuthorized: 'authorized',
    cameraAuthorized: 'authorized',
    locationAuthorized: 'authorized',
    locationReducedAccuracy: false,
    microphoneAuthorized: 'authorized',
    notificationAuthorized: 'authorized',
    phoneCalendarAuthorized: 'authorized',
  }
}

/** What the app may ask about the phone it runs on. */
export function systemApis(phone: Phone, registry: Registry): void {
  const all = () => ({
    ...windowInfo(phone),
    ...deviceInfo(),
    ...appBaseInfo(phone),
    ...systemSetting(),
    ...authorizeSetting(),
  })
  registry.sync('getSystemInfoSync', all)
  registry.call('getSystemInfo', all)
  registry.call('getSystemInfoAsync', all)
  registry.sync('getWindowInfo', () => windowInfo(phone))
  registry.sync('getDeviceInfo', deviceInfo)
  registry.sync('getAppBaseInfo', () => appBaseInfo(phone))
  registry.sync('getSystemSetting', systemSetting)
  registry.sync('getAppAuthorizeSetting', authorizeSetting)
  registry.sync('getMenuButtonBoundingClientRect', () => {
    const right = window.innerWidth - 10
    const top = STATUS_HEIGHT + 6
    return { width: 87, height: 32, top, bottom: top + 32, right, left: right - 87 }
  })
  registry.sync('getAccountInfoSync', () => ({
    miniProgram: { appId: 'wx0000000000000000', envVersion: 'develop', version: '' },
    plugin: {},
  }))
  registry.sync('getLaunchOptionsSync', () => phone.launch)
  registry.sync('getEnterOptionsSync', () => phone.launch)
  networkApis(phone, registry)
  themeApis(phone, registry)
}

function networkApis(phone: Phone, registry: Registry): void {
  const state = () => ({
    networkType: phone.online.value ? 'wifi' : 'none',
    isConnected: phone.online.value,
  })
  const listeners = new Map<unknown, () => void>()
  registry.call('getNetworkType', state)
  registry.sync('onNetworkStatusChange', (listener: (s: object) => void) => {
    listeners.get(listener)?.()
    listeners.set(
      listener,
      phone.online.on(() => listener(state())),
    )
  })
  registry.sync('offNetworkStatusChange', (listener?: unknown) => stop(listeners, listener))
}

function themeApis(phone: Phone, registry: Registry): void {
  const listeners = new Map<unknown, () => void>()
  registry.sync('onThemeChange', (listener: (s: object) => void) => {
    listeners.get(listener)?.()
    listeners.set(
      listener,
      phone.theme.on((theme) => listener({ theme })),
    )
  })
  registry.sync('offThemeChange', (listener?: unknown) => stop(listeners, listener))
}

/** `wx.offXxx(listener)`, or all of them when none is named. */
export function stop(listeners: Map<unknown, () => void>, listener?: unknown): void {
  const chosen = listener ? [listener] : [...listeners.keys()]
  for (const one of chosen) {
    listeners.get(one)?.()
    listeners.delete(one)
  }
}
