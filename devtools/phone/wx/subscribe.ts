import { messageTemplates, type TemplateInfo } from '../runtime/desk-files'
import type { Phone } from '../runtime/phone'
import { insideTap } from '../runtime/tap'
import { dialogButton, openDialog } from '../shell/dialogs'
import { h } from '../shell/dom'
import { tellSubscriptions } from './cloud'
import { WxFailure } from './failure'
import type { Registry } from './registry'

const MAX_TEMPLATES = 3

type Verdict = 'accept' | 'reject'
type Verdicts = Record<string, Verdict>

export interface SubscriptionSetting {
  mainSwitch: boolean
  /** Answers kept by “总是保持以上选择，不再询问”. */
  itemSettings: Verdicts
}

const UNSET: SubscriptionSetting = { mainSwitch: true, itemSettings: {} }

export function subscriptionSetting(phone: Phone): SubscriptionSetting {
  return phone.memory.get('subscriptions', UNSET)
}

export function setSubscriptionSetting(phone: Phone, setting: SubscriptionSetting): void {
  phone.memory.set('subscriptions', setting)
}

interface Answer {
  verdicts: Verdicts
  always: boolean
}

function templateRow(id: string, info: TemplateInfo | undefined): [HTMLElement, HTMLInputElement] {
  const box = h('input', { type: 'checkbox', checked: true, 'data-wx': `template-${id}` })
  const row = h('label', { class: 'ph-template' }, h('span', {}, info?.title ?? id), box)
  return [row, box]
}

function ask(phone: Phone, ids: string[], templates: Map<string, TemplateInfo>): Promise<Answer> {
  const title = '发送一次以下消息'
  return openDialog<Answer>(
    phone.shell.overlays,
    'subscribe',
    title,
    (answer, box) => {
      const rows = ids.map((id) => templateRow(id, templates.get(id)))
      const always = h('input', { type: 'checkbox', 'data-wx': 'always' })
      const finish = (allow: boolean) => {
        const verdicts: Verdicts = {}
        ids.forEach((id, i) => {
          verdicts[id] = allow && rows[i]?.[1].checked ? 'accept' : 'reject'
        })
        answer({ verdicts, always: always.checked })
      }
      box.append(
        h('div', { class: 'ph-sheet-app' }, '共治 申请'),
        h('div', { class: 'ph-sheet-head' }, title),
        ...rows.map(([row]) => row),
        h('label', { class: 'ph-always' }, always, h('span', {}, '总是保持以上选择，不再询问')),
        h(
          'div',
          { class: 'ph-choices' },
          dialogButton('refuse', '拒绝', () => finish(false)),
          dialogButton('allow', '允许', () => finish(true)),
        ),
      )
    },
    { sheet: true },
  )
}

function check(ids: unknown): string[] {
  if (!insideTap()) throw new WxFailure('can only be invoked by user TAP gesture.')
  if (!Array.isArray(ids) || !ids.length) {
    throw new WxFailure("TmplIds can't be empty", { errCode: 10001 })
  }
  if (ids.length > MAX_TEMPLATES) {
    throw new WxFailure('Templates count out of max bounds', { errCode: 20003 })
  }
  return ids.map(String)
}

/** requestSubscribeMessage: asked in a sheet, remembered when told to, reported to the cloud. */
export function subscribeApis(phone: Phone, registry: Registry): void {
  registry.call('requestSubscribeMessage', (o) => {
    const ids = check(o['tmplIds'])
    const setting = subscriptionSetting(phone)
    if (!setting.mainSwitch) {
      throw new WxFailure('The main switch is switched off', { errCode: 20004 })
    }
    return request(phone, ids, setting)
  })
}

async function request(
  phone: Phone,
  ids: string[],
  setting: SubscriptionSetting,
): Promise<Verdicts> {
  if (!phone.online.value) throw new WxFailure('network error', { errCode: 10002 })
  const verdicts: Verdicts = {}
  for (const id of ids) {
    const kept = setting.itemSettings[id]
    if (kept) verdicts[id] = kept
  }
  const open = ids.filter((id) => !verdicts[id])
  if (open.length) {
    const answer = await ask(phone, open, await messageTemplates())
    Object.assign(verdicts, answer.verdicts)
    if (answer.always) {
      const itemSettings = { ...setting.itemSettings, ...answer.verdicts }
      setSubscriptionSetting(phone, { ...setting, itemSettings })
    }
  }
  await tellSubscriptions(phone, verdicts)
  return verdicts
}
