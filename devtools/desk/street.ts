import { CALLS } from '../../domain/contract'
import type { Cloud } from '../cloud'
import {
  PERSONAS,
  codesFile,
  makeStreet,
  migrate,
  placesFile,
  seedStreet,
  seedYear,
  templatesFile,
} from '../street'

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
 * Makes sure that a street is in the cloud, and what the phones show of it. What an earlier version has
 * left there is brought to the shape of this one.
 * @param yearOfEntries so many entries of points of 1,040 people besides, where the street is new
 */
export async function openStreet(cloud: Cloud, yearOfEntries = 0): Promise<DeskStreet> {
  const seeded = nameOf(cloud) === undefined
  const street = makeStreet()
  if (seeded) {
    await seedStreet(cloud)
    if (yearOfEntries > 0) seedYear(cloud, yearOfEntries)
  } else await migrate(cloud)
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
        calls: Object.keys(CALLS),
      },
    },
  }
}
