import { WxFailure } from '../wx/failure'
import type { Page, PageFactory } from './pages'
import { Signal } from './signal'
import { parseUrl, resolveUrl } from './url'

const MAX_STACK = 10

/** The page stack and WeChat's five ways to change it. */
export class Router {
  private stack: Page[] = []
  /** Tab pages that were opened stay alive beside the stack. */
  private tabPages = new Map<string, Page>()
  readonly current = new Signal<Page | undefined>(undefined)
  /** Told of an unknown page; returns whether the app handles it. */
  onNotFound: (url: string) => boolean = () => false

  constructor(
    private pages: PageFactory,
    private tabs: ReadonlySet<string>,
    private home: string,
  ) {}

  get top(): Page | undefined {
    return this.stack[this.stack.length - 1]
  }

  get paths(): string[] {
    return this.stack.map((page) => page.path)
  }

  instances(): Page['instance'][] {
    return this.stack.map((page) => page.instance)
  }

  /** The first page of a launch; an unknown one goes to the app's onPageNotFound, then home. */
  launch(url: string): void {
    const known = this.pages.known.has(parseUrl(url).path)
    if (!known && this.onNotFound(url)) return
    this.reLaunch(known ? url : this.home)
  }

  navigateTo(url: string): Page {
    const to = this.resolve(url)
    if (this.tabs.has(to.path)) throw new WxFailure('can not navigateTo a tabbar page')
    if (this.stack.length >= MAX_STACK) {
      throw new WxFailure(`webview count limit exceed`)
    }
    if (this.top) this.pages.hide(this.top)
    return this.push(to)
  }

  redirectTo(url: string): void {
    const to = this.resolve(url)
    if (this.tabs.has(to.path)) throw new WxFailure('can not redirectTo a tabbar page')
    const old = this.stack.pop()
    if (old) this.leave(old)
    this.push(to)
  }

  navigateBack(delta = 1): void {
    if (this.stack.length <= 1) throw new WxFailure('cannot navigate back at first page')
    const count = Math.min(Math.max(1, delta), this.stack.length - 1)
    for (let i = 0; i < count; i += 1) this.leave(this.stack.pop() as Page)
    this.reveal()
  }

  reLaunch(url: string): void {
    const to = this.resolve(url)
    const old = [...new Set([...this.stack, ...this.tabPages.values()])]
    this.stack = []
    this.tabPages.clear()
    for (const page of old.reverse()) this.pages.close(page)
    this.push(to)
  }

  switchTab(url: string): void {
    const to = this.resolve(url)
    if (!this.tabs.has(to.path)) throw new WxFailure('can not switch to no-tabBar page')
    const before = this.top
    const kept = this.tabPages.get(to.path)
    if (before && before === kept) return
    if (before?.tab) this.pages.hide(before)
    for (const page of [...this.stack].reverse()) if (!page.tab) this.pages.close(page)
    this.stack = []
    if (!kept) {
      this.push({ ...to, query: {} })
      return
    }
    this.stack = [kept]
    this.reveal()
  }

  private resolve(url: string): { path: string; query: Record<string, string>; url: string } {
    const full = resolveUrl(url, this.top?.path ?? '')
    const { path, query } = parseUrl(full)
    if (!this.pages.known.has(path)) throw new WxFailure(`page "${path}" is not found`)
    return { path, query, url: `/${full}` }
  }

  private push(to: { path: string; query: Record<string, string>; url: string }): Page {
    for (const page of this.stack) page.frame.hidden = true
    for (const page of this.tabPages.values()) page.frame.hidden = true
    const page = this.pages.create(to.path, to.query, to.url)
    // On the stack before onLoad: app code looks for itself in getCurrentPages() there.
    this.stack.push(page)
    if (page.tab) this.tabPages.set(page.path, page)
    this.pages.begin(page)
    this.pages.show(page)
    this.current.set(page)
    return page
  }

  private leave(page: Page): void {
    this.tabPages.delete(page.path)
    this.pages.close(page)
  }

  private reveal(): void {
    const page = this.top
    if (!page) return
    for (const other of this.tabPages.values()) other.frame.hidden = other !== page
    this.pages.show(page)
    this.current.set(page)
  }
}
