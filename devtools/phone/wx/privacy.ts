import { appConfigOf } from '../runtime/bundle'
import type { Phone, PrivacyGate, PrivacyListener } from '../runtime/phone'
import { dialogButton, openDialog, openModal } from '../shell/dialogs'
import { h } from '../shell/dom'
import { WxFailure } from './failure'
import type { Registry } from './registry'

const CONTRACT = '《用户隐私保护指引》'

/** Whether the person still has to agree before an interface may touch personal data. */
export function needsPrivacy(phone: Phone): boolean {
  const declared = appConfigOf(phone.bundle) as { __usePrivacyCheck__?: boolean }
  return declared.__usePrivacyCheck__ !== false && !phone.memory.get('privacyAgreed', false)
}

export function agreePrivacy(phone: Phone): void {
  phone.memory.set('privacyAgreed', true)
}

function platformDialog(phone: Phone): Promise<boolean> {
  return openDialog<boolean>(
    phone.shell.overlays,
    'privacy',
    '用户隐私保护提示',
    (answer, box) => {
      const contract = h(
        'button',
        {
          class: 'ph-link',
          'data-wx': 'contract',
          type: 'button',
          onclick: () => void read(phone),
        },
        CONTRACT,
      )
      box.append(
        h('div', { class: 'ph-sheet-head' }, '用户隐私保护提示'),
        h('div', { class: 'ph-sheet-text' }, '使用前请阅读', contract, '，同意后继续。'),
        h(
          'div',
          { class: 'ph-choices' },
          dialogButton('refuse', '拒绝', () => answer(false)),
          dialogButton('agree', '同意', () => answer(true)),
        ),
      )
    },
    { sheet: true },
  )
}

async function read(phone: Phone): Promise<void> {
  await openModal(phone.shell.overlays, {
    title: CONTRACT,
    content: '指引的全文由小程序管理后台维护，本机只显示标题。',
    showCancel: false,
    cancelText: '',
    confirmText: '知道了',
  })
}

/** One gate for all interfaces that touch personal data; asks at most once a person. */
export class AskingGate implements PrivacyGate {
  private listener: PrivacyListener | undefined

  constructor(private phone: Phone) {}

  listen(listener: PrivacyListener | undefined): void {
    this.listener = listener
  }

  /** Passes when agreed; otherwise asks, by the app's own dialog if it has one. Throws errno 104. */
  async pass(referrer: string): Promise<void> {
    if (!needsPrivacy(this.phone)) return
    const agreed = this.listener
      ? await this.askApp(this.listener, referrer)
      : await platformDialog(this.phone)
    if (!agreed) throw new WxFailure('privacy permission is not authorized', { errno: 104 })
    agreePrivacy(this.phone)
  }

  private askApp(listener: PrivacyListener, referrer: string): Promise<boolean> {
    return new Promise((resolve) => {
      const answer: Parameters<PrivacyListener>[0] = ({ event }) => {
        if (event === 'agree') resolve(true)
        if (event === 'disagree') resolve(false)
      }
      listener(answer, { referrer })
    })
  }
}

export function privacyApis(phone: Phone, registry: Registry): void {
  registry.call('getPrivacySetting', () => ({
    needAuthorization: needsPrivacy(phone),
    privacyContractName: CONTRACT,
  }))
  registry.call('requirePrivacyAuthorize', () => phone.privacy.pass('requirePrivacyAuthorize'))
  registry.sync('onNeedPrivacyAuthorization', (listener: PrivacyListener) =>
    phone.privacy.listen(listener),
  )
  registry.sync('offNeedPrivacyAuthorization', () => phone.privacy.listen(undefined))
  registry.call('openPrivacyContract', () => read(phone))
}
