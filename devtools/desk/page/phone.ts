import type { Persona } from './cloud'
import { button, h, toggle } from './dom'

/** The handle that the phone page offers on its window (devtools/phone). */
interface PhoneHandle {
  ready: boolean
  network(on: boolean): void
  theme(theme: 'light' | 'dark'): void
  font(scale: number): void
  open(url: string): void
}

const FONTS = [
  { scale: 1, text: '标准字' },
  { scale: 1.2, text: '大字' },
  { scale: 1.4, text: '关怀字' },
]

interface Settings {
  openid: string
  theme: 'light' | 'dark'
  font: number
}

/** What a phone's page tells the desk. */
interface PhoneMessage {
  type?: 'error' | 'route' | 'saved' | 'screen'
  message?: string
  screen?: { brightness: number; keepsOn: boolean }
  /** The picture that came into the album. */
  url?: string
}

export interface DeskPhone {
  element: HTMLElement
  openid: () => string
  open: (page: string) => void
}

const handleOf = (frame: HTMLIFrameElement): PhoneHandle | undefined =>
  (frame.contentWindow as (Window & { __phone?: PhoneHandle }) | null)?.__phone

function settingsOf(key: string, fallback: string, personas: Persona[]): Settings {
  const start: Settings = { openid: fallback, theme: 'light', font: 1 }
  try {
    const kept = { ...start, ...(JSON.parse(localStorage.getItem(key) ?? '{}') as object) }
    return personas.some((p) => p.openid === kept.openid) ? kept : start
  } catch {
    return start
  }
}

/** One phone: whose it is, its switches, and the page that runs the mini-program. */
export function deskPhone(index: number, personas: Persona[], fallback: string): DeskPhone {
  const key = `gongzhi.desk.phone${index}`
  const now = settingsOf(key, fallback, personas)
  let online = true
  const frame = h('iframe', { class: 'screen', title: `手机${index}` })
  const handle = (): PhoneHandle | undefined => handleOf(frame)
  const problem = h('p', { class: 'problem' })
  const screen = h('p', { class: 'screen-state' })
  const album = h('div', { class: 'album', label: `手机${index}存进相册的图片` })

  const load = (page = ''): void => {
    const who = personas.find((p) => p.openid === now.openid)
    problem.textContent = ''
    screen.textContent = ''
    album.replaceChildren()
    frame.src = addressOf(now, who?.label ?? '', page)
    localStorage.setItem(key, JSON.stringify(now))
  }

  listen(frame, ({ type, url, message, screen: state }) => {
    if (type === 'screen' && state) screen.textContent = screenText(state)
    if (type === 'saved') album.append(savedPicture(url ?? ''))
    if (type === 'error') problem.textContent = message ?? '手机里出错了'
    // A page that has just loaded starts online: tell it again what the switch says.
    if (type === 'route' && !online) handle()?.network(false)
  })

  const persona = personaSelect(index, personas, now.openid, (openid) => {
    now.openid = openid
    load()
  })

  const switches = h(
    'div',
    { class: 'row' },
    toggle({ on: '联网', off: '断网', title: '接通或断开这台手机的网络' }, true, (on) => {
      online = on
      handle()?.network(on)
    }),
    toggle({ on: '深色', off: '浅色', title: '切换深色外观' }, now.theme === 'dark', (dark) => {
      now.theme = dark ? 'dark' : 'light'
      localStorage.setItem(key, JSON.stringify(now))
      handle()?.theme(now.theme)
    }),
    fontButton(now.font, (scale) => {
      now.font = scale
      localStorage.setItem(key, JSON.stringify(now))
      handle()?.font(scale)
    }),
    button('重开', () => load(), { class: 'quiet', title: '像关掉小程序再打开一样' }),
  )
  const element = h(
    'section',
    { class: 'phone', label: `手机${index}` },
    h('header', {}, persona),
    switches,
    h('div', { class: 'case' }, frame),
    screen,
    album,
    problem,
  )
  load()
  return {
    element,
    openid: () => now.openid,
    open: (page) => (handle()?.ready ? handle()?.open(page) : load(page)),
  }
}

/** Of the phone's page, for a person with these settings; the home page where none is named. */
function addressOf({ openid, theme, font }: Settings, name: string, page: string): string {
  const query = { openid, name, theme, font: String(font), ...(page ? { page } : {}) }
  return `/phone/index.html?${new URLSearchParams(query)}`
}

function listen(frame: HTMLIFrameElement, hear: (message: PhoneMessage) => void): void {
  window.addEventListener('message', (event: MessageEvent<PhoneMessage>) => {
    if (event.source === frame.contentWindow && event.origin === location.origin) hear(event.data)
  })
}

const screenText = (state: { brightness: number; keepsOn: boolean }): string =>
  `屏幕亮度${Math.round(state.brightness * 100)}%${state.keepsOn ? '，不会自己变暗' : ''}`

/** Small, as an album shows it. */
function savedPicture(url: string): HTMLElement {
  const picture = h('img', { title: '存进相册的图片' })
  picture.alt = '存进相册的图片'
  picture.src = url
  return picture
}

function personaSelect(
  index: number,
  personas: Persona[],
  chosen: string,
  onChange: (openid: string) => void,
): HTMLSelectElement {
  const element = h('select', { label: `手机${index}的主人` })
  for (const p of personas) {
    element.append(new Option(`${p.label} · ${p.role}`, p.openid, false, p.openid === chosen))
  }
  element.addEventListener('change', () => onChange(element.value))
  return element
}

/** Goes round the sizes people choose in WeChat's settings. */
function fontButton(scale: number, onChange: (scale: number) => void): HTMLButtonElement {
  let at = Math.max(
    0,
    FONTS.findIndex((f) => f.scale === scale),
  )
  const text = (): string => FONTS[at]?.text ?? ''
  const element = button(
    text(),
    () => {
      at = (at + 1) % FONTS.length
      element.textContent = text()
      onChange(FONTS[at]?.scale ?? 1)
    },
    { title: '微信的字体大小' },
  )
  return element
}
