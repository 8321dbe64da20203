import { pageConfigOf, type AppBundle } from './bundle'
import { appConfigOf } from './bundle'
import { pagesOf, type PageConfig, type WindowConfig } from './config'
import type { Framework, MountedRoot } from './framework'
import type { Loader } from './loader'
import type { PhoneLog } from './log'
import { Emitter } from './signal'

export interface Page {
  readonly path: string
  readonly query: Record<string, string>
  readonly url: string
  readonly config: PageConfig
  /** The frame: containing block of fixed elements. */
  readonly frame: HTMLElement
  /** The scroller, `page` in style sheets. */
  readonly scroller: HTMLElement
  readonly root: MountedRoot
  readonly instance: PageInstance
  readonly tab: boolean
  customTabBar?: MountedRoot
  /** What `setNavigationBarTitle` and friends changed. */
  overrides: WindowConfig & { loading?: boolean; homeHidden?: boolean }
}

export type PageInstance = Record<string, unknown> & { route: string }

/** Makes and ends pages and runs their life cycle; the router decides which. */
export class PageFactory {
  readonly opened = new Emitter<Page>()
  private nextWebviewId = 1
  readonly known: ReadonlySet<string>

  constructor(
    private bundle: AppBundle,
    private framework: Framework,
    private loader: Loader,
    private log: PhoneLog,
    private stage: HTMLElement,
  ) {
    this.known = new Set(pagesOf(appConfigOf(bundle)))
  }

  windowConfig(page: Page): WindowConfig {
    return { ...appConfigOf(this.bundle).window, ...page.config, ...page.overrides }
  }

  /** Builds the page, not yet attached. */
  create(path: string, query: Record<string, string>, url: string): Page {
    this.loader.load(path)
    const tabs = appConfigOf(this.bundle).tabBar
    const tab = !!tabs?.list.some((item) => item.pagePath === path)
    const frame = document.createElement('div')
    frame.className = 'ph-page'
    frame.dataset.page = path
    const scroller = document.createElement('wx-page')
    scroller.dataset.page = path
    frame.appendChild(scroller)
    this.stage.appendChild(frame)
    const root = this.framework.mount(path, 'wx-body')
    const instance = root.instance as PageInstance
    Object.assign(instance, {
      route: path,
      __route__: path,
      options: query,
      __wxWebviewId__: this.nextWebviewId++,
    })
    const config = pageConfigOf(this.bundle, path)
    const page: Page = {
      ...{ path, query, url, config, frame, scroller, root, instance, tab },
      overrides: {},
    }
    if (tab && tabs?.custom) this.addCustomTabBar(page)
    return page
  }

  /** Attaches the page and calls onLoad; onShow is the router's, onReady comes after. */
  begin(page: Page): void {
    this.opened.emit(page)
    page.root.attach(page.scroller)
    this.call(page, 'onLoad', page.query)
    setTimeout(() => page.frame.isConnected && this.call(page, 'onReady'), 20)
  }

  private addCustomTabBar(page: Page): void {
    this.loader.load('custom-tab-bar/index')
    const bar = this.framework.mount('custom-tab-bar/index', 'wx-custom-tab-bar')
    bar.attach(page.frame)
    page.customTabBar = bar
    page.instance['getTabBar'] = () => bar.instance
  }

  /** Calls a life-cycle method; a throw is logged and goes no further, as in WeChat. */
  call(page: Page, name: string, argument?: unknown): unknown {
    const method = page.instance[name]
    if (typeof method !== 'function') return undefined
    try {
      return (method as (this: unknown, arg: unknown) => unknown).call(page.instance, argument)
    } catch (error) {
      this.log.thrown(error, `${page.path} ${name}`)
      return undefined
    }
  }

  show(page: Page): void {
    page.frame.hidden = false
    page.root.component.triggerPageLifetime('show', [])
    page.customTabBar?.component.triggerPageLifetime('show', [])
    this.call(page, 'onShow')
  }

  hide(page: Page): void {
    this.call(page, 'onHide')
    page.root.component.triggerPageLifetime('hide', [])
  }

  close(page: Page): void {
    this.call(page, 'onUnload')
    page.root.release()
    page.customTabBar?.release()
    page.frame.remove()
  }
}
