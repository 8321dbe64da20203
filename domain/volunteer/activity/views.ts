import type { Actor } from '../../identity/types'
import { actionView } from '../../matter/views'
import { ruleOf, type Rule } from '../../points/rules'
import { DESK } from '../../report/routing'
import type { StreetSettings } from '../../street/types'
import type { ActivityCard, ActivityView } from '../activityAnswers'
import type { MinAge } from '../age'
import { decidesByPost } from '../part/deciders'
import { ownPart, type StatedPart } from '../part/views'
import { riskOfNow } from '../risk'
import { DOMAIN_TEXT } from '../team/views'
import { ACTIVITY } from './lifecycle'
import { allowedActions } from './qualities'
import type { Roll } from './roll'
import type { Activity } from './types'

export interface Reader {
  actor: Actor
  now: number
  settings: StreetSettings
}

/** What an activity is shown with. */
export interface Beside {
  /** Null: it was never published. */
  roll: Roll | null
  /** The reader's own part. */
  mine: StatedPart | null
}

/** The fields that a card is made of, and what says who may see it. */
export const ACTIVITY_CARD_FIELDS = [
  '_id',
  'title',
  'teamName',
  'domain',
  'community',
  'venue',
  'from',
  'to',
  'state',
  'places',
  'waitingFor',
  'dueAt',
  'plannedAt',
] as const satisfies readonly (keyof Activity)[]
export type ActivityCardSource = Pick<Activity, (typeof ACTIVITY_CARD_FIELDS)[number]>

export function isTurnOf(
  { userId, staffId, posts }: Actor,
  { waitingFor }: Pick<Activity, 'waitingFor'>,
): boolean {
  if (waitingFor === null) return false
  if (waitingFor === userId || waitingFor === staffId) return true
  return waitingFor === DESK && posts.some(({ role }) => role === 'dispatcher')
}

export function activityCard(
  activity: ActivityCardSource,
  { roll, mine }: Beside,
  { actor, settings }: Reader,
): ActivityCard {
  const { _id: id, title, teamName, domain, community, venue, from, to, state, places } = activity
  const { text, tone, next } = ACTIVITY.states[state]
  const myTurn = isTurnOf(actor, activity)
  const isOpen = state === 'OPEN' && roll !== null
  return {
    ...{ id, title, teamName, venue: venue.name, from, to, state, places },
    domainText: DOMAIN_TEXT[domain],
    communityName: settings.directory[community]?.name ?? '',
    stateText: text,
    tone: myTurn ? 'turn' : tone,
    free: isOpen ? roll.free : 0,
    waiting: isOpen ? roll.waiting.length : 0,
    waitingText: next === '' ? '' : `${myTurn ? '等您' : '等待'}${next}`,
    myTurn,
    mine: mine && ownPart(mine),
  }
}

export const minAgeText = (age: MinAge): string => (age === 0 ? '' : `${age}岁及以上`)

/** “志愿服务每小时 10分”; empty where the street has no such rule any more. */
const ruleText = (rule: Rule | null): string => (rule ? `${rule.name} ${rule.points}分` : '')

/** Steps whose sentence is for everybody who takes part. */
const SAID: readonly string[] = ['cancel', 'change']

/** The page of an activity, as far as it stands in the activity and its roll. */
export function activityView(
  activity: Activity,
  beside: Beside,
  reader: Reader,
  repeated: boolean,
): ActivityView {
  const { actor, now, settings } = reader
  const { no, version, content, venue, minAge, insured, skills, rule, risks } = activity
  const { version: riskVersion, text } = riskOfNow(risks)
  const said = [...activity.history].reverse().find(({ action }) => SAID.includes(action))
  return {
    ...activityCard(activity, beside, reader),
    ...{ no, version, content, point: venue.point, minAge, minAgeText: minAgeText(minAge) },
    ...{ insured, skills, rule, ruleText: ruleText(ruleOf(rule, settings.points)) },
    risk: { version: riskVersion, text },
    reason: said?.note ?? '',
    actions: allowedActions(actor, activity, now).map((action) => actionView(ACTIVITY, action)),
    isOrganiser: activity.organisers.includes(actor.userId),
    repeated,
  }
}

/** Whoever is there and ticks the list: who leads it, or has it where nobody leads. No post does so from afar. */
export const ticks = (
  actor: Actor,
  activity: Pick<Activity, 'organisers' | 'waitingFor'>,
): boolean => activity.organisers.includes(actor.userId) || isTurnOf(actor, activity)

/** Whoever sees who is on the list: its organisers, and who decides about hours by a post. */
export const isInCharge = (actor: Actor, activity: Activity): boolean =>
  ticks(actor, activity) || decidesByPost(actor, activity.community)
