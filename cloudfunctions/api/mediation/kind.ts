import type { CaseView } from '../../../domain/mediation/answers'
import { decide } from '../../../domain/mediation/decide'
import { MEDIATION } from '../../../domain/mediation/lifecycle'
import { CASE_SHAPE } from '../../../domain/mediation/limits'
import { namesOf } from '../../../domain/mediation/naming'
import { tellsOf } from '../../../domain/mediation/notices'
import { mayRead, permitStep } from '../../../domain/mediation/qualities'
import type { Case } from '../../../domain/mediation/types'
import type { CaseStep } from '../../../domain/mediation/words'
import type { Kind } from '../matter'
import { present } from './present'

/** Cases, as the common runner needs to know them. */
export const CASES: Kind<Case, CaseStep, CaseView> = {
  collection: 'cases',
  shape: CASE_SHAPE,
  table: MEDIATION,
  personal: new Set(['party']),
  mayRead,
  permit: permitStep,
  names: namesOf,
  decide,
  tells: tellsOf,
  // What `jobs` does for it at once: a number, time that the calendar gets back, a table to be cleared,
  // a mediator's figures.
  follows: (c) =>
    (c.acceptedAt !== null && (c.number === '' || c.freeing.length > 0)) ||
    c.state === 'AGREED' ||
    (!c.open && !c.counted) ||
    (c.state === 'TERMINATED' && c.sittings.length > 0),
  present,
}
