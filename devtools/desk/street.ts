import type { User } from '../../domain/identity/types'
import type { Cloud } from '../cloud'
import { PERSONAS, codesFile, makeStreet, placesFile, seedStreet, templatesFile } from '../street'

export interface DeskStreet {
  /** What the phones and the desk page ask for by GET: URL path → contents. */
  json: Record<string, unknown>
  /** The demo street was brought in just now. */
  seeded: boolean
}

/** `settings:street` is what an import writes last: without it the street is not there, or half. */
const nameOf = (cloud: Cloud): string | undefined => {
  const settings = cloud.store.find('settings', { _id: 'settings:street' }, {}, 1)[0]
  return settings === undefined ? undefined : String(settings.name)
}

/**
 * What WeChat itself would still know after our machine was off: who has which phone number, and
 * how many messages each person has allowed. The local cloud keeps neither across a restart.
 */
function recallWeChat(cloud: Cloud, templateIds: Record<string, string>): void {
  for (const { openid, phone } of PERSONAS) cloud.phones.set(openid, phone)
  for (const user of cloud.store.find('users') as unknown as User[]) {
    for (const [key, left] of Object.entries(user.quota)) {
      const id = templateIds[key]
      if (id !== undefined && left > 0) cloud.pushes.grant(user.openid, id, left)
    }
  }
}

/** Makes sure that a street is in the cloud, and what the phones show of it. */
export async function openStreet(cloud: Cloud): Promise<DeskStreet> {
  const seeded = nameOf(cloud) === undefined
  const street = makeStreet()
  if (seeded) await seedStreet(cloud)
  else {
    const { progress, task } = street.templates
    recallWeChat(cloud, { progress: progress.id, task: task.id })
  }
  const templates = templatesFile(street)
  return {
    seeded,
    json: {
      '/phone/places.json': placesFile(street),
      '/phone/codes.json': codesFile(street),
      '/phone/templates.json': templates,
      '/desk/info.json': {
        street: nameOf(cloud) ?? '',
        personas: PERSONAS.map(({ openid, label, role }) => ({ openid, label, role })),
        templates,
      },
    },
  }
}
