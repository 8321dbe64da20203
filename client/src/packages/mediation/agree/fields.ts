import type { InputOf } from '../../../../../domain/contract'
import type { TableView } from '../../../../../domain/mediation/answers'
import { checkDraft, draftingText } from '../../../../../domain/mediation/drafting'
import { saysSomething } from '../../../../../domain/call/said'
import type { DraftKind } from '../../../services/drafts'
import { DESK } from '../textDesk'

const W = DESK.agree
type Written = Omit<InputOf<'mediation.draft'>, 'requestId' | 'id'>
type OnTable = NonNullable<TableView['draft']>

export interface DutyFields {
  who: string
  to: string
  what: string
  /** 元 as typed. */
  yuan: string
  date: string
  place: string
  manner: string
}
export interface AgreeFields {
  facts: string
  minutes: string
  form: Written['form']
  level: Written['level']
  duties: DutyFields[]
}

export const blankDuty = (parties: TableView['parties']): DutyFields => ({
  // It is the other side, more often than not, that has something to do.
  who: parties[1]?.key ?? '',
  to: parties[0]?.key ?? '',
  what: '',
  yuan: '',
  date: '',
  place: '',
  manner: '',
})

/** The agreement of one case as far as it is written, kept on the phone under its id. */
export const AGREE: DraftKind<AgreeFields> = {
  name: 'agreement',
  blank: () => ({ facts: '', minutes: '', form: 'WRITTEN', level: 'community', duties: [] }),
}

/** 元 as people type it, in 分; null for what is no amount, undefined for none. */
export function fenOf(yuan: string): number | null | undefined {
  const text = yuan.trim()
  if (text === '') return undefined
  const parts = /^(\d{1,9})(?:\.(\d{1,2}))?$/.exec(text)
  const fen = parts && Number(parts[1]) * 100 + Number((parts[2] ?? '').padEnd(2, '0'))
  return fen && fen > 0 ? fen : null
}

const yuanOf = (fen: number | null): string => {
  if (fen === null) return ''
  return fen % 100 === 0 ? String(fen / 100) : (fen / 100).toFixed(2)
}

/** What lies on the table, to be written on. */
export const fieldsOf = ({ facts, minutes = '', form, level, duties }: OnTable): AgreeFields => ({
  facts,
  minutes,
  form,
  level,
  duties: duties.map(({ who, to, what, amount, date, place, manner }) => ({
    ...{ who, to, what, date, place, manner },
    yuan: yuanOf(amount),
  })),
})

/** What the cloud is told. Only of fields in which nothing is to be mended. */
export const writtenOf = ({ facts, minutes, form, level, duties }: AgreeFields): Written => ({
  form,
  level,
  facts: facts.trim(),
  minutes: minutes.trim(),
  duties: duties.map(({ yuan, ...d }) => {
    const amount = fenOf(yuan)
    return {
      ...d,
      what: d.what.trim(),
      place: d.place.trim(),
      manner: d.manner.trim(),
      ...(amount ? { amount } : {}),
    }
  }),
})

/** Something to be said at a field. */
export interface Said {
  /** Path as in the call's input: `facts`, `duties.0.what`. */
  field: string
  /** To be mended before it may lie on the table; else it may stay. */
  must: boolean
  /** Nothing stands there yet: said once the person thinks that it is done. */
  empty: boolean
  text: string
}

const must = (field: string, text: string, empty = false): Said => ({
  field,
  must: true,
  empty,
  text,
})

/** 起草检查, in the words that the cloud would refuse it with, and what only this page can see. */
export function checked(fields: AgreeFields, parties: TableView['parties'], today: string): Said[] {
  const { facts, minutes, duties } = fields
  const amounts = duties.map(({ yuan }) => fenOf(yuan))
  const draft = {
    facts,
    parties: parties.map(({ key }) => key),
    duties: duties.map((d, i) => ({ ...d, amount: amounts[i] ?? null })),
  }
  const bad = amounts.map((fen, i) => fen === null && must(`duties.${i}.amount`, W.badAmount))
  return [
    ...checkDraft(draft, today)
      // A sum that cannot be read is said as that.
      .filter(({ code, field }) => code !== 'sumMissing' || !bad[Number(field.split('.')[1])])
      .map((issue) => ({
        field: issue.field,
        must: issue.kind === 'refuse',
        empty: issue.code === 'empty' || (issue.code === 'badDate' && issue.word === ''),
        text: issue.code === 'badDate' && issue.word === '' ? W.needDate : draftingText(issue),
      })),
    ...bad.filter((said) => said !== false),
    ...(saysSomething(minutes) ? [] : [must('minutes', W.needMinutes, true)]),
  ]
}
