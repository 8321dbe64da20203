import type { Phone } from '../runtime/phone'
import { dialogButton, openDialog, openModal } from '../shell/dialogs'
import { h } from '../shell/dom'
import { WxFailure } from './failure'
import type { Registry } from './registry'
import { setSubscriptionSetting, subscriptionSetting } from './subscribe'

type Scopes = Record<string, boolean>

const SCOPES: Record<string, { title: string; why: string }> = {
  'scope.userLocation': { title: '位置信息', why: '你的位置将用于标注地点' },
  'scope.userFuzzyLocation': { title: '大致位置', why: '你的大致位置将用于标注地点' },
  'scope.writePhotosAlbum': { title: '相册', why: '保存图片或视频到你的相册' },
  'scope.camera': { title: '摄像头', why: '用于拍照' },
  'scope.record': { title: '麦克风', why: '用于录音' },
}

function scopesOf(phone: Phone): Scopes {
  return phone.memory.get<Scopes>('scopes', {})
}

function grant(phone: Phone, scope: string, on: boolean): void {
  phone.memory.set('scopes', { ...scopesOf(phone), [scope]: on })
}

/** Passes when granted; asks the first time; throws `auth deny` when refused, now or before. */
export async function authorize(phone: Phone, scope: string): Promise<void> {
  const known = scopesOf(phone)[scope]
  if (known === true) return
  if (known === false) throw new WxFailure('auth deny', { errno: 103 })
  const info = SCOPES[scope] ?? { title: scope, why: '' }
  const answer = await openModal(phone.shell.overlays, {
    title: `申请使用你的${info.title}`,
    content: info.why,
    showCancel: true,
    cancelText: '拒绝',
    confirmText: '允许',
  })
  grant(phone, scope, answer.confirm)
  if (!answer.confirm) throw new WxFailure('auth deny', { errno: 103 })
}

function switchRow(label: string, name: string, on: boolean, set: (on: boolean) => void): Node {
  const box = h('input', { type: 'checkbox', 'data-wx': name, checked: on })
  box.addEventListener('change', () => set(box.checked))
  return h('label', { class: 'ph-template' }, h('span', {}, label), box)
}

/** The settings page of the mini-program: permissions and subscription messages. */
export async function openSettings(phone: Phone): Promise<Scopes> {
  await openDialog<boolean>(
    phone.shell.overlays,
    'setting',
    '设置',
    (answer, box) => {
      const setting = subscriptionSetting(phone)
      box.append(
        h('div', { class: 'ph-sheet-head' }, '设置'),
        ...Object.entries(scopesOf(phone)).map(([scope, on]) =>
          switchRow(SCOPES[scope]?.title ?? scope, scope, on, (next) => grant(phone, scope, next)),
        ),
        switchRow('接收订阅消息', 'main-switch', setting.mainSwitch, (mainSwitch) =>
          setSubscriptionSetting(phone, { ...subscriptionSetting(phone), mainSwitch }),
        ),
        dialogButton('done', '返回', () => answer(true)),
      )
    },
    { sheet: true, onVeil: true },
  )
  return scopesOf(phone)
}

export function settingApis(phone: Phone, registry: Registry): void {
  registry.call('getSetting', (o) => ({
    authSetting: scopesOf(phone),
    ...(o['withSubscriptions'] ? { subscriptionsSetting: subscriptionSetting(phone) } : {}),
  }))
  registry.call('openSetting', async (o) => ({
    authSetting: await openSettings(phone),
    ...(o['withSubscriptions'] ? { subscriptionsSetting: subscriptionSetting(phone) } : {}),
  }))
  registry.call('authorize', (o) => authorize(phone, String(o['scope'])))
}
