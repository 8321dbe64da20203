import type { Roll } from '../../domain/volunteer/activity/roll'
import type { Activity } from '../../domain/volunteer/activity/types'
import type { Part } from '../../domain/volunteer/part/types'
import type { TeamInvitation } from '../../domain/volunteer/invitation'
import type { RecordCode } from '../../domain/volunteer/record'
import type { Team } from '../../domain/volunteer/team/types'
import type { TeamMember, Volunteer } from '../../domain/volunteer/types'
import { MATTER, collection, index, nobody } from './define'

export const VOLUNTEER_COLLECTIONS = {
  /** One document a person; read and written by `_id`. */
  volunteers: collection<Volunteer>({
    _id: 'volunteer',
    user: 'volunteer',
    name: 'volunteer',
    band: 'volunteer',
    wards: 'ward',
    ...nobody('at', 'decidedAt'),
  }),
  teams: collection<Team>(
    {
      applicant: 'team',
      applicantName: 'team',
      leaders: 'team',
      name: 'team',
      purpose: 'team',
      waitingFor: 'roster',
      'history.*.by': 'team',
      'history.*.note': 'team',
      ...nobody('domain', 'community', 'appliedAt', 'history'),
      ...MATTER,
    },
    /** Those that are there, the newest first. */
    index('state', ['state', 1], ['appliedAt', -1], ['_id', -1]),
    index('mine', ['applicant', 1], ['appliedAt', -1], ['_id', -1]),
    index('waiting', ['waitingFor', 1], ['dueAt', 1], ['_id', 1]),
    index('watch', ['wakeAt', 1], ['_id', 1]),
    /** Of a community, for who decides about its teams. */
    index('community', ['community', 1]),
    /** What somebody leads or had a hand in, when he leaves. */
    index('leaders', ['leaders.user', 1]),
    index('hands', ['history.by.principal', 1]),
  ),
  teamMembers: collection<TeamMember>(
    { _id: 'volunteer', user: 'volunteer', name: 'volunteer', ...nobody('team', 'at') },
    index('team', ['team', 1], ['at', 1], ['_id', 1]),
    index('mine', ['user', 1], ['at', -1], ['_id', -1]),
  ),
  /** By lists of volunteers; what was answered holds nobody. */
  teamInvitations: collection<TeamInvitation>(
    {
      _id: 'invited',
      name: 'invited',
      number: 'invited',
      ...nobody('team', 'at', 'until', 'answered'),
    },
    /** To one number. */
    index('number', ['number', 1], ['at', 1], ['_id', 1]),
    /** How many a team has open. */
    index('team', ['team', 1]),
    index('watch', ['until', 1], ['_id', 1]),
  ),
  activities: collection<Activity>(
    {
      organisers: 'team',
      waitingFor: 'team',
      confirmedBy: 'team',
      title: 'team',
      content: 'team',
      venue: 'team',
      skills: 'team',
      risks: 'team',
      'history.*.by': 'team',
      'history.*.note': 'team',
      ...nobody('no', 'team', 'teamName', 'community', 'domain', 'plannedAt', 'overAt', 'secret'),
      ...nobody('from', 'to', 'places', 'minAge', 'insured', 'rule', 'history'),
      ...MATTER,
    },
    /** Those that one may still sign up for, the next first. */
    index('open', ['state', 1], ['from', 1], ['_id', 1]),
    index('led', ['organisers', 1], ['plannedAt', -1], ['_id', -1]),
    index('waiting', ['waitingFor', 1], ['dueAt', 1], ['_id', 1]),
    index('watch', ['wakeAt', 1], ['_id', 1]),
    /** What a team has open, when its leaders change. */
    index('team', ['team', 1], ['open', 1], ['_id', 1]),
    /** What somebody had a hand in, when he leaves; lists that he confirmed by a post. */
    index('hands', ['history.by.principal', 1]),
    index('confirmed', ['confirmedBy', 1]),
  ),
  /** Who has a place: keys of parts, which lead to nobody without them. */
  rolls: collection<Roll>(
    nobody('open', 'from', 'free', 'going', 'waiting', 'queued', 'lookAt', 'rev'),
    index('watch', ['lookAt', 1], ['_id', 1]),
  ),
  parts: collection<Part>(
    {
      user: 'service',
      ward: 'service',
      name: 'service',
      guardian: 'service',
      title: 'service',
      findings: 'service',
      history: 'service',
      ...nobody('shape', 'version', 'state', 'activity', 'team', 'from', 'to', 'risk', 'kind'),
      ...nobody('inAt', 'outAt', 'odd', 'minutes', 'needed', 'acknowledged', 'lookAt'),
      ...nobody('ackCode'),
    },
    /** One person's, the newest first; and those that are open or count, by state. */
    index('mine', ['user', 1], ['from', -1], ['_id', -1]),
    index('minesOpen', ['user', 1], ['state', 1], ['from', 1], ['_id', 1]),
    /** The list of one activity. */
    index('activity', ['activity', 1], ['state', 1], ['_id', 1]),
    /** What waits for a leader's decision. */
    index('team', ['team', 1], ['state', 1], ['from', 1], ['_id', 1]),
    /** What waits for a decision anywhere in the street, the oldest first. */
    index('undecided', ['state', 1], ['from', 1], ['_id', 1]),
    index('watch', ['lookAt', 1], ['_id', 1]),
    /** By the code that whom it was done for has. */
    index('served', ['ackCode.key', 1]),
    /** What somebody had a hand in, when he leaves. */
    index('hands', ['history.by', 1]),
  ),
  /** Who has a code finds one by its `_id`. */
  recordCodes: collection<RecordCode>(
    {
      _id: 'recordCode',
      user: 'recordCode',
      shown: 'recordCode',
      ...nobody('no', 'from', 'to', 'issuedAt', 'until'),
    },
    /** One person's, the newest first. */
    index('mine', ['user', 1], ['issuedAt', -1]),
    index('watch', ['until', 1], ['_id', 1]),
  ),
}
