import { themeVarsOf, appConfigOf } from './bundle'
import { resolveTheme } from './config'
import type { Page } from './pages'
import type { Phone } from './phone'

/** Keeps navigation bar, tab bar and page frame in step with the page on top and the theme. */
export class Furniture {
  constructor(private phone: Phone) {
    const { shell, router, theme, online, pages } = phone
    pages.opened.on((page) => this.prepare(page))
    router.current.on(() => this.refresh())
    theme.on(() => this.refresh())
    online.on((on) => shell.nav.setOnline(on))
    shell.nav.setOnline(online.value)
    // Before any page selects its tab: what is drawn with a name of the theme asks for `@tabHome` as a file.
    this.dressTabBar()
    shell.nav.back.on(() => router.navigateBack())
    shell.nav.home.on(() => router.reLaunch(`/${appConfigOf(phone.bundle).pages[0]}`))
    shell.tabBar.tapped.on((item) => {
      router.switchTab(`/${item.pagePath}`)
      if (router.top) phone.pages.call(router.top, 'onTabItemTap', item)
    })
    setInterval(() => this.tick(), 1000)
    this.tick()
  }

  private tick(): void {
    const now = new Date(this.phone.clock.now() + 8 * 3600_000)
    this.phone.shell.nav.setClock(now.toISOString().slice(11, 16))
  }

  /** A frame must have its size before the page's own code measures it. */
  private prepare(page: Page): void {
    this.phone.shell.tabBar.select(page.path)
    this.lay(page)
  }

  private lay(page: Page): void {
    const { shell, pages } = this.phone
    const config = resolveTheme(pages.windowConfig(page), this.vars())
    shell.layout(page.frame, config.navigationStyle === 'custom', shell.tabBar.visible)
    page.frame.style.background = config.backgroundColor ?? '#ffffff'
  }

  private vars(): Record<string, string> {
    return themeVarsOf(this.phone.bundle)[this.phone.theme.value] ?? {}
  }

  private dressTabBar(): void {
    const { tabBar = { list: [] } } = appConfigOf(this.phone.bundle)
    this.phone.shell.tabBar.setStyle(resolveTheme(tabBar, this.vars()))
  }

  refresh(): void {
    const { shell, router, pages, theme } = this.phone
    document.documentElement.dataset.theme = theme.value
    const page = router.top
    if (!page) return
    const app = appConfigOf(this.phone.bundle)
    const first = app.entryPagePath ?? app.pages[0]
    const config = resolveTheme(pages.windowConfig(page), this.vars())
    const alone = router.paths.length === 1
    shell.nav.update({
      config,
      canGoBack: !alone,
      canGoHome: alone && !page.tab && page.path !== first && !page.overrides.homeHidden,
    })
    this.dressTabBar()
    shell.tabBar.select(page.path)
    this.lay(page)
    // `rem` counts from the document, so the page on top lends it its root font size.
    document.documentElement.style.fontSize = page.frame.dataset.rootFontSize ?? ''
  }
}
