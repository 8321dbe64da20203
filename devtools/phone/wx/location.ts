import { scanCodes, streetPlaces, type CodeInfo } from '../runtime/desk-files'
import type { Phone } from '../runtime/phone'
import { dialogButton, openDialog } from '../shell/dialogs'
import { h } from '../shell/dom'
import { openLocationPicker, openLocationView } from '../shell/location-picker'
import type { LngLat } from '../shell/mercator'
import { cancelled } from './failure'
import type { Registry } from './registry'
import { authorize } from './settings'

const BEIJING: LngLat = { lng: 116.397428, lat: 39.90923 }

/** Where this phone stands: what the desk says, else the street's centre. */
async function here(): Promise<LngLat> {
  const street = await streetPlaces()
  const at = street?.location ?? street?.center
  return at ? { lng: at[0], lat: at[1] } : BEIJING
}

export function locationApis(phone: Phone, registry: Registry): void {
  const position = async () => {
    const { lng, lat } = await here()
    const rest = { speed: -1, accuracy: 30, altitude: 0, verticalAccuracy: 0 }
    return { longitude: lng, latitude: lat, horizontalAccuracy: 30, ...rest }
  }
  registry.call('getLocation', async () => {
    await phone.privacy.pass('getLocation')
    await authorize(phone, 'scope.userLocation')
    return position()
  })
  registry.call('getFuzzyLocation', async () => {
    await phone.privacy.pass('getFuzzyLocation')
    await authorize(phone, 'scope.userFuzzyLocation')
    const { longitude, latitude } = await position()
    return { longitude: +longitude.toFixed(2), latitude: +latitude.toFixed(2) }
  })
  registry.call('chooseLocation', async (o) => {
    await phone.privacy.pass('chooseLocation')
    const given = { lng: Number(o['longitude']), lat: Number(o['latitude']) }
    const start = given.lng && given.lat ? given : await here()
    const street = await streetPlaces()
    const place = await openLocationPicker(phone.shell.overlays, street, start)
    if (!place) throw cancelled()
    return place
  })
  registry.call('openLocation', async (o) => {
    const at = { lng: Number(o['longitude']), lat: Number(o['latitude']) }
    const [name, address] = [String(o['name'] ?? ''), String(o['address'] ?? '')]
    void openLocationView(phone.shell.overlays, await streetPlaces(), at, name, address)
  })
}

function askCode(phone: Phone, codes: CodeInfo[]): Promise<string> {
  return openDialog<string>(
    phone.shell.overlays,
    'scan-code',
    '扫一扫',
    (answer, box) => {
      const input = h('input', {
        ...{ class: 'ph-pick-search', 'data-wx': 'scan-input', placeholder: '码里的文字' },
        'aria-label': '码里的文字',
      })
      const rows = codes.map((code, i) =>
        dialogButton(`code-${i}`, code.label, () => answer(code.result)),
      )
      box.append(
        h('div', { class: 'ph-sheet-head' }, '扫一扫'),
        input,
        h(
          'div',
          { class: 'ph-choices' },
          dialogButton('cancel', '取消', () => answer('')),
          dialogButton('confirm', '扫到了', () => answer(input.value)),
        ),
        h('div', { class: 'ph-codes' }, ...rows),
      )
    },
    { sheet: true, onVeil: '' },
  )
}

/** scanCode without a camera: type what the code holds, or take one from the desk's list. */
export function scanApis(phone: Phone, registry: Registry): void {
  registry.call('scanCode', async () => {
    const result = await askCode(phone, await scanCodes())
    if (!result) throw cancelled()
    const path = /^pages\/|^packages\//.test(result) ? { path: result } : {}
    const scanType = path.path ? 'WX_CODE' : 'QR_CODE'
    return {
      result,
      scanType,
      charSet: 'UTF-8',
      rawData: btoa(unescape(encodeURIComponent(result))),
      ...path,
    }
  })
}
