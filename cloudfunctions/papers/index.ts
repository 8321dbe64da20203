import * as v from 'valibot'
import type { StatementPaper } from '../../domain/helper/statement'
import type { AgreementPaper } from '../../domain/mediation/paper'
import { now } from '../platform/clock'
import { origin } from '../platform/identity'
import { log } from '../platform/log'
import { hashOf, statementPath } from '../platform/paperPath'
import { keepFile } from '../platform/storage'
import { agreementDocument, LAYOUT } from './agreement'
import { statementDocument } from './statement'

const text = v.string()

/** As domain/mediation/paper makes it; TypeScript says below that it is the same. */
const PAPER = v.strictObject({
  title: text,
  number: text,
  parties: v.array(text),
  sections: v.array(v.strictObject({ heading: text, paragraphs: v.array(text) })),
  signatures: v.array(v.strictObject({ who: text, name: text, how: text })),
  committee: text,
  formedOn: text,
}) satisfies v.GenericSchema<unknown, AgreementPaper>

/** As domain/helper/statement makes it. */
const STATEMENT = v.strictObject({
  title: text,
  head: v.array(text),
  rows: v.array(v.strictObject({ day: text, text, change: text })),
  foot: v.array(text),
}) satisfies v.GenericSchema<unknown, StatementPaper>

/** Not strict: the platform adds fields of its own to an event. */
const EVENT = v.variant('kind', [
  v.object({
    kind: v.literal('agreement'),
    case: v.pipe(v.string(), v.regex(/^case:[0-9a-f]{24}$/)),
    paper: PAPER,
  }),
  v.object({
    kind: v.literal('statement'),
    elder: v.pipe(v.string(), v.regex(/^elder:[0-9a-f]{24}$/)),
    paper: STATEMENT,
  }),
])
type Event = v.InferOutput<typeof EVENT>

/** What is printed, and the path of its file. */
const printed = async (event: Event): Promise<{ bytes: Buffer; path: string }> =>
  event.kind === 'agreement'
    ? {
        bytes: await agreementDocument(event.paper),
        path: `papers/${event.case.slice('case:'.length)}/agreement-v${LAYOUT}-${hashOf(event.paper)}.docx`,
      }
    : {
        bytes: await statementDocument(event.paper),
        path: statementPath(event.elder, event.paper),
      }

export type PapersAnswer =
  { ok: true; fileId: string } | { ok: false; code: 'notAllowed' | 'invalidInput' }

/**
 * Makes papers that are printed, apart from `api`, whose start would bear the library's weight. For
 * other functions only. The same content of a case has the same path, however often it is asked for:
 * it is made again in its place, and no second file lies about; another layout has another path.
 */
export async function main(event: unknown): Promise<PapersAnswer> {
  const startedAt = now()
  if (origin().fromClient) return { ok: false, code: 'notAllowed' }
  const parsed = v.safeParse(EVENT, event)
  if (!parsed.success) return { ok: false, code: 'invalidInput' }
  const { bytes, path } = await printed(parsed.output)
  const fileId = await keepFile(path, bytes)
  log.info('paper', { bytes: bytes.length, ms: now() - startedAt })
  return { ok: true, fileId }
}
