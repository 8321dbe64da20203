import { DAY_MS } from '../calendar/zone'
import { GONE } from '../identity/leaving'
import { RETENTION, type Retention } from '../street/keeping'
import { nameless } from './nameless'
import type { Report } from './types'

/** What a run has removed; counts alone. */
export interface Removed {
  spots: number
  photos: number
  reporters: number
  texts: number
}

export const NOTHING: Readonly<Removed> = { spots: 0, photos: 0, reporters: 0, texts: 0 }

/** When it was over: its last line, which for a report that nobody rated is the timer's. */
const endedAt = ({ history }: Report): number => history.at(-1)!.at

export interface Faded {
  report: Report
  removed: Removed
  /** fileIDs that nothing shows any more. */
  files: string[]
}

function withoutPhotos(report: Report): Report {
  return {
    ...report,
    photos: [],
    result: report.result && { ...report.result, photos: [] },
    history: report.history.map((entry) => ({ ...entry, photos: [] })),
  }
}

function withoutWords(report: Report): Report {
  return {
    ...report,
    text: '',
    result: report.result && { ...report.result, text: '', noPhotoReason: '' },
    rating: report.rating && { ...report.rating, comment: '' },
    history: report.history.map((entry) => ({
      ...entry,
      note: '',
      ...(entry.inside === undefined ? {} : { inside: '' }),
    })),
  }
}

const filesOf = (report: Report): string[] => [
  ...new Set(
    [report.photos, report.result?.photos ?? [], ...report.history.map((h) => h.photos)]
      .flat()
      .map(({ fileId }) => fileId),
  ),
]

/** What a pin is called tells where it was as well; a building's name is the street's. */
const isExact = ({ place }: Report): boolean =>
  place.point !== null || (place.buildingId === null && place.label !== '')

function withoutSpot({ place, ...report }: Report): Report {
  const label = place.buildingId === null ? '' : place.label
  return { ...report, place: { ...place, point: null, label } }
}

const hasWords = (report: Report): boolean =>
  report.text !== '' || report.history.some(({ note, inside = '' }) => note + inside !== '')

/**
 * A report as it may still be kept; null where nothing of it is due. Nothing of one that is open, or that
 * somebody is still asked about, is removed.
 */
export function faded(report: Report, now: number, own: Partial<Retention> = {}): Faded | null {
  if (report.open || report.waitingFor !== null) return null
  const days = { ...RETENTION, ...own }
  const age = now - endedAt(report)
  const isDue = (of: keyof Retention): boolean => age >= days[of] * DAY_MS
  const files = isDue('photosDays') ? filesOf(report) : []
  const removed: Removed = {
    spots: Number(isDue('spotDays') && isExact(report)),
    photos: files.length,
    reporters: Number(isDue('reporterDays') && report.reporter !== GONE),
    texts: Number(isDue('textDays') && hasWords(report)),
  }
  if (Object.values(removed).every((n) => n === 0)) return null
  // Whoever has it open saw more than there is now.
  let next = { ...report, version: report.version + 1 }
  if (removed.spots) next = withoutSpot(next)
  if (files.length > 0) next = withoutPhotos(next)
  if (removed.reporters) next = nameless(next, next.reporter)
  if (removed.texts) next = withoutWords(next)
  return { report: next, removed, files }
}
