import type { StreetDocs } from '../../domain/street/import'
import { collection, type DocumentsOf } from '../platform/collections'
import type { Plan, PlaceName } from './plan'
import { unlessHeld } from './settleOpen'
import { addHours, fillHours } from './hours'
import { addGood, arrange, changeGood, withdraw } from './shop'
import { addStaff, changeStaff, retireStaff } from './staff'

/** Writes under way at once: enough to hide the way there, few enough for a small plan's database. */
const PARALLEL = 16

type Work = () => Promise<unknown>
type AnyPlace = DocumentsOf<StreetDocs[PlaceName][number]>

/**
 * Does one batch, `PARALLEL` at a time. False when the time is up before its end, or when somebody held
 * a document for too long; what was begun is finished, the rest is found again by the next run.
 */
export async function inParallel(works: Work[], isTimeUp: () => boolean): Promise<boolean> {
  let next = 0
  let isHeld = false
  const worker = async (): Promise<void> => {
    while (next < works.length && !isTimeUp()) {
      if ((await works[next++]!().catch(unlessHeld)) === null) isHeld = true
    }
  }
  await Promise.all(Array.from({ length: PARALLEL }, worker))
  return next >= works.length && !isHeld
}

/**
 * Carries a plan out in an order in which every reference is there before what refers to it: people,
 * places, then the retirement of what is gone, and the settings, whose revision shows it all, last.
 */
export async function applyPlan(
  plan: Plan,
  street: StreetDocs,
  isTimeUp: () => boolean,
): Promise<boolean> {
  const batches: Work[][] = [
    plan.hours.takenOver.map((h) => () => collection('hours').put(h)),
    [
      ...plan.newStaff.map((s) => () => addStaff(s)),
      ...plan.changedStaff.map((s) => () => changeStaff(s)),
    ],
    ...plan.places.map(({ name, put }) => {
      const place = collection(name) as AnyPlace
      return put.map((doc) => () => place.put(doc))
    }),
    ...plan.places.map(({ name, retire }) =>
      retire.map((id) => () => collection(name).change(id, { active: false })),
    ),
    plan.retiredStaff.map((id) => () => retireStaff(id)),
    [
      ...plan.hours.fresh.map((h) => () => addHours(h)),
      ...plan.hours.filled.map((h) => () => fillHours(h)),
    ],
    plan.shop.shelves.map((shelf) => () => arrange(shelf)),
    [
      ...plan.shop.fresh.map((g) => () => addGood(g)),
      ...plan.shop.changed.map((g) => () => changeGood(g)),
      ...plan.shop.withdrawn.map((g) => () => withdraw(g)),
    ],
    plan.settings ? [() => collection('settings').put(street.settings)] : [],
  ]
  for (const batch of batches) if (!(await inParallel(batch, isTimeUp))) return false
  return true
}
