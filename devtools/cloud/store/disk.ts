/** What SQLite says of a disk, in words that a person can act on. */
import { DiskError } from '../errors'
import type { DiskCode } from '../errors'

const RESTORE = 'bring back a backup: npm run cloud:restore -- FILE'

/** SQLite's result codes by their beginning (sqlite.org, "Result and Error Codes"). */
const CAUSES: [begins: RegExp, code: DiskCode, sentence: string][] = [
  [/^SQLITE_FULL/, 'LOCAL_DISK_FULL', 'the disk is full: nothing was written; make room and go on'],
  [
    /^SQLITE_(READONLY|PERM|CANTOPEN|AUTH)/,
    'LOCAL_DISK_READONLY',
    'the data folder may not be written: see who owns it and how it is mounted',
  ],
  [
    /^SQLITE_(BUSY|LOCKED)/,
    'LOCAL_DISK_LOCKED',
    'the data folder is in use by another cloud or program',
  ],
  [/^SQLITE_(CORRUPT|NOTADB)/, 'LOCAL_DATA_DAMAGED', `the file is damaged; ${RESTORE}`],
  [/^SQLITE_IOERR/, 'LOCAL_DISK_FAULT', 'the disk could not be read or written'],
]

/** The error of a disk as the cloud answers it; undefined for any other error. */
export function diskError(e: unknown, file?: string): DiskError | undefined {
  if (e instanceof DiskError) return e
  // By its code, not its class: the addon throws the class of whoever loaded it first.
  const code = (e as { code?: unknown } | null)?.code
  const cause = typeof code === 'string' ? CAUSES.find(([begins]) => begins.test(code)) : undefined
  if (!cause) return undefined
  const where = file === undefined ? '' : `: ${file}`
  return new DiskError(cause[1], `${cause[2]} (${String(code)})${where}`, { cause: e })
}
