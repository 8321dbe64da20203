import type { Phone } from '../runtime/phone'
import { makeToast, openActionSheet, openModal } from '../shell/dialogs'
import { cancelled, WxFailure } from './failure'
import type { Registry } from './registry'

const MAX_ACTIONS = 6

/** Toasts, loading signs, dialogs and sheets, drawn as real elements. */
export function uiApis(phone: Phone, registry: Registry): void {
  const { overlays } = phone.shell
  registry.call('showToast', (o) => {
    const icon = String(o['icon'] ?? 'success')
    const image = o['image'] ? String(o['image']) : undefined
    const toast = makeToast('toast', String(o['title'] ?? ''), icon, !!o['mask'], image)
    overlays.showToast(toast, Number(o['duration'] ?? 1500))
  })
  registry.call('hideToast', () => overlays.hideToast())
  registry.call('showLoading', (o) => {
    const sign = makeToast('loading', String(o['title'] ?? ''), 'loading', !!o['mask'])
    overlays.showToast(sign, undefined)
  })
  registry.call('hideLoading', () => overlays.hideToast('loading'))
  registry.call('showModal', async (o) => {
    const cancelText = String(o['cancelText'] ?? '取消')
    const confirmText = String(o['confirmText'] ?? '确定')
    if (Array.from(cancelText).length > 4) {
      throw new WxFailure('cancelText length should not larger than 4 Chinese characters')
    }
    if (Array.from(confirmText).length > 4) {
      throw new WxFailure('confirmText length should not larger than 4 Chinese characters')
    }
    return openModal(overlays, {
      title: String(o['title'] ?? ''),
      content: String(o['content'] ?? ''),
      showCancel: o['showCancel'] !== false,
      cancelText,
      confirmText,
      cancelColor: o['cancelColor'] as string | undefined,
      confirmColor: o['confirmColor'] as string | undefined,
      editable: !!o['editable'],
      placeholderText: o['placeholderText'] as string | undefined,
    })
  })
  registry.call('showActionSheet', async (o) => {
    const items = (o['itemList'] as string[] | undefined) ?? []
    if (!items.length || items.length > MAX_ACTIONS) {
      throw new WxFailure('parameter error: itemList should have 1 to 6 items')
    }
    const tapIndex = await openActionSheet(overlays, items, {
      title: o['alertText'] as string | undefined,
      colour: o['itemColor'] as string | undefined,
    })
    if (tapIndex < 0) throw cancelled()
    return { tapIndex }
  })
}
