import type { Naming } from '../duty/presence'
import type { StaffRef } from '../matter/types'
import type { StreetSettings } from '../street/types'
import { crewOf } from './crew'
import type { Situation } from './deadlines'
import { DESK } from './routing'
import type { Report } from './types'

const isSomebody = (person: StaffRef | null): person is StaffRef => person !== null

/** 网格长 → 第一书记 → 街道领导, as the street is staffed now: only those above whoever is late. */
export function levels(report: Report, settings: StreetSettings): StaffRef[] {
  const { lead, firstSecretary } = crewOf(report, settings)
  const all = [lead, firstSecretary, settings.streetLeader].filter(isSomebody)
  if (report.waitingFor === DESK)
    return all.slice(-1).filter((p) => p.id === settings.streetLeader?.id)
  const late = all.map((p) => p.id).lastIndexOf(report.waitingFor ?? '')
  return all.slice(late + 1)
}

/** The desk itself, where nobody is above: whoever is on duty, then the other dispatchers. */
const desk = (report: Report, { dutyDispatcher, dispatchers }: StreetSettings): StaffRef[] =>
  [dutyDispatcher, ...dispatchers].filter(isSomebody).filter((p) => p.id !== report.waitingFor)

/** Everybody whom an escalation may name. */
export const namesToEscalate = (report: Report, settings: StreetSettings): Naming => ({
  people: [...levels(report, settings), ...desk(report, settings)],
  except: [],
})

/**
 * Who is told that a report is late, from the first level up. People are found when it fires: those
 * who hold the posts now and are at work, never whoever is late. Whoever is on leave is passed over: a
 * deputy has not the powers of the post, the next level has.
 */
export function ladderOf(report: Report, { settings, presence }: Situation): StaffRef[] {
  const present = (people: StaffRef[]): StaffRef[] =>
    people.filter((p) => presence.of(p)?.id === p.id).filter((p) => p.id !== report.waitingFor)
  const above = present(levels(report, settings))
  return above.length > 0 ? above : present(desk(report, settings)).slice(0, 1)
}
