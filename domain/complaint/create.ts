import { move, unbegun } from '../matter/move'
import { spokenNo } from '../matter/spokenNo'
import type { Photo, StaffRef } from '../matter/types'
import type { About, ComplaintKind, Subject } from './subjects'
import { COMPLAINT } from './lifecycle'
import { COMPLAINT_SHAPE, answerBy, type Situation } from './limits'
import { toNext } from './receive'
import type { Complaint } from './types'

/** What somebody has written, photos already kept as evidence. */
export interface Draft {
  /** 24 hex digits, made of the writer and the request. */
  key: string
  complainant: string
  complainantStaffId: string | null
  kind: ComplaintKind
  about: About
  subject: Subject | null
  who: string
  source: { id: string; no: string } | null
  concerned: StaffRef[]
  confidential: boolean
  text: string
  photos: Photo[]
  moderation: Complaint['moderation']
}

/** The complaint before anybody has it. */
export function blankOf(
  { key, ...draft }: Draft,
  s: Pick<Situation, 'now' | 'settings'>,
): Complaint {
  const own = draft.complainantStaffId === null ? [] : [draft.complainantStaffId]
  return {
    _id: `complaint:${key}`,
    no: spokenNo(s.now, key),
    shape: COMPLAINT_SHAPE,
    ...unbegun(),
    state: 'SUBMITTED',
    ...draft,
    except: [draft.complainant, ...own],
    submittedAt: s.now,
    answeredAt: null,
    answerBy: answerBy(s.settings.calendar, s.now),
    round: 1,
    receiver: null,
    decidedBy: [],
    readers: [],
    told: [],
    way: null,
    rating: null,
  }
}

/** 1 提交: to the first who is there and whom it does not concern. */
export function decideSubmit(draft: Draft, s: Situation): Complaint {
  const by = { principal: draft.complainant, name: '', role: 'complainant' } as const
  return toNext(move(COMPLAINT, blankOf(draft, s), 'submit', { by, at: s }), s)
}
