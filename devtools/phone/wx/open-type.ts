import type { Phone } from '../runtime/phone'
import { openModal } from '../shell/dialogs'
import { phoneCode } from './cloud'
import { pickImages } from './media'
import { agreePrivacy } from './privacy'
import { openSettings } from './settings'

export interface OpenTypeHost {
  readonly el: HTMLElement
  fire(name: string, detail?: object): void
}

type Action = (phone: Phone, host: OpenTypeHost) => void | Promise<void>

async function getPhoneNumber(phone: Phone, host: OpenTypeHost): Promise<void> {
  const event = 'getphonenumber'
  try {
    await phone.privacy.pass('getPhoneNumber')
    const answer = await openModal(phone.shell.overlays, {
      title: '申请获取并验证你的手机号',
      content: '138****0000\n用于与你联系，也可以拒绝后手工填写。',
      showCancel: true,
      cancelText: '不允许',
      confirmText: '允许',
    })
    if (!answer.confirm) {
      host.fire(event, { errMsg: 'getPhoneNumber:fail user deny', errno: 103 })
      return
    }
    host.fire(event, { errMsg: 'getPhoneNumber:ok', code: await phoneCode(phone) })
  } catch (error) {
    host.fire(event, { errMsg: `getPhoneNumber:fail ${(error as Error).message}` })
  }
}

async function chooseAvatar(phone: Phone, host: OpenTypeHost): Promise<void> {
  try {
    await phone.privacy.pass('chooseAvatar')
  } catch {
    return
  }
  const [file] = await pickImages(phone, 1, '选择头像')
  if (file) host.fire('chooseavatar', { avatarUrl: file.path })
}

/** What a button's open-type does on a tap; contact, share and feedback have no effect here. */
const ACTIONS: Record<string, Action> = {
  getPhoneNumber,
  chooseAvatar,
  agreePrivacyAuthorization(phone, host) {
    agreePrivacy(phone)
    host.fire('agreeprivacyauthorization', {
      errMsg: 'agreePrivacyAuthorization:ok',
      buttonId: host.el.id,
    })
  },
  async openSetting(phone, host) {
    host.fire('opensetting', {
      errMsg: 'openSetting:ok',
      authSetting: await openSettings(phone),
    })
  },
}

/** What else WeChat knows; it has no effect here. */
const WITHOUT_EFFECT: readonly string[] = [
  ...['contact', 'share', 'feedback', 'launchApp', 'getUserInfo', 'getRealtimePhoneNumber'],
  'liveActivity',
]

/** Names that WeChat does not know: a tap on such a button does nothing there, and nobody is told why. */
export const unknownOpenTypes = (names: string): string[] =>
  names
    .split('|')
    .filter((name) => name !== '' && !(name in ACTIONS) && !WITHOUT_EFFECT.includes(name))

/** `open-type` may name two actions, as in `getPhoneNumber|agreePrivacyAuthorization`. */
export async function openTypeAction(
  phone: Phone,
  names: string,
  host: OpenTypeHost,
): Promise<void> {
  const agree = names.includes('agreePrivacyAuthorization')
  if (agree) await ACTIONS['agreePrivacyAuthorization']?.(phone, host)
  for (const name of names.split('|')) {
    if (name !== 'agreePrivacyAuthorization') await ACTIONS[name]?.(phone, host)
  }
}
