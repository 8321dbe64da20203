import { firstThere } from '../../../domain/duty/presence'
import { gridTitle } from '../../../domain/place/locate'
import { ok } from '../../../domain/result'
import type { StaffedGrid } from '../../../domain/street/types'
import { presenceNow } from '../../platform/presence'
import type { Handler } from '../context'
import { ALONE, find } from './find'

const NO_GRID = '不在任何网格内，将由街道分流员核实'
const NOBODY_THERE = '暂无在岗网格员，将由街道分流员安排'

/** Who will be given it, as far as it is known before anything is sent. */
export const locate: Handler<'place.locate'> = async (input, context) => {
  const located = await find(input.place, await context.settings(), ALONE)
  if (!located.ok) return located
  const { place, grid } = located.value
  const told = grid ? await whoOf(grid) : { gridText: NO_GRID, workerName: '' }
  return ok({ label: place.label, ...told, found: grid !== null })
}

/** Whoever would be given it at this moment: the grid's first who is there, for them the 网格长, else the desk. */
async function whoOf(grid: StaffedGrid): Promise<{ gridText: string; workerName: string }> {
  const title = gridTitle(grid)
  const { workers, lead } = grid
  const people = workers.length === 0 ? [] : [...workers, ...(lead ? [lead] : [])]
  const presence = await presenceNow({ people, except: [] })
  const worker = firstThere(workers, presence)
  if (worker) return { gridText: title, workerName: worker.name }
  const stand = firstThere(people, presence)
  const gridText = stand ? `${title} · 网格长 ${stand.name}` : `${title}，${NOBODY_THERE}`
  return { gridText, workerName: '' }
}
