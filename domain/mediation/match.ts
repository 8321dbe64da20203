import type { StaffRef } from '../matter/types'
import type { Committee, Mediator } from '../street/committee'
import type { Case, ChoiceLine } from './types'

/**
 * 双向选择 (DOMAIN §3.5 row 8): only mediators whom every party has ranked; the least sum of ranks, then
 * the least worst rank, fewer open cases, the specialty, the same community, the id. The table is
 * stored with the case and shown to all sides, so that it can be reckoned by hand.
 */
export function jointChoice(
  c: Pick<Case, 'parties' | 'specialty' | 'communityCode' | 'choice'>,
  committee: Pick<Committee, 'mediators'>,
  openCases: Readonly<Record<string, number>>,
): ChoiceLine[] {
  const excluded = c.choice?.excluded ?? []
  const ranked = [...new Set(c.parties.flatMap((p) => p.ranks ?? []))]
  const lines = ranked
    .map((id) => committee.mediators.find((m) => m.id === id))
    .filter((m): m is Mediator => m !== undefined && !excluded.includes(m.id))
    .map((m) => lineOf(m, c, openCases[m.id] ?? 0))
    .sort(byChoice)
  const best = lines[0]
  return lines.map((line) => ({ ...line, chosen: line === best && isJoint(line) }))
}

const isJoint = ({ ranks }: ChoiceLine): boolean => ranks.every((r) => r !== null)

function lineOf(
  m: Mediator,
  c: Pick<Case, 'parties' | 'specialty' | 'communityCode'>,
  openCases: number,
): ChoiceLine {
  const ranks = c.parties.map((p) => {
    const at = p.ranks?.indexOf(m.id) ?? -1
    return at < 0 ? null : at + 1
  })
  const given = ranks.filter((r) => r !== null)
  const staff: StaffRef = { id: m.id, name: m.name }
  return {
    staff,
    ranks,
    sum: given.reduce((sum, r) => sum + r, 0),
    worst: Math.max(...given),
    openCases,
    specialty: m.specialties.includes(c.specialty),
    sameCommunity: m.communityCode !== '' && m.communityCode === c.communityCode,
    chosen: false,
  }
}

const not = (b: boolean): number => (b ? 0 : 1)

function byChoice(a: ChoiceLine, b: ChoiceLine): number {
  return (
    not(isJoint(a)) - not(isJoint(b)) ||
    a.sum - b.sum ||
    a.worst - b.worst ||
    a.openCases - b.openCases ||
    not(a.specialty) - not(b.specialty) ||
    not(a.sameCommunity) - not(b.sameCommunity) ||
    (a.staff.id < b.staff.id ? -1 : 1)
  )
}

/** Whether somebody works where a party is: he never sits at that table (DOMAIN §2.1 回避). */
export const worksForParty = (m: Pick<Mediator, 'org'>, parties: Case['parties']): boolean =>
  m.org !== '' && parties.some((p) => p.kind === 'organisation' && sameName(p.name, m.org))

const plain = (name: string): string => name.replace(/[\s（）()]/g, '')
const sameName = (a: string, b: string): boolean => plain(a) === plain(b)
