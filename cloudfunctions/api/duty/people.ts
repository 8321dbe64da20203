import type { Titles } from '../../../domain/duty/colleagues'
import { isThere } from '../../../domain/duty/presence'
import type { Staff, StreetSettings } from '../../../domain/street/types'
import { collection, command } from '../../platform/collections'
import { count, everyList, mapLists, readLists, type Lists } from '../../platform/lists'
import { MOVED_COLLECTIONS, TENDED_COLLECTIONS } from '../../platform/tended'

/** More than a unit has people for one street; the list is for choosing by eye. */
const MAX_OF_UNIT = 50

interface Known {
  staff: Staff
  title: string
}

const sumOf = (counts: Lists<number>[]): Lists<number> =>
  mapLists(everyList(counts), (all) => all.reduce((sum, n) => sum + n, 0))

/** How much waits for a person that 交接 moves. One database trip. */
export const waitingFor = (staffId: string): Promise<number> =>
  readLists(sumOf(MOVED_COLLECTIONS.map(({ name }) => count(name, { waitingFor: staffId }))))

/** How much this person has that is open and that no 交接 moves: parties have chosen him. One trip. */
export const stayingWith = (staffId: string): Promise<number> =>
  readLists(
    sumOf(
      TENDED_COLLECTIONS.filter(({ rules }) => !rules.handOver).map(({ name, rules }) =>
        count(name, rules.having(staffId)),
      ),
    ),
  )

/**
 * Those of the named people who are there, in their order, then those of the unit. At most two
 * database trips, side by side.
 */
export async function lookUp(
  titles: Titles,
  unit: string | null,
  settings: StreetSettings,
): Promise<Known[]> {
  const [named, ofUnit] = await Promise.all([
    titles.size > 0
      ? collection('staff').find({ _id: command.in([...titles.keys()]) }, { limit: titles.size })
      : [],
    unit === null
      ? []
      : collection('staff').find(
          { unit, active: true },
          { sort: [['jobNo', 'asc']], limit: MAX_OF_UNIT },
        ),
  ])
  const byId = new Map(named.map((s) => [s._id, s]))
  const inOrder = [...titles.keys()].map((id) => byId.get(id)).filter((s) => s !== undefined)
  const others = ofUnit.filter((s) => !titles.has(s._id))
  return [...inOrder, ...others]
    .filter(isThere)
    .map((staff) => ({ staff, title: titles.get(staff._id) ?? unitTitle(staff, settings) }))
}

function unitTitle(staff: Staff, settings: StreetSettings): string {
  const unit = settings.units.find((u) => u.code === staff.unit)?.name ?? ''
  const kind = staff.employmentType === 'liaison' ? '部门联络员' : '部门网格员'
  return `${unit} ${kind}`.trim()
}
