import type { Phone } from '../runtime/phone'
import { openActionSheet } from '../shell/dialogs'
import { cancelled, WxFailure } from './failure'
import type { Registry } from './registry'

const noop = () => undefined
/** WeChat's own bound is 1 MB; a browser gives 64 kB at once, which is more than anybody asks for. */
const MAX_RANDOM_BYTES = 65_536

/** Login, clipboard, calls: small services of the phone. */
export function serviceApis(phone: Phone, registry: Registry): void {
  let nextCode = 1
  registry.call('login', () => ({ code: `login-${phone.openid}-${nextCode++}` }))
  registry.call('checkSession', noop)
  registry.call('getRandomValues', (o) => {
    const length = Number(o['length'])
    if (!Number.isInteger(length) || length < 1 || length > MAX_RANDOM_BYTES) {
      throw new WxFailure(`invalid length: ${String(o['length'])}`)
    }
    return { randomValues: crypto.getRandomValues(new Uint8Array(length)).buffer }
  })
  registry.call('makePhoneCall', async (o) => {
    const number = String(o['phoneNumber'] ?? '')
    if (!number) throw new WxFailure('parameter error: phoneNumber should not be empty')
    const chosen = await openActionSheet(phone.shell.overlays, [`呼叫 ${number}`])
    if (chosen < 0) throw cancelled()
  })
  registry.call('setClipboardData', async (o) => {
    await phone.privacy.pass('setClipboardData')
    phone.memory.set('clipboard', String(o['data'] ?? ''))
    // The real clipboard needs a permission that a desk may refuse; the phone's own never fails.
    void navigator.clipboard?.writeText(String(o['data'] ?? '')).catch(noop)
    const show = registry.members['showToast'] as (o: object) => void
    show({ title: '内容已复制', icon: 'none' })
  })
  registry.call('getClipboardData', async () => {
    await phone.privacy.pass('getClipboardData')
    return { data: phone.memory.get('clipboard', '') }
  })
  registry.call('request', async (o) => {
    if (!phone.online.value)
      throw new WxFailure('net::ERR_INTERNET_DISCONNECTED', { errno: 600003 })
    const method = String(o['method'] ?? 'GET')
    const body = method === 'GET' ? undefined : JSON.stringify(o['data'] ?? {})
    const header = { 'content-type': 'application/json', ...(o['header'] as object) }
    const answer = await fetch(String(o['url']), { method, body, headers: header })
    const text = await answer.text()
    let data: unknown = text
    try {
      data = JSON.parse(text) as unknown
    } catch {
      // WeChat hands over the text when it is no JSON.
    }
    return { data, statusCode: answer.status, header: {}, cookies: [] }
  })
}

/** Calls that have no effect on a desk, and the managers that only listen. */
export function quietApis(phone: Phone, registry: Registry): void {
  registry.accept(
    ...['vibrateShort', 'vibrateLong', 'showShareMenu', 'hideShareMenu', 'updateShareMenu'],
    ...['loadFontFace', 'setVisualEffectOnCapture', 'reportAnalytics', 'preloadSubpackage'],
    'setInnerAudioOption',
  )
  registry.call('hideKeyboard', () => {
    const field = document.activeElement
    if (!(field instanceof HTMLElement) || phone.keyboard.height.value === 0) {
      throw new WxFailure('input not exists')
    }
    field.blur()
  })
  registry.sync('reportEvent', noop)
  registry.sync('reportPerformance', noop)
  registry.sync('reportMonitor', noop)
  registry.sync('nextTick', (run: () => void) => void setTimeout(run, 0))
  registry.sync('getUpdateManager', () => ({
    onCheckForUpdate: (listener: (r: object) => void) =>
      setTimeout(() => listener({ hasUpdate: false }), 0),
    onUpdateReady: noop,
    onUpdateFailed: noop,
    applyUpdate: noop,
  }))
  const logger = { log: noop, info: noop, debug: noop, warn: noop, error: noop }
  const more = { setFilterMsg: noop, addFilterMsg: noop }
  registry.sync('getLogManager', () => logger)
  registry.sync('getRealtimeLogManager', () => ({ ...logger, ...more }))
  registry.sync('getPerformance', () => ({
    now: () => performance.now(),
    getEntries: () => [],
    getEntriesByName: () => [],
    getEntriesByType: () => [],
    mark: noop,
    createObserver: () => ({ observe: noop, disconnect: noop }),
  }))
  registry.call('exitMiniProgram', () => phone.log.call('exit', {}))
  registry.sync('arrayBufferToBase64', (buffer: ArrayBuffer) => {
    let text = ''
    for (const byte of new Uint8Array(buffer)) text += String.fromCharCode(byte)
    return btoa(text)
  })
  registry.sync('base64ToArrayBuffer', (text: string) => {
    return Uint8Array.from(atob(text), (c) => c.charCodeAt(0)).buffer
  })
}

/**
 * canIUse, truthfully: a `wx` member by name (`getSetting`, `cloud.callFunction`) or a built-in tag.
 * Parts below that (`button.open-type.share`) are answered by their first name.
 */
export function canIUse(members: Record<string, unknown>, tags: ReadonlySet<string>) {
  return (schema: string): boolean => {
    const [first = '', second] = schema.split('.')
    if (tags.has(first)) return true
    if (!(first in members)) return false
    const member = members[first]
    if (member && typeof member === 'object' && second) return second in member
    return true
  }
}
