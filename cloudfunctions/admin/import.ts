import { createHash } from 'node:crypto'
import { parseStreet, type ImportFileName, type ImportIssue } from '../../domain/street/import'
import { now } from '../platform/clock'
import { refuseAdmin, type AdminRefusal } from './answer'
import { applyPlan } from './apply'
import { readFiles } from './files'
import { begin, end, isDone } from './journal'
import { makePlan, sizeOf } from './plan'

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
      warnings: ImportIssue[]
    }
  | (AdminRefusal & { errors?: ImportIssue[] })

const hash = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 16)

/**
 * Imports a street from uploaded files. All is checked before anything is written; then what
 * differs is written under deterministic `_id`s. So a run that died is carried forward by the same
 * call, and the same files a second time write nothing at all.
 */
export async function importStreet(
  fileIds: Partial<Record<ImportFileName, string>>,
  startedAt: number,
): Promise<Imported> {
  const { input, issues } = await readFiles(fileIds)
  if (issues.length > 0) return { ...refuseAdmin('invalidFiles'), errors: issues }
  const parsed = parseStreet(input, hash)
  if (!parsed.ok) return { ...refuseAdmin('invalidFiles'), errors: parsed.errors }

  const { street } = parsed
  const { rev } = street.settings
  const answer = (done: boolean, written: number, retired: number): Imported => ({
    ok: true,
    done,
    rev,
    written,
    retired,
    warnings: parsed.warnings.slice(0, MAX_WARNINGS),
  })
  const first = await makePlan(street)
  if (sizeOf(first) === 0 && (await isDone(rev))) return answer(true, 0, 0)
  if (!(await begin(rev, fileIds)).ok) return refuseAdmin('busy')
  // Planned anew: another import may have ended between the look and the lock.
  const plan = await makePlan(street)
  const retired = plan.places.reduce((n, p) => n + p.retire.length, plan.retiredStaff.length)
  const done = await applyPlan(plan, street, () => now() - startedAt > WORK_MS)
  if (done) await end(rev)
  return answer(done, sizeOf(plan) - retired, retired)
}
