import * as v from 'valibot'
import { IMPORT_FILES, LIST_FILES } from '../../domain/street/import/columns'
import { now } from '../platform/clock'
import { origin } from '../platform/identity'
import { log } from '../platform/log'
import { refuseAdmin } from './answer'
import { exportStreet } from './export'
import { WORK_MS, importStreet } from './import'
import { inviteVolunteers } from './invite'
import { migrate } from './migrate'
import { unbindStaff } from './unbind'

const fileId = v.pipe(v.string(), v.regex(/^cloud:\/\/[^\s?#]{1,400}$/))

const EVENT = v.variant('action', [
  v.object({ action: v.literal('migrate') }),
  v.object({
    action: v.literal('import'),
    files: v.record(v.picklist(IMPORT_FILES), fileId),
    /** Somebody has looked at what `needsConfirm` listed. */
    confirm: v.optional(v.boolean(), false),
  }),
  v.object({
    action: v.literal('invite'),
    files: v.record(v.picklist(LIST_FILES), fileId),
  }),
  v.object({ action: v.literal('export') }),
  v.object({
    action: v.literal('unbind'),
    jobNo: v.pipe(v.string(), v.regex(/^[A-Za-z0-9_-]{1,32}$/)),
  }),
])

/**
 * The administrator's function: migrate, import, invite, export, unbind. It answers the console and servers only:
 * whoever carries an openid comes from a mini-program, however high the post behind it.
 */
export async function main(event: unknown): Promise<unknown> {
  const startedAt = now()
  if (origin().openid !== '' || origin().fromClient) return refuseAdmin('notAllowed')
  const parsed = v.safeParse(EVENT, event)
  if (!parsed.success) return refuseAdmin('invalidInput')
  const answer = await run(parsed.output, startedAt)
  log.info('admin', { action: parsed.output.action, ok: answer.ok, ms: now() - startedAt })
  return answer
}

function run(event: v.InferOutput<typeof EVENT>, startedAt: number) {
  switch (event.action) {
    case 'migrate':
      return migrate(() => now() - startedAt > WORK_MS)
    case 'import':
      return importStreet(event.files, event.confirm, startedAt)
    case 'invite':
      return inviteVolunteers(event.files, startedAt)
    case 'export':
      return exportStreet()
    case 'unbind':
      return unbindStaff(event.jobNo)
  }
}
