import { maskedName } from '../../identity/masks'
import type { Actor } from '../../identity/types'
import { actionView } from '../../matter/views'
import type { Domain } from '../../points/types'
import { DESK } from '../../report/routing'
import { holds } from '../../identity/authorize'
import type { StreetSettings } from '../../street/types'
import type { TeamCard, TeamView } from '../answers'
import { leadersAt } from './leaders'
import { TEAM } from './lifecycle'
import { allowedActions, qualities } from './qualities'
import type { Team } from './types'

export const DOMAIN_TEXT: Record<Domain, string> = {
  JS: '社区建设',
  GM: '公益美德',
  ZA: '社会治安',
}

export interface Reader {
  actor: Actor
  now: number
  settings: StreetSettings
}

/** The fields that a card is made of, and what says who may see it. */
export const TEAM_CARD_FIELDS = [
  '_id',
  'name',
  'domain',
  'community',
  'state',
  'applicant',
  'waitingFor',
  'appliedAt',
  'dueAt',
] as const satisfies readonly (keyof Team)[]
export type CardSource = Pick<Team, (typeof TEAM_CARD_FIELDS)[number]>

function isTurnOf(actor: Actor, team: CardSource): boolean {
  if (team.waitingFor === null || actor.userId === team.applicant) return false
  return (
    team.waitingFor === actor.staffId || (team.waitingFor === DESK && holds(actor, 'dispatcher'))
  )
}

export function teamCard(team: CardSource, { actor, settings }: Reader): TeamCard {
  const { text, tone, next } = TEAM.states[team.state]
  const myTurn = isTurnOf(actor, team)
  return {
    id: team._id,
    name: team.name,
    domainText: DOMAIN_TEXT[team.domain],
    communityName: settings.directory[team.community]?.name ?? '',
    state: team.state,
    stateText: text,
    tone: myTurn ? 'turn' : tone,
    waitingText: next === '' ? '' : `${myTurn ? '等您' : '等待'}${next}`,
    myTurn,
  }
}

/** Steps whose sentence says why there is no team. */
const ENDS: readonly string[] = ['reject', 'dissolve']

/** The page of a team, as far as it stands in the team itself. */
export function teamView(team: Team, reader: Reader, repeated: boolean): TeamView {
  const { actor, now } = reader
  const own = qualities(actor, team, now)
  const sees = own.has('leader') || own.has('approver')
  const last = team.history.at(-1)
  return {
    ...teamCard(team, reader),
    version: team.version,
    purpose: team.purpose,
    applicantName: team.open && (own.has('applicant') || sees) ? team.applicantName : '',
    leaders: leadersAt(team, now).map(({ user, name, to }) => ({
      name: sees || user === actor.userId ? name : maskedName(name),
      to,
      mine: user === actor.userId,
    })),
    reason: last && ENDS.includes(last.action) ? last.note : '',
    actions: allowedActions(actor, team, now).map((action) => actionView(TEAM, action)),
    mine: actor.userId === team.applicant,
    repeated,
  }
}
