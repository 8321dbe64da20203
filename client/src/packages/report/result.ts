import type { ReportView } from '../../../../domain/contract'
import { pageOf } from '../../../../domain/notice/pages'
import { copyKey, readCopy } from '../../services/copies'
import { dropDraft, listDrafts, type DraftKind } from '../../services/drafts'

export interface ResultFields {
  text: string
  /** Why there is no photo. */
  reason: string
}

/** 办结结果 of one report, under its id. */
export const RESULT: DraftKind<ResultFields> = {
  name: 'result',
  blank: () => ({ text: '', reason: '' }),
}

/** A 办结 that was begun and not sent, for the home page. */
export interface Unfinished {
  key: string
  /** Of the report, where the phone knows it; else what was written. */
  title: string
  /** The tap did not get through. */
  unsent: boolean
  page: string
}

export const unfinishedResults = (): Unfinished[] =>
  listDrafts(RESULT)
    .filter(({ fields, photos }) => fields.text || fields.reason || photos.length > 0)
    .map(({ key, fields, unsent }) => ({
      key,
      title: readCopy<ReportView>(copyKey('report.get', key))?.title ?? fields.text,
      unsent,
      page: pageOf('duty.task', key),
    }))

export const dropResult = (key: string): void => dropDraft(RESULT, key)
