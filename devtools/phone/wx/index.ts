import type { Phone } from '../runtime/phone'
import { albumApis } from './album'
import { appEventApis } from './app-events'
import { cloudApis } from './cloud'
import { BUILTIN_TAGS } from '../components/tags'
import { builtinOf } from '../components/define'
import { documentApis } from './documents'
import { intersectionApis } from './intersection'
import { locationApis } from './location'
import { mediaApis } from './media'
import { canIUse, quietApis, serviceApis } from './misc'
import { privacyApis } from './privacy'
import { findElements, queryApis } from './query'
import { refreshApis } from './refresh'
import { scanApis } from './scan'
import { screenApis } from './screen'
import { settingApis } from './settings'
import { subscribeApis } from './subscribe'
import { fileApis } from './files'
import { navBarApis, navigationApis, tabBarApis } from './navigation'
import { guard, Registry } from './registry'
import { storageApis } from './storage'
import { systemApis } from './system'
import { uiApis } from './ui'

/** Builds the `wx` of this phone. */
export function makeWx(phone: Phone): Record<string, unknown> {
  const registry = new Registry(phone.log)
  for (const add of [
    navigationApis,
    navBarApis,
    tabBarApis,
    uiApis,
    storageApis,
    systemApis,
    appEventApis,
    cloudApis,
    fileApis,
    mediaApis,
    albumApis,
    documentApis,
    locationApis,
    scanApis,
    screenApis,
    privacyApis,
    settingApis,
    subscribeApis,
    queryApis,
    intersectionApis,
    refreshApis,
    serviceApis,
    quietApis,
    contextApis,
  ]) {
    add(phone, registry)
  }
  registry.sync('canIUse', canIUse(registry.members, new Set<string>(BUILTIN_TAGS)))
  return guard(registry.members, phone.log)
}

/** `createMapContext` and the like: the component behind an id of the page on top. */
function contextApis(phone: Phone, registry: Registry): void {
  registry.sync('createMapContext', (id: string) => {
    const page = phone.router.top?.root.component
    const element = page && findElements(page, `#${id}`)[0]
    return element ? builtinOf(element)?.context?.() : undefined
  })
}
