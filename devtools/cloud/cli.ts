/**
 * `npm run cloud:backup -- [--data DIR] [--to FILE]` and
 * `npm run cloud:restore -- FILE [--data DIR] [--force]`.
 */
import { parseArgs } from 'node:util'
import { backup, restore } from './backup'
import type { BackupSummary } from './backup'

const DATA = '.local/cloud'

/** A name that sorts by time, in UTC. */
const defaultName = (): string =>
  `backups/cloud-${new Date().toISOString().replace(/[-:]|\..*/g, '')}.sqlite`

const said = ({ documents, files, bytes }: BackupSummary): string =>
  `${documents} documents and ${files} files (${(bytes / 1e6).toFixed(1)} MB)`

async function main(): Promise<string> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      data: { type: 'string', default: DATA },
      to: { type: 'string' },
      force: { type: 'boolean', default: false },
    },
  })
  const [command, from] = positionals
  if (command === 'backup') {
    const to = values.to ?? defaultName()
    return `${said(await backup(values.data, to))} of ${values.data} are in ${to}`
  }
  if (command === 'restore' && from !== undefined)
    return `${said(await restore(from, values.data, { force: values.force }))} are in ${values.data}`
  throw new Error(
    'npm run cloud:backup -- [--data DIR] [--to FILE]\nnpm run cloud:restore -- FILE [--data DIR] [--force]',
  )
}

main().then(
  (line) => process.stdout.write(`${line}\n`),
  (e: Error) => {
    process.stderr.write(`${e.message}\n`)
    process.exitCode = 1
  },
)
