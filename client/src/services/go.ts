import Taro from '@tarojs/taro'
import { movedTo } from './moved'

const HOME = '/pages/home/index'
/** WeChat keeps ten pages; beyond this one is replaced. */
const DEEP = 9

/** Today's address, with the leading slash that WeChat wants here. */
const urlOf = (address: string): string => {
  const today = movedTo(address) ?? address
  return today.startsWith('/') ? today : `/${today}`
}
const isTab = (url: string): boolean => url.startsWith('/pages/')

/** Opens a page by its address, with or without the leading slash (notices have none). */
export function go(address: string): void {
  const url = urlOf(address)
  const open = isTab(url)
    ? Taro.switchTab
    : Taro.getCurrentPages().length >= DEEP
      ? Taro.redirectTo
      : Taro.navigateTo
  Promise.resolve(open({ url })).catch(() => goHome())
}

export function replaceBy(address: string): void {
  Promise.resolve(Taro.redirectTo({ url: urlOf(address) })).catch(() => goHome())
}

export function goHome(): void {
  void Taro.switchTab({ url: HOME })
}

/** Back, or home where a message or a code has opened the page by itself. */
export function goBack(): void {
  if (Taro.getCurrentPages().length > 1) void Taro.navigateBack()
  else goHome()
}
