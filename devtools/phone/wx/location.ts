import { streetPlaces } from '../runtime/desk-files'
import type { Phone } from '../runtime/phone'
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
