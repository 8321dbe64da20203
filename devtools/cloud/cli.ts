/** The commands of the local cloud: backup, restore, serve. */
import { parseArgs } from 'node:util'
import { backup, restore } from './backup'
import type { BackupSummary } from './backup'
import { functionsIn, serve } from './serve'

const DATA = '.local/cloud'
/** Any mini-program's functions: their data are kept apart from the desk's. */
const SERVED_DATA = '.local/served'
const SERVED_PORT = '8530'

const USAGE = `npm run cloud:backup -- [--data DIR] [--to FILE]
npm run cloud:restore -- FILE [--data DIR] [--force]
npm run cloud:serve -- FOLDER [--schema FILE] [--collections a,b] [--data DIR] [--port N] [--timers] [--loose]`

/** A name that sorts by time, in UTC. */
const defaultName = (): string =>
  `backups/cloud-${new Date().toISOString().replace(/[-:]|\..*/g, '')}.sqlite`

const said = ({ documents, files, bytes }: BackupSummary): string =>
  `${documents} documents and ${files} files (${(bytes / 1e6).toFixed(1)} MB)`

const readArguments = () =>
  parseArgs({
    allowPositionals: true,
    options: {
      data: { type: 'string' },
      to: { type: 'string' },
      force: { type: 'boolean', default: false },
      schema: { type: 'string' },
      collections: { type: 'string' },
      port: { type: 'string', default: SERVED_PORT },
      timers: { type: 'boolean', default: false },
      loose: { type: 'boolean', default: false },
    },
  })

type Values = ReturnType<typeof readArguments>['values']

/** Serves until Ctrl-C. */
async function serveFolder(folder: string, values: Values): Promise<string> {
  const cloud = await serve({
    functionsDir: folder,
    ...(values.schema === undefined ? {} : { schemaFile: values.schema }),
    names: values.collections?.split(',').filter((name) => name !== '') ?? [],
    dataDir: values.data ?? SERVED_DATA,
    port: Number(values.port),
    timers: values.timers,
    loose: values.loose,
    onLog: (line) => process.stdout.write(`[${line.function}] ${line.text}\n`),
  })
  const collections = Object.keys(cloud.store.snapshot()).join(', ') || 'none'
  process.stdout.write(
    `${cloud.url}\nfunctions: ${functionsIn(folder).join(', ')}; collections: ${collections}\n` +
      'POST /wx/callFunction {"name", "data"} with the header x-wx-openid calls one. Ctrl-C stops.\n',
  )
  await new Promise((resolve) => {
    process.once('SIGINT', resolve)
    process.once('SIGTERM', resolve)
  })
  await cloud.stop()
  return 'stopped; the data stay'
}

async function main(): Promise<string> {
  const { values, positionals } = readArguments()
  const [command, from] = positionals
  const data = values.data ?? DATA
  if (command === 'backup') {
    const to = values.to ?? defaultName()
    return `${said(await backup(data, to))} of ${data} are in ${to}`
  }
  if (command === 'restore' && from !== undefined)
    return `${said(await restore(from, data, { force: values.force }))} are in ${data}`
  if (command === 'serve' && from !== undefined) return serveFolder(from, values)
  throw new Error(USAGE)
}

main().then(
  (line) => process.stdout.write(`${line}\n`),
  (e: Error) => {
    process.stderr.write(`${e.message}\n`)
    process.exitCode = 1
  },
)
