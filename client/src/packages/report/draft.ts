import type { PlaceInput, ReportView } from '../../../../domain/contract'
import { pageOf } from '../../../../domain/notice/pages'
import { call, refusal, type Reply } from '../../services/call'
import { copyKey, keepCopy } from '../../services/copies'
import { type Draft, type DraftKind, getDraft, listDrafts, openDraft } from '../../services/drafts'
import type { Outbox } from '../../services/outbox'
import type { PlaceFields } from '../../services/place'
import { randomText } from '../../services/requestId'
import { sendDraft } from '../../services/send'
import { keep, load } from '../../services/storage'
import { T } from '../../text'

/** What a person is about to report. */
export interface ReportFields extends PlaceFields {
  text: string
  category: string | null
  categoryName: string
  confidential: boolean
}

export const REPORT: DraftKind<ReportFields> = {
  name: 'report',
  blank: () => ({
    text: '',
    category: null,
    categoryName: '',
    place: null,
    placeLabel: '',
    confidential: false,
  }),
}

const LAST_PLACE = 'lastPlace'

/** The place of the last report, so that the next one needs no choosing. */
const lastPlace = (): PlaceFields | null => {
  const last = load<{ place: PlaceInput; label: string }>(LAST_PLACE)
  return last && { place: last.place, placeLabel: last.label }
}

/** A building stays the same; a pin is of one problem only. */
function rememberPlace({ place, placeLabel }: ReportFields): void {
  if (place && place.kind !== 'pin') keep(LAST_PLACE, { place, label: placeLabel })
}

/** Continues what was being written, or begins anew at the last place. */
export const openReport = (now: number): Draft<ReportFields> =>
  listDrafts(REPORT).find((draft) => !draft.unsent) ??
  openDraft(REPORT, randomText(12), now, lastPlace() ?? {})

/** Sends one report. Its page can then be drawn at once, from what the cloud has answered. */
export async function sendReport(
  key: string,
  now: () => number,
): Promise<Reply<ReportView | null>> {
  const draft = getDraft(REPORT, key)
  if (!draft) return refusal('notFound')
  const { place } = draft.fields
  if (!place) return refusal('needPlace')
  const reply = await sendDraft(REPORT, key, {
    now,
    ask: ({ requestId, fields: { text, category, confidential }, photos }) =>
      call('report.submit', {
        requestId,
        text,
        photos,
        ...(category ? { category } : {}),
        place,
        confidential,
      }),
  })
  if (!reply.ok) return reply
  rememberPlace(draft.fields)
  if (reply.data) keepCopy(copyKey('report.get', reply.data.id), reply.data)
  return reply
}

export const reportPageOf = (report: ReportView | null): string =>
  report ? pageOf('report.detail', report.id) : 'packages/report/list/index'

/** Reports that did not get through, for the home page. */
export const reportOutbox: Outbox = {
  unsent: () =>
    listDrafts(REPORT)
      .filter((draft) => draft.unsent)
      .map(({ key, fields, photos }) => ({
        key,
        title: fields.text || fields.categoryName || `${T.photo.title} ${photos.length}`,
        line: fields.placeLabel,
        page: `packages/report/form/index?draft=${key}`,
      })),
  send: async (key) => {
    const reply = await sendReport(key, Date.now)
    return reply.ok ? { ok: true, data: reportPageOf(reply.data) } : reply
  },
}
