import '../shell/phone.css'
import { defineBuiltins } from '../components/index'
import { Shell } from '../shell/shell'
import { cloudFileUrls } from '../wx/cloud'
import { makeWx } from '../wx/index'
import { AskingGate } from '../wx/privacy'
import { App, makeAppEvents } from './app'
import { appConfigOf, type AppBundle } from './bundle'
import { showFailure, takeBootErrors } from './boot-errors'
import { bindCapsule } from './capsule'
import { CloudClock } from './clock'
import { appConsole } from './console'
import { makeFramework } from './framework'
import { Furniture } from './furniture'
import { Gestures } from './gestures'
import { exposeErrors, exposeHandle } from './handle'
import { Keyboard } from './keyboard'
import { Loader } from './loader'
import { PhoneLog } from './log'
import { Modules } from './modules'
import { PageFactory } from './pages'
import { followCloud, readClock } from './cloud-events'
import { PersonMemory } from './person'
import type { Phone, ScreenState } from './phone'
import { Router } from './router'
import { PageScroll } from './scroll'
import { logicGlobals } from './scope'
import { Emitter, Signal } from './signal'
import { parseUrl } from './url'
import { Work } from './work'

interface Settings {
  openid: string
  name: string
  page: string
  theme: 'light' | 'dark'
  font: number
  /** How high the keyboard comes up, in CSS px; 0 where people type on the desk's own. */
  keyboard: number
}

function settingsOf(search: string): Settings {
  const query = new URLSearchParams(search)
  return {
    openid: query.get('openid') ?? 'o-anonymous',
    name: query.get('name') ?? '微信用户',
    page: query.get('page') ?? '',
    theme: query.get('theme') === 'dark' ? 'dark' : 'light',
    font: Number(query.get('font')) || 1,
    keyboard: Number(query.get('keyboard')) || 0,
  }
}

function makePhone(bundle: AppBundle, settings: Settings, log: PhoneLog): Phone {
  const app = appConfigOf(bundle)
  const home = app.entryPagePath ?? app.pages[0] ?? ''
  const url = parseUrl(settings.page || home)
  const shell = new Shell(document.getElementById('ph-root') as HTMLElement, app)
  const phone: Partial<Phone> = {
    bundle,
    openid: settings.openid,
    userName: settings.name,
    log,
    memory: new PersonMemory(settings.openid),
    clock: new CloudClock(),
    theme: new Signal(app.darkmode ? settings.theme : 'light'),
    fontScale: new Signal(settings.font),
    online: new Signal(true),
    screen: new Signal<ScreenState>({ brightness: 0.5, keepsOn: false }),
    saved: new Emitter(),
    app: makeAppEvents(),
    shell,
    keyboard: new Keyboard(shell.root, settings.keyboard),
    launch: { ...url, scene: 1001, shareTicket: '', referrerInfo: {} },
    cloudFileUrl: cloudFileUrls(() => phone as Phone),
  }
  return phone as Phone
}

/** The free names of app modules; see scope-names.ts for their order. */
function moduleScope(phone: Phone, app: App, loader: Loader, wx: unknown): readonly unknown[] {
  const { globals, tail } = logicGlobals(phone.clock, appConsole(phone.log))
  const getApp = () => app.instance
  const getCurrentPages = () => phone.router.instances()
  const { Page, Component, Behavior } = loader.register
  Object.assign(globals, { wx, getApp, getCurrentPages, App: app.register, Page, Component })
  globals['Behavior'] = Behavior
  return [wx, app.register, Page, Component, Behavior, getApp, getCurrentPages, ...tail]
}

/** The parts that need the whole phone, in the order they lean on each other. */
function assemble(phone: Phone, app: App): Modules {
  const { bundle, log } = phone
  const config = appConfigOf(bundle)
  const framework = makeFramework(bundle, log)
  defineBuiltins(framework, () => phone)
  const modules: Modules = new Modules(bundle, () => scope)
  const loader = new Loader(bundle, framework, () => modules, log)
  phone.pages = new PageFactory(bundle, framework, loader, log, phone.shell.stage)
  phone.scroll = new PageScroll(phone.pages)
  phone.privacy = new AskingGate(phone)
  const tabs = new Set((config.tabBar?.list ?? []).map((item) => item.pagePath))
  phone.router = new Router(phone.pages, tabs, config.entryPagePath ?? config.pages[0] ?? '')
  const furniture = new Furniture(phone)
  phone.refreshFurniture = () => furniture.refresh()
  phone.router.onNotFound = (path) => app.pageNotFound({ ...parseUrl(path), isEntryPage: true })
  const scope = moduleScope(phone, app, loader, makeWx(phone))
  return modules
}

/** Opens a page as a tap on a service message does: the app comes to the front with it. */
function openMessage(phone: Phone, app: App, url: string): void {
  phone.launch = { ...phone.launch, ...parseUrl(url), scene: 1107 }
  app.show(phone.launch)
  phone.router.reLaunch(url.startsWith('/') ? url : `/${url}`)
}

async function run(bundle: AppBundle, log: PhoneLog, work: Work): Promise<void> {
  const settings = settingsOf(window.location.search)
  const phone = makePhone(bundle, settings, log)
  document.documentElement.dataset['style'] = appConfigOf(bundle).style ?? ''
  const app = new App(phone)
  const handle = exposeHandle(phone, work)
  const modules = assemble(phone, app)
  for (const problem of bundle.problems) log.error(problem, 'build')
  new Gestures(phone.shell.stage)
  Object.assign(window, {
    getRegExp: (source: string, flags?: string) => new RegExp(source, flags),
    getDate: (...args: []) => (args.length ? new Date(...args) : new Date(phone.clock.now())),
  })
  await readClock(phone)
  followCloud(phone, (url) => openMessage(phone, app, url))
  bindCapsule(phone, app)
  modules.require('app.js')
  app.launch(phone.launch)
  phone.router.launch(settings.page || phone.launch.path)
  handle.ready = true
}

async function boot(): Promise<void> {
  const work = new Work()
  work.watch()
  const log = new PhoneLog()
  log.onSetData.on(work.note)
  exposeErrors(log)
  takeBootErrors(log)
  const bundle = (window as unknown as { __MP__?: AppBundle }).__MP__
  try {
    if (!bundle) throw new Error('app-bundle.js did not load')
    await run(bundle, log, work)
  } catch (error) {
    log.thrown(error, 'boot')
    showFailure(log)
  }
}

void boot()
