import type { PhotoView } from '../call/views'
import {
  doneText,
  rowOf,
  saysOf,
  type Lifecycle,
  type Needs,
  type Says,
  type Tone,
} from './lifecycle'
import type { Entry } from './types'

/** What a reader sees of a matter of any kind. Times are epoch ms. */

/** One of the visible steps, 五步 for a report. */
export interface StepView {
  name: string
  state: 'done' | 'current' | 'todo'
  at: number | null
}

/** A button: drawn from the life-cycle table, so what is shown is what is allowed. */
export interface ActionView {
  /** The call is `<context>.<action>`. */
  action: string
  label: string
  /** What to say when it is done. */
  done: string
  /** The one to put under the thumb, the others, and what ends things. */
  weight: 'primary' | 'plain' | 'danger'
  needs: Needs
  /** For whom what is written is. */
  says: Says
  /** What to write, where a sentence is needed. */
  hint: string
}

export interface HistoryView {
  at: number
  /** “已签收” */
  title: string
  /** “网格员 王*”, whole for colleagues, or the reader's “我”. */
  by: string
  /** What this reader may know of it. */
  note: string
  /** For colleagues alone; absent for everybody else, and where nothing was said. */
  inside?: string
  photos: PhotoView[]
}

/**
 * One thing that is open for a reader, of whatever kind: a report, later a case, a booking or a
 * redemption. Lists of several kinds are made of these.
 */
export interface Row {
  id: string
  /** Address of its page with query, no leading slash. */
  page: string
  title: string
  /** “黄河社区 第3网格 · 等待签收” */
  line: string
  tag: { text: string; tone: Tone }
  /** By when whoever it waits for must act; null where nothing is due. */
  dueAt: number | null
  /** Open and past `dueAt`. */
  overdue: boolean
  /** It is this reader's turn. */
  myTurn: boolean
  /** Label of this reader's next step, empty where it is somebody else's turn. */
  action: string
}

/** The button of a step; `label` where this reader's name for it is not the row's own. */
export function actionView<A extends string>(
  table: Lifecycle<string, A>,
  action: A,
  label?: string,
): ActionView {
  const row = rowOf(table, action)
  return {
    action,
    label: label ?? row.label,
    done: doneText(table, action),
    weight: row.weight,
    needs: row.needs,
    says: saysOf(table, action),
    hint: row.hint ?? '',
  }
}

/**
 * What a reader may know of the words of an entry. Whom the matter concerns reads what is said to him, and
 * what he has said himself; colleagues read all of it.
 */
export function saidTo(
  table: Lifecycle,
  entry: Pick<Entry, 'action' | 'note' | 'inside'>,
  reader: { isColleague: boolean; isOwn: boolean },
): Pick<HistoryView, 'note' | 'inside'> {
  const { note, inside } = entry
  if (reader.isColleague) return inside ? { note, inside } : { note }
  const isTold = reader.isOwn || saysOf(table, entry.action) !== 'colleagues'
  return { note: isTold ? note : '' }
}
