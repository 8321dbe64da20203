import type { Complaint } from '../../domain/complaint/types'
import { MATTER, collection, index, nobody } from './define'

export const COMPLAINT_COLLECTIONS = {
  complaints: collection<Complaint>(
    {
      complainant: 'openid',
      complainantStaffId: 'openid',
      except: 'openid',
      waitingFor: 'openid',
      'history.*.by': 'openid',
      'history.*.note': 'complaint',
      who: 'complaint',
      text: 'complaint',
      rating: 'complaint',
      photos: 'complaint',
      concerned: 'roster',
      receiver: 'roster',
      source: 'complaint',
      decidedBy: 'roster',
      readers: 'roster',
      told: 'roster',
      'history.*.inside': 'complaint',
      'history.*.photos': 'complaint',
      ...MATTER,
      'inquiries.*.of': 'roster',
      'inquiries.*.by': 'roster',
      'inquiries.*.question': 'complaint',
      'inquiries.*.said': 'complaint',
      ...nobody('no', 'kind', 'about', 'subject', 'inquiries', 'confidential', 'moderation'),
      ...nobody('submittedAt', 'answeredAt', 'answerBy', 'round', 'way', 'history'),
    },
    index('mine', ['complainant', 1], ['submittedAt', -1], ['_id', -1]),
    index('mine_open', ['complainant', 1], ['open', 1], ['submittedAt', -1], ['_id', -1]),
    /** Whose turn it is, what is due first. */
    index('waiting', ['waitingFor', 1], ['dueAt', 1], ['_id', 1]),
    /** Of the staff who had it or were told of it. */
    index('seen', ['readers', 1], ['submittedAt', -1], ['_id', -1]),
    index('watch', ['wakeAt', 1], ['_id', 1]),
    /** For the figures. */
    index('state', ['state', 1]),
    index('overdue', ['open', 1], ['dueAt', 1]),
  ),
}
