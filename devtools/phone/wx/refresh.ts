import type { Phone } from '../runtime/phone'
import type { Registry } from './registry'

/** Pull to refresh by code; the gesture itself is the page scroller's. */
export function refreshApis(phone: Phone, registry: Registry): void {
  registry.call('startPullDownRefresh', () => {
    if (phone.router.top) phone.scroll.start(phone.router.top)
  })
  registry.call('stopPullDownRefresh', () => {
    if (phone.router.top) phone.scroll.stop(phone.router.top)
  })
}
