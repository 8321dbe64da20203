import { isDeepStrictEqual } from 'node:util'
import type { StreetDocs } from '../../domain/street/import'
import type { StoredStreet } from '../../domain/street/import/compare'
import type { Staff } from '../../domain/street/types'
import { collection } from '../platform/collections'
import { planHours, type HoursPlan } from './hours'
import { planShop, type ShopPlan } from './shop'
import { walk } from './walk'

/** Collections that an import owns wholly; staff is apart, for its bindings. */
export type PlaceName = 'communities' | 'grids' | 'estates' | 'buildings'
const PLACES: PlaceName[] = ['communities', 'grids', 'estates', 'buildings']

/** What an import still has to do, found by comparing: doing it twice finds nothing. */
export interface Plan {
  newStaff: Staff[]
  /** Differs in what the files say; the binding is the database's. */
  changedStaff: Staff[]
  /** No longer in the files: `_id`s. */
  retiredStaff: string[]
  places: { name: PlaceName; put: StreetDocs[PlaceName][number][]; retire: string[] }[]
  hours: HoursPlan
  shop: ShopPlan
  settings: boolean
}

/** As JSON has it: the SDK's classes for geometry compare by what they carry. */
const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value ?? null))
const same = (a: unknown, b: unknown): boolean => isDeepStrictEqual(plain(a), plain(b))

interface Retirable {
  _id: string
  active: boolean
}

function compare<T extends Retirable>(stored: T[], wanted: T[], equal: (a: T, b: T) => boolean) {
  const before = new Map(stored.map((d) => [d._id, d]))
  const keep = new Set(wanted.map((d) => d._id))
  return {
    added: wanted.filter((d) => !before.has(d._id)),
    changed: wanted.filter((d) => {
      const old = before.get(d._id)
      return old !== undefined && !equal(old, d)
    }),
    retired: stored.filter((d) => d.active && !keep.has(d._id)).map((d) => d._id),
  }
}

/** In what the files say; the binding, and whatever else the person's document holds, is not theirs. */
const sameStaff = (stored: Staff, wanted: Staff): boolean =>
  (Object.keys(wanted) as (keyof Staff)[]).every(
    (field) => field === 'openid' || same(stored[field], wanted[field]),
  )

/** All that the database holds of the street, page by page. */
export const readStreet = async (): Promise<StoredStreet> => ({
  communities: await walk('communities'),
  grids: await walk('grids'),
  estates: await walk('estates'),
  buildings: await walk('buildings'),
  staff: await walk('staff'),
  goods: await walk('goods'),
  ...(await publishedParts()),
})

/** What stands in the settings alone. */
async function publishedParts(): Promise<Pick<StoredStreet, 'committee' | 'points'>> {
  const settings = await collection('settings').get('settings:street')
  return { committee: settings?.committee ?? null, points: settings?.points ?? null }
}

/** What is left to do between the street of the database and the street of the files. Reads only. */
export async function makePlan(before: StoredStreet, street: StreetDocs): Promise<Plan> {
  const staff = compare(before.staff, street.staff, sameStaff)
  const places: Plan['places'] = []
  for (const name of PLACES) {
    const stored = before[name] as Retirable[]
    const { added, changed, retired } = compare(stored, street[name] as Retirable[], same)
    const put = [...added, ...changed] as StreetDocs[PlaceName][number][]
    places.push({ name, put, retire: retired })
  }
  const settings = await collection('settings').get(street.settings._id)
  return {
    newStaff: staff.added,
    changedStaff: staff.changed,
    retiredStaff: staff.retired,
    places,
    hours: planHours(await walk('hours'), before.staff, street),
    shop: planShop(before.goods, await walk('bins'), street.goods),
    settings: settings === null || !same(settings, street.settings),
  }
}

/** A good and its shelf count once. */
const sizeOfShop = ({ shelves, fresh, changed, withdrawn }: ShopPlan): number =>
  new Set([...shelves.map((s) => s.good), ...fresh, ...changed, ...withdrawn].map((g) => g._id))
    .size

/** What a plan takes out of use. */
export const retiredBy = (plan: Plan): number =>
  plan.retiredStaff.length +
  plan.places.reduce((n, p) => n + p.retire.length, 0) +
  plan.shop.withdrawn.length

/** Documents that a plan writes, settings included. */
export const sizeOf = (plan: Plan): number =>
  plan.newStaff.length +
  plan.changedStaff.length +
  plan.retiredStaff.length +
  plan.places.reduce((n, p) => n + p.put.length + p.retire.length, 0) +
  plan.hours.fresh.length +
  plan.hours.filled.length +
  plan.hours.takenOver.length +
  sizeOfShop(plan.shop) +
  (plan.settings ? 1 : 0)
