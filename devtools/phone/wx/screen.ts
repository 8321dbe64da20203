import type { Phone } from '../runtime/phone'
import { WxFailure } from './failure'
import type { Registry } from './registry'

/**
 * How bright the screen is and whether it stays on. Nothing is drawn of it: the desk says it, tests ask
 * for it. The brightness that an app has set stays when it is left; that the screen stays on does not.
 */
export function screenApis(phone: Phone, registry: Registry): void {
  const { screen } = phone
  registry.call('setScreenBrightness', (o) => {
    const value = o['value']
    if (typeof value !== 'number' || !(value >= 0 && value <= 1)) {
      throw new WxFailure(`parameter error: value should be from 0 to 1, not ${String(value)}`)
    }
    screen.set({ ...screen.value, brightness: value })
  })
  registry.call('getScreenBrightness', () => ({ value: screen.value.brightness }))
  registry.call('setKeepScreenOn', (o) => {
    const keepsOn = o['keepScreenOn']
    if (typeof keepsOn !== 'boolean') {
      throw new WxFailure('parameter error: keepScreenOn should be a boolean')
    }
    screen.set({ ...screen.value, keepsOn })
  })
  phone.app.onHide.on(() => screen.set({ ...screen.value, keepsOn: false }))
}
