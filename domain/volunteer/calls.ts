import * as v from 'valibot'
import { byConsent, byConsentOrDuty, byDuty, byRight } from '../call/basis'
import { opening, reading, writing, type Call } from '../call/define'
import { cursor, note, requestId, saying, version } from '../call/fields'
import { lengthOf } from '../call/said'
import type { Page } from '../call/views'
import { AGE_BANDS, type AgeBand } from './age'
import { ACTIVITY_CALLS } from './activityCalls'
import { wardKey } from './fields'
import { RECORD_CALLS } from './recordCalls'
import { SERVED_CALLS } from './servedCalls'
import type {
  InvitedView,
  JoinedView,
  TeamCard,
  TeamPageView,
  TeamView,
  VolunteerHomeView,
  VolunteerView,
} from './answers'

/** `team:<24 hex>`: which team. */
const teamId = v.pipe(v.string(), v.regex(/^team:[0-9a-f]{24}$/))
/** Of a member, as the team's page gave it to a leader. */
const memberId = v.pipe(v.string(), v.regex(/^teamMember:[0-9a-f]{24}$/))
/** Of an invitation, as its page gave it. */
const invitationId = v.pipe(v.string(), v.regex(/^teamInvitation:[0-9a-f]{24}$/))
const day = v.pipe(v.string(), v.isoDate())
/** 称呼, and the name of a team. */
const name = v.pipe(
  saying('needName'),
  v.check((s) => lengthOf(s) <= 20, 'nameTooLong'),
)
const band = v.picklist(Object.keys(AGE_BANDS) as AgeBand[])
const community = v.pipe(v.string(), v.regex(/^\d{12}$/))

/** What every step on a team carries, besides its words. */
const on = { requestId, id: teamId, version }

/**
 * Volunteering. Every answer is a view that is made for its reader; `volunteer.home` and
 * `volunteer.team` are all that these pages show first. Steps are those of `TEAM`: whoever may take one finds it in `actions`.
 */
export const VOLUNTEER_CALLS = {
  /** 志愿者资料 of whoever calls, what is next, and the teams that he is in: first content of the volunteers' home page. */
  'volunteer.home': opening<VolunteerHomeView>()(v.strictObject({})),
  /** 登记, and once more where something has changed. Refused with `tooYoungAlone` under fourteen. */
  'volunteer.register': writing<VolunteerView>()(
    v.strictObject({ requestId, name, band }),
    byConsent('volunteer'),
  ),

  /** 带孩子参加: a child under 14, called `name` on lists. Refusals: `needVolunteer`, `tooYoungToGuard`, `wardsFull`. */
  'volunteer.addWard': writing<VolunteerView>()(
    v.strictObject({ requestId, name }),
    byConsent('volunteer', 'ward'),
  ),
  /** Refused with `wardComing` while the child is expected somewhere. */
  'volunteer.removeWard': writing<VolunteerView>()(
    v.strictObject({ requestId, key: wardKey }),
    byRight,
  ),

  /** 申请成立, for a community of this street; `leader`: how whoever applies is called, who then leads it. */
  'volunteer.apply': writing<TeamView>()(
    v.strictObject({
      requestId,
      name,
      domain: v.picklist(['JS', 'GM', 'ZA']),
      community,
      purpose: note,
      leader: name,
    }),
    byConsent('volunteer'),
  ),
  'volunteer.approve': writing<TeamView>()(v.strictObject(on), byDuty),
  'volunteer.reject': writing<TeamView>()(v.strictObject({ ...on, note }), byDuty),
  'volunteer.withdraw': writing<TeamView>()(v.strictObject(on), byRight),
  /** 任命队长, of a member, until a day. Refusals: `notInTeam`, `ownTerm`, `termOver`, `leadersFull`. */
  'volunteer.appoint': writing<TeamView>()(
    v.strictObject({ ...on, member: memberId, to: day }),
    byConsentOrDuty('volunteer'),
  ),
  'volunteer.stepDown': writing<TeamView>()(v.strictObject(on), byRight),
  'volunteer.dissolve': writing<TeamView>()(
    v.strictObject({ ...on, note }),
    byConsentOrDuty('volunteer'),
  ),
  /** 加入, as a registered volunteer (`needVolunteer`), a team that is there (`teamGone`). */
  'volunteer.join': writing<JoinedView>()(
    v.strictObject({ requestId, team: teamId }),
    byConsent('volunteer'),
  ),
  'volunteer.quit': writing<JoinedView>()(v.strictObject({ requestId, team: teamId }), byRight),

  /** 邀请入队, to the number that whoever calls has left or bound: all that the page shows. */
  'volunteer.invited': opening<InvitedView>()(v.strictObject({})),
  /** 加入 by an invitation; a member is in the team already. Refusals: `notFound`, `teamGone`, `needVolunteer`. */
  'volunteer.accept': writing<JoinedView>()(
    v.strictObject({ requestId, id: invitationId }),
    byConsent('volunteer'),
  ),
  /** “不是我”: what the list said of this number is erased. Refusal: `notFound`. */
  'volunteer.notMe': writing<JoinedView>()(
    v.strictObject({ requestId, id: invitationId }),
    byRight,
  ),

  /** `all`: those that are there · `mine`: for which I applied · `todo`: waiting for me or at my desk. */
  'volunteer.teams': reading<Page<TeamCard>>()(
    v.strictObject({ scope: v.picklist(['all', 'mine', 'todo']), cursor }),
  ),
  'volunteer.team': opening<TeamPageView>()(v.strictObject({ id: teamId })),

  ...ACTIVITY_CALLS,
  ...RECORD_CALLS,
  ...SERVED_CALLS,
} satisfies Record<`volunteer.${string}`, Call<v.GenericSchema, unknown>>
