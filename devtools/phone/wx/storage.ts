import type { Phone } from '../runtime/phone'
import { WxFailure } from './failure'
import type { Registry } from './registry'

const LIMIT_KB = 10 * 1024
const ITEM_LIMIT_KB = 1024

/** `wx` storage over the browser's, under a prefix of this person's: survives a reload. */
class Store {
  private prefix: string

  constructor(openid: string) {
    this.prefix = `wx:${openid}:`
  }

  keys(): string[] {
    const all = Array.from({ length: localStorage.length }, (_, i) => localStorage.key(i) ?? '')
    return all.filter((k) => k.startsWith(this.prefix)).map((k) => k.slice(this.prefix.length))
  }

  get(key: string): { found: boolean; data: unknown } {
    const text = localStorage.getItem(this.prefix + key)
    return text === null
      ? { found: false, data: '' }
      : { found: true, data: (JSON.parse(text) as { v?: unknown }).v }
  }

  set(key: string, data: unknown): void {
    if (typeof key !== 'string' || !key)
      throw new WxFailure('parameter error: key should be String')
    const text = JSON.stringify({ v: data })
    if (text.length / 1024 > ITEM_LIMIT_KB) throw new WxFailure('entry size limit reached')
    if (this.sizeKb() + text.length / 1024 > LIMIT_KB) throw new WxFailure('quota exceeded')
    localStorage.setItem(this.prefix + key, text)
  }

  remove(key: string): void {
    localStorage.removeItem(this.prefix + key)
  }

  clear(): void {
    for (const key of this.keys()) this.remove(key)
  }

  sizeKb(): number {
    const lengths = this.keys().map((k) => (localStorage.getItem(this.prefix + k) ?? '').length)
    return Math.ceil(lengths.reduce((sum, n) => sum + n, 0) / 1024)
  }

  info(): object {
    return { keys: this.keys(), currentSize: this.sizeKb(), limitSize: LIMIT_KB }
  }
}

export function storageApis(phone: Phone, registry: Registry): void {
  const store = new Store(phone.openid)
  registry.sync('getStorageSync', (key: string) => store.get(key).data)
  registry.sync('setStorageSync', (key: string, data: unknown) => store.set(key, data))
  registry.sync('removeStorageSync', (key: string) => store.remove(key))
  registry.sync('clearStorageSync', () => store.clear())
  registry.sync('getStorageInfoSync', () => store.info())
  registry.call('getStorage', ({ key }) => {
    const { found, data } = store.get(String(key))
    if (!found) throw new WxFailure('data not found')
    return { data }
  })
  registry.call('setStorage', ({ key, data }) => store.set(key as string, data))
  registry.call('removeStorage', ({ key }) => store.remove(String(key)))
  registry.call('clearStorage', () => store.clear())
  registry.call('getStorageInfo', () => store.info())
}
