import Taro from '@tarojs/taro'

/** Opens the phone's dialler; the person still taps to call. Turning back is no fault. */
export function callPhone(phoneNumber: string): void {
  Promise.resolve(Taro.makePhoneCall({ phoneNumber })).catch(() => undefined)
}
