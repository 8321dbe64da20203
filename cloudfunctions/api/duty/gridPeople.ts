import { crewTitles, gridCodes } from '../../../domain/duty/colleagues'
import { answersForGrid, isDesk } from '../../../domain/duty/leave'
import type { Actor } from '../../../domain/identity/types'
import { ok, refuse } from '../../../domain/result'
import { gridOf } from '../../../domain/street/directory'
import type { StreetSettings } from '../../../domain/street/types'
import { count, everyList, readLists } from '../../platform/lists'
import type { Handler } from '../context'
import { leaveView } from './leaveView'
import { lookUp } from './people'

/** Of each of a grid's people; beyond it “so many and more” is said. */
const MOST = 99

/** Grids that somebody answers for: all for the desk, those of a post else. */
const gridsFor = (actor: Actor, settings: StreetSettings): string[] =>
  isDesk(actor)
    ? gridCodes(settings)
    : gridCodes(settings).filter((code) => answersForGrid(actor, code))

/** The people of a grid, with what waits for each: where to look for whose work is to be handed over. */
export const people: Handler<'duty.people'> = async (input, context) => {
  const [actor, settings] = await Promise.all([context.actor(), context.settings()])
  const codes = gridsFor(actor, settings)
  const gridCode = input.gridCode ?? codes[0]
  if (gridCode === undefined || !codes.includes(gridCode)) return refuse('notAllowed')
  const titles = crewTitles(gridOf(settings, gridCode), '')
  const ids = [...titles.keys()]
  const [known, waiting] = await Promise.all([
    lookUp(titles, null, settings),
    readLists(everyList(ids.map((id) => count('reports', { waitingFor: id }, MOST + 1)))),
  ])
  const grids = codes.map((code) => {
    const grid = gridOf(settings, code)
    return { code, name: `${grid?.communityName ?? ''} ${grid?.name ?? ''}`.trim() }
  })
  const seen = known.map(({ staff, title }) => ({
    id: staff._id,
    name: staff.name,
    title,
    waiting: waiting[ids.indexOf(staff._id)] ?? 0,
    leave: leaveView(staff.leave, context.now),
  }))
  return ok({ grids, gridCode, people: seen, most: MOST })
}
