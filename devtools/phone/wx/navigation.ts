import type { Phone } from '../runtime/phone'
import { WxFailure } from './failure'
import type { CallOptions, Registry } from './registry'

/** Routes run after the handler that asked for them, as WeChat's do. */
function later(run: () => object | void): Promise<object | void> {
  return new Promise((resolve, reject) => {
    setTimeout(() => {
      try {
        resolve(run())
      } catch (error) {
        reject(error as Error)
      }
    }, 0)
  })
}

interface ChannelHandlers {
  [event: string]: (...args: unknown[]) => void
}

/** The event channel between a page and the one that opened it. */
class EventChannel {
  private handlers = new Map<string, Set<(...args: unknown[]) => void>>()

  constructor(initial: ChannelHandlers = {}) {
    for (const [name, handler] of Object.entries(initial)) this.on(name, handler)
  }

  on(name: string, handler: (...args: unknown[]) => void): void {
    const set = this.handlers.get(name) ?? new Set()
    this.handlers.set(name, set.add(handler))
  }

  once(name: string, handler: (...args: unknown[]) => void): void {
    const wrapped = (...args: unknown[]) => {
      this.off(name, wrapped)
      handler(...args)
    }
    this.on(name, wrapped)
  }

  off(name: string, handler: (...args: unknown[]) => void): void {
    this.handlers.get(name)?.delete(handler)
  }

  emit(name: string, ...args: unknown[]): void {
    for (const handler of [...(this.handlers.get(name) ?? [])]) handler(...args)
  }
}

function urlOf(options: CallOptions): string {
  const url = options['url']
  if (typeof url !== 'string') throw new WxFailure('parameter error: url should be String')
  return url
}

export function navigationApis(phone: Phone, registry: Registry): void {
  registry.call('navigateTo', (o) =>
    later(() => {
      const eventChannel = new EventChannel(o['events'] as ChannelHandlers | undefined)
      const page = phone.router.navigateTo(urlOf(o))
      page.instance['getOpenerEventChannel'] = () => eventChannel
      return { eventChannel }
    }),
  )
  registry.call('redirectTo', (o) => later(() => phone.router.redirectTo(urlOf(o))))
  registry.call('reLaunch', (o) => later(() => phone.router.reLaunch(urlOf(o))))
  registry.call('switchTab', (o) => later(() => phone.router.switchTab(urlOf(o))))
  registry.call('navigateBack', (o) =>
    later(() => phone.router.navigateBack(Number(o['delta'] ?? 1))),
  )
  registry.call('pageScrollTo', (o) => {
    const page = phone.router.top
    if (!page) return
    const behavior = Number(o['duration'] ?? 300) > 0 ? 'smooth' : 'instant'
    const selector = o['selector'] as string | undefined
    const target = selector ? page.scroller.querySelector(selector) : null
    if (selector && !target) throw new WxFailure('selector not found')
    const top = target
      ? target.getBoundingClientRect().top -
        page.frame.getBoundingClientRect().top +
        page.scroller.scrollTop +
        Number(o['offsetTop'] ?? 0)
      : Number(o['scrollTop'] ?? 0)
    page.scroller.scrollTo({ top, behavior: behavior as ScrollBehavior })
  })
}

export function navBarApis(phone: Phone, registry: Registry): void {
  const change = (name: string, apply: (o: CallOptions) => object) =>
    registry.call(name, (o) => {
      const page = phone.router.top
      if (!page) return
      Object.assign(page.overrides, apply(o))
      phone.refreshFurniture()
    })
  change('setNavigationBarTitle', (o) => ({ navigationBarTitleText: String(o['title'] ?? '') }))
  change('setNavigationBarColor', (o) => ({
    navigationBarTextStyle: /^#0{3,6}$/.test(String(o['frontColor'])) ? 'black' : 'white',
    navigationBarBackgroundColor: String(o['backgroundColor']),
  }))
  change('showNavigationBarLoading', () => ({ loading: true }))
  change('hideNavigationBarLoading', () => ({ loading: false }))
  change('hideHomeButton', () => ({ homeHidden: true }))
  change('setBackgroundColor', (o) => ({ backgroundColor: String(o['backgroundColor'] ?? '') }))
  change('setBackgroundTextStyle', (o) => ({ backgroundTextStyle: String(o['textStyle'] ?? '') }))
}

export function tabBarApis(phone: Phone, registry: Registry): void {
  const bar = phone.shell.tabBar
  const change = (name: string, apply: (o: CallOptions) => object) =>
    registry.call(name, (o) => {
      if (!bar.isTab(phone.router.top?.path ?? '')) throw new WxFailure('not TabBar page')
      if (!bar.change(Number(o['index']), apply(o))) throw new WxFailure('tabbar item not found')
    })
  const shortened = (text: string) => (Array.from(text).length > 4 ? '…' : text)
  change('setTabBarBadge', (o) => ({ badge: shortened(String(o['text'])) }))
  change('removeTabBarBadge', () => ({ badge: '' }))
  change('showTabBarRedDot', () => ({ dot: true }))
  change('hideTabBarRedDot', () => ({ dot: false }))
  change('setTabBarItem', (o) =>
    Object.fromEntries(
      ['text', 'iconPath', 'selectedIconPath'].filter((k) => k in o).map((k) => [k, o[k]]),
    ),
  )
  registry.call('setTabBarStyle', (o) => {
    const keys = ['color', 'selectedColor', 'backgroundColor', 'borderStyle']
    bar.overrideStyle(Object.fromEntries(keys.filter((k) => k in o).map((k) => [k, o[k]])))
  })
  registry.call('hideTabBar', () => {
    bar.setHidden(true)
    phone.refreshFurniture()
  })
  registry.call('showTabBar', () => {
    bar.setHidden(false)
    phone.refreshFurniture()
  })
}
