import type { MEDIATION_CALLS } from '../../../domain/mediation/calls'
import type { Handlers } from '../context'
import { apply } from './apply'
import { bookingHandlers } from './book'
import { enterCode, issueCode } from './codes'
import { day } from './day'
import { figures } from './figures'
import { get } from './get'
import { guestHandlers } from './guests'
import { hold, release } from './hold'
import { list } from './list'
import { loadedHandlers } from './loaded'
import { paper } from './paper'
import { ratingHandlers } from './rate'
import { revealParty } from './reveal'
import { stepHandlers } from './steps'
import { strands } from './strands'
import { answer, draft, jot, offer, table } from './table'
import { unwait, wait } from './wait'
import { mediator, window } from './window'

export const mediationHandlers: Handlers<keyof typeof MEDIATION_CALLS> = {
  ...stepHandlers,
  ...loadedHandlers,
  ...bookingHandlers,
  ...guestHandlers,
  ...ratingHandlers,
  'mediation.window': window,
  'mediation.figures': figures,
  'mediation.mediator': mediator,
  'mediation.apply': apply,
  'mediation.get': get,
  'mediation.reveal': revealParty,
  'mediation.paper': paper,
  'mediation.list': list,
  'mediation.issueCode': issueCode,
  'mediation.enterCode': enterCode,
  'mediation.hold': hold,
  'mediation.release': release,
  'mediation.wait': wait,
  'mediation.unwait': unwait,
  'mediation.day': day,
  'mediation.strands': strands,
  'mediation.table': table,
  'mediation.offer': offer,
  'mediation.draft': draft,
  'mediation.answer': answer,
  'mediation.jot': jot,
}
