import type { AskedView, ComplaintView } from '../../../domain/complaint/answers'
import { decide } from '../../../domain/complaint/decide'
import { askedViewOf, permitExplain, wasAsked } from '../../../domain/complaint/inquire'
import { COMPLAINT } from '../../../domain/complaint/lifecycle'
import { COMPLAINT_SHAPE } from '../../../domain/complaint/limits'
import { namesOf } from '../../../domain/complaint/naming'
import { tellsOf } from '../../../domain/complaint/notices'
import { mayRead, permitStep } from '../../../domain/complaint/qualities'
import type { Complaint } from '../../../domain/complaint/types'
import type { StepInput } from '../../../domain/complaint/words'
import type { Kind } from '../matter'
import { present } from './present'

/** 投诉建议, as the common runner needs to know them. */
export const COMPLAINTS: Kind<Complaint, StepInput, ComplaintView> = {
  collection: 'complaints',
  shape: COMPLAINT_SHAPE,
  table: COMPLAINT,
  personal: new Set(['complainant']),
  mayRead,
  permit: permitStep,
  names: namesOf,
  decide,
  tells: (c, before, _settings, now) => tellsOf(c, before, now),
  present,
}

/** The same for whoever was asked for an account: nothing of it but that. */
export const ASKED: Kind<Complaint, StepInput, AskedView> = {
  ...COMPLAINTS,
  mayRead: wasAsked,
  permit: (actor, action, c) => permitExplain(actor, action, c),
  present: async (c, context, repeated) => askedViewOf(c, await context.actor(), repeated),
}
