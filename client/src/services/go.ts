import Taro from '@tarojs/taro'

const HOME = '/pages/home/index'
/** WeChat keeps ten pages; beyond this one is replaced. */
const DEEP = 9

const isTab = (url: string): boolean => url.startsWith('/pages/')

/** Opens a page by its address, with or without the leading slash (notices have none). */
export function go(address: string): void {
  const url = address.startsWith('/') ? address : `/${address}`
  const open = isTab(url)
    ? Taro.switchTab
    : Taro.getCurrentPages().length >= DEEP
      ? Taro.redirectTo
      : Taro.navigateTo
  Promise.resolve(open({ url })).catch(() => goHome())
}

export function replaceBy(url: string): void {
  Promise.resolve(Taro.redirectTo({ url })).catch(() => goHome())
}

export function goHome(): void {
  void Taro.switchTab({ url: HOME })
}

/** Back, or home where a message or a code has opened the page by itself. */
export function goBack(): void {
  if (Taro.getCurrentPages().length > 1) void Taro.navigateBack()
  else goHome()
}

export const reportPage = {
  resident: (id: string): string => `/packages/report/detail/index?id=${encodeURIComponent(id)}`,
  staff: (id: string): string => `/packages/grid/task/index?id=${encodeURIComponent(id)}`,
  desk: (id: string): string => `/packages/desk/handle/index?id=${encodeURIComponent(id)}`,
}
