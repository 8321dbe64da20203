import type { ComplaintView } from '../../../../domain/contract'
import type { About, ComplaintKind, Subject } from '../../../../domain/complaint/subjects'
import { pageOf } from '../../../../domain/notice/pages'
import { call, refusal, type Reply } from '../../services/call'
import { copyKey, keepCopy } from '../../services/copies'
import { type Draft, type DraftKind, getDraft, listDrafts, openDraft } from '../../services/drafts'
import type { Outbox } from '../../services/outbox'
import { randomText } from '../../services/requestId'
import { sendDraft } from '../../services/send'
import { T } from '../../text'

/** What a person is about to write. */
export interface ComplaintFields {
  kind: ComplaintKind
  about: About
  subject: Subject | null
  who: string
  /** The own report or case that it is about, with its number; empty: none. */
  source: string
  sourceNo: string
  text: string
  confidential: boolean
}

export const COMPLAINT: DraftKind<ComplaintFields> = {
  name: 'complaint',
  blank: () => ({
    ...{ kind: 'complaint', about: 'service', subject: null, who: '' },
    ...{ source: '', sourceNo: '', text: '', confidential: false },
  }),
}

/** Continues what was being written about the same, or begins anew. */
export const openComplaint = (
  now: number,
  about: Partial<Pick<ComplaintFields, 'source' | 'sourceNo'>> = {},
): Draft<ComplaintFields> =>
  listDrafts(COMPLAINT).find(
    (draft) => !draft.unsent && draft.fields.source === (about.source ?? ''),
  ) ??
  openDraft(COMPLAINT, randomText(12), now, {
    ...about,
    ...(about.source ? { about: 'person' as const } : {}),
  })

/** Sends one. Its page can then be drawn at once, from what the cloud has answered. */
export async function sendComplaint(
  key: string,
  now: () => number,
): Promise<Reply<ComplaintView | null>> {
  if (!getDraft(COMPLAINT, key)) return refusal('notFound')
  const reply = await sendDraft(COMPLAINT, key, {
    now,
    ask: ({ requestId, fields, photos }) =>
      call('complaint.submit', {
        requestId,
        kind: fields.kind,
        about: fields.about,
        ...(fields.about === 'app' || fields.subject === null ? {} : { subject: fields.subject }),
        ...(fields.about === 'person' ? { who: fields.who.trim() } : {}),
        ...(fields.source ? { source: fields.source } : {}),
        text: fields.text.trim(),
        photos,
        confidential: fields.confidential,
      }),
  })
  if (reply.ok && reply.data) keepCopy(copyKey('complaint.get', reply.data.id), reply.data)
  return reply
}

export const complaintPageOf = (c: ComplaintView | null): string =>
  c ? pageOf('complaint.detail', c.id) : 'packages/complaint/mine/index'

/** Those that did not get through, for the home page. */
export const complaintOutbox: Outbox = {
  unsent: () =>
    listDrafts(COMPLAINT)
      .filter((draft) => draft.unsent)
      .map(({ key, fields, photos }) => ({
        key,
        title: fields.text || `${T.photo.title} ${photos.length}`,
        line: T.services.complaint,
        page: `packages/complaint/write/index?draft=${key}`,
      })),
  send: async (key) => {
    const reply = await sendComplaint(key, Date.now)
    return reply.ok ? { ok: true, data: complaintPageOf(reply.data) } : reply
  },
}
