import { openActionSheet } from '../shell/dialogs'
import { h } from '../shell/dom'
import { openSettings } from '../wx/settings'
import type { App } from './app'
import type { Phone } from './phone'

/** The two capsule buttons: a menu, and leaving for WeChat's list of chats. */
export function bindCapsule(phone: Phone, app: App): void {
  const { nav, overlays } = phone.shell
  nav.menu.on(() => {
    const actions = [
      { text: '重新进入小程序', run: () => window.location.reload() },
      { text: '设置', run: () => void openSettings(phone) },
      {
        text: phone.online.value ? '断开网络' : '恢复网络',
        run: () => phone.online.set(!phone.online.value),
      },
      {
        text: phone.theme.value === 'dark' ? '浅色模式' : '深色模式',
        run: () => phone.theme.set(phone.theme.value === 'dark' ? 'light' : 'dark'),
      },
    ]
    const texts = actions.map((action) => action.text)
    void openActionSheet(overlays, texts).then((index) => actions[index]?.run())
  })
  nav.close.on(() => {
    const top = phone.router.top
    if (top) phone.pages.hide(top)
    app.hide()
    const back = h(
      'button',
      {
        ...{ class: 'ph-away', type: 'button', 'data-wx': 'reopen' },
        onclick: () => {
          close()
          app.show(phone.launch)
          if (phone.router.top) phone.pages.show(phone.router.top)
        },
      },
      '已离开小程序，点这里回来',
    )
    const close = overlays.open(back)
  })
}
