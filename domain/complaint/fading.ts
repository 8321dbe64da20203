import { DAY_MS } from '../calendar/zone'
import { GONE, without } from '../identity/leaving'
import type { Removed } from '../report/fading'
import { RETENTION, type Retention } from '../street/keeping'
import { nameless } from './nameless'
import type { Complaint } from './types'

/** How long a 投诉建议 is kept (DOMAIN §2.4): as a report, by the same days, from its last line. */

export interface FadedComplaint {
  complaint: Complaint
  removed: Removed
  /** fileIDs that nothing shows any more. */
  files: string[]
}

const filesOf = (c: Complaint): string[] => [
  ...new Set([c.photos, ...c.history.map((h) => h.photos)].flat().map(({ fileId }) => fileId)),
]

const withoutPhotos = (c: Complaint): Complaint => ({
  ...c,
  photos: [],
  history: c.history.map((entry) => ({ ...entry, photos: [] })),
})

/** Neither account nor post of whoever wrote it stands in it. */
function withoutWriter(c: Complaint): Complaint {
  const { complainant, complainantStaffId } = c
  const next = nameless(c, complainant)
  return complainantStaffId === null
    ? next
    : { ...next, except: without(complainantStaffId, next.except) }
}

const wordsOf = (c: Complaint): string[] => [
  ...[c.text, c.who, c.rating?.comment ?? ''],
  ...c.history.flatMap(({ note, inside = '' }) => [note, inside]),
  ...(c.inquiries ?? []).flatMap(({ question, said }) => [question, said?.text ?? '']),
]

const withoutWords = (c: Complaint): Complaint => ({
  ...c,
  text: '',
  who: '',
  rating: c.rating && { ...c.rating, comment: '' },
  history: c.history.map((entry) => ({
    ...entry,
    note: '',
    ...(entry.inside === undefined ? {} : { inside: '' }),
  })),
  ...(c.inquiries && {
    inquiries: c.inquiries.map((i) => ({
      ...i,
      question: '',
      said: i.said && { ...i.said, text: '' },
    })),
  }),
})

/** A complaint as it may still be kept; null where nothing of it is due. Nothing of one that is open is removed. */
export function fadedComplaint(
  c: Complaint,
  now: number,
  own: Partial<Retention> = {},
): FadedComplaint | null {
  if (c.open || c.waitingFor !== null) return null
  const days = { ...RETENTION, ...own }
  const age = now - c.history.at(-1)!.at
  const isDue = (of: keyof Retention): boolean => age >= days[of] * DAY_MS
  const files = isDue('photosDays') ? filesOf(c) : []
  const isWriterDue = isDue('reporterDays') && c.complainant !== GONE
  const areWordsDue = isDue('textDays') && wordsOf(c).some((words) => words !== '')
  if (files.length === 0 && !isWriterDue && !areWordsDue) return null
  let next: Complaint = { ...c, version: c.version + 1 }
  if (files.length > 0) next = withoutPhotos(next)
  if (isWriterDue) next = withoutWriter(next)
  if (areWordsDue) next = withoutWords(next)
  const removed = {
    ...{ spots: 0, photos: files.length },
    ...{ reporters: Number(isWriterDue), texts: Number(areWordsDue) },
  }
  return { complaint: next, removed, files }
}
