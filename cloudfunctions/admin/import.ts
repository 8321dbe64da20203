import { createHash } from 'node:crypto'
import {
  parseStreet,
  type ImportFileName,
  type ImportIssue,
  type Parsed,
} from '../../domain/street/import'
import {
  MAX_LOSSES,
  compareStreets,
  lossesText,
  type Losses,
  type StoredStreet,
} from '../../domain/street/import/compare'
import { now } from '../platform/clock'
import { refuseAdmin, type AdminRefusal } from './answer'
import { applyPlan } from './apply'
import { readFiles } from './files'
import { begin, end, isDone, isUnderWay, noteCompared } from './journal'
import { withAccounts } from './keepers'
import { makePlan, readStreet, retiredBy, sizeOf } from './plan'
import { settleOpen } from './settleOpen'
import { countStranded } from './stranded'
import { countUnkept, type Unkept } from './unkept'

/** Of the 60 s that a function may run: then it answers `done: false`, and the same call goes on. */
export const WORK_MS = 45_000
/** A result must stay small; the first of each kind is what matters. */
const MAX_WARNINGS = 50

export type Imported =
  | {
      ok: true
      /** False: call again with the same files, it carries on. */
      done: boolean
      rev: string
      /** Documents that differed when this run began: new or changed, and no longer in the files. */
      written: number
      retired: number
      /** Open reports that wait for somebody else now, because of who and what changed. */
      moved: number
      /**
       * Appointments ahead that cannot be kept as the street is now: whoever or whatever they need is not
       * there any more, or the day is a holiday now. Chair and clerk have them as a list, with other times.
       */
      stranded: number
      /** 领取点 where redemptions wait and, as the street is now, nobody can hand them out. */
      unkept: Unkept[]
      warnings: ImportIssue[]
    }
  | (AdminRefusal & { errors?: ImportIssue[] })
  /** Code `needsConfirm`: nothing was written; the same call with `confirm: true` does it. */
  | (AdminRefusal & Losses & { warnings: ImportIssue[] })

const hash = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 16)

const invalid = (errors: ImportIssue[]): Imported => ({ ...refuseAdmin('invalidFiles'), errors })

type Read = Extract<Parsed, { ok: true }>

/** What speaks against bringing these files over that street, or null; `warnings` are added to. */
function objection(
  stored: StoredStreet,
  { street, rows, warnings }: Read,
  isConfirmed: boolean,
): { refusal: Imported | null; warnings: ImportIssue[] } {
  const compared = compareStreets(stored, street, rows)
  // What the whole street would lose comes before the gaps of single grids.
  const all = [...compared.warnings, ...warnings].slice(0, MAX_WARNINGS)
  if (compared.errors.length > 0) return { refusal: invalid(compared.errors), warnings: all }
  const { losses } = compared
  if (losses === null || isConfirmed) return { refusal: null, warnings: all }
  const message =
    `还什么都没有写入：${lossesText(losses)}。请核对 list 里列出的（最多列${MAX_LOSSES}条）是不是表格漏了行；` +
    '确实要这样，就在同一次调用里加上 "confirm": true 再导入。'
  const refusal = { ...refuseAdmin('needsConfirm', message), ...losses, warnings: all }
  return { refusal, warnings: all }
}

/**
 * Imports a street from uploaded files. All is checked before anything is written, by itself and
 * against the street that is there; then what differs is written under deterministic `_id`s. So a
 * run that died is carried forward by the same call, and the same files a second time write nothing
 * at all. `isConfirmed`: somebody has looked at what `needsConfirm` listed.
 */
export async function importStreet(
  fileIds: Partial<Record<ImportFileName, string>>,
  isConfirmed: boolean,
  startedAt: number,
): Promise<Imported> {
  const { input, issues } = await readFiles(fileIds)
  if (issues.length > 0) return invalid(issues)
  const said = parseStreet(input, hash)
  if (!said.ok) return invalid(said.errors)
  const { street, errors, warnings } = await withAccounts(said.street, said.rows)
  if (errors.length > 0) return invalid(errors)
  const parsed = { ...said, street, warnings: [...warnings, ...said.warnings] }

  const { rev } = street.settings
  const before = await readStreet()
  const isCarriedOn = await isUnderWay(rev)
  const first = objection(before, parsed, isConfirmed)
  if (first.refusal && !isCarriedOn) return first.refusal
  const answer = async (
    done: boolean,
    written: number,
    retired: number,
    moved: number,
  ): Promise<Imported> => {
    const stranded = done ? await countStranded(street.settings) : 0
    const unkept = done ? await countUnkept(street.settings) : []
    const what = { done, rev, written, retired, moved, stranded, unkept }
    return { ok: true, ...what, warnings: first.warnings }
  }
  const isNothing = sizeOf(await makePlan(before, street)) === 0
  if (isNothing && (await isDone(rev))) return answer(true, 0, 0, 0)
  if (!(await begin(rev, fileIds)).ok) return refuseAdmin('busy')
  // Looked at anew: another import may have ended between the look and the lock.
  const stored = await readStreet()
  if (!isCarriedOn) {
    const { refusal } = objection(stored, parsed, isConfirmed)
    if (refusal) {
      await end(rev, 'superseded')
      return refusal
    }
    await noteCompared(rev)
  }
  const plan = await makePlan(stored, street)
  const retired = retiredBy(plan)
  const isTimeUp = (): boolean => now() - startedAt > WORK_MS
  const applied = await applyPlan(plan, street, isTimeUp)
  const settled = applied ? await settleOpen(street.settings, isTimeUp) : { done: false, moved: 0 }
  if (settled.done) await end(rev)
  return answer(settled.done, sizeOf(plan) - retired, retired, settled.moved)
}
