import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { startDesk } from './server'

const root = join(__dirname, '..', '..')

/** The desk as a program: one line of progress, the address last, a clean end on a signal. */
async function main(): Promise<void> {
  const began = Date.now()
  const dataDir = join(root, '.local', 'cloud')
  mkdirSync(dataDir, { recursive: true })
  const desk = await startDesk({
    root,
    dataDir,
    port: Number(process.env.PORT ?? 8520),
    timers: true,
    yearOfEntries: Number(process.env.YEAR ?? 0),
    onLog: (line) => {
      if (line.stream === 'stderr') process.stderr.write(`[${line.function}] ${line.text}\n`)
    },
  })
  // A second Ctrl-C, or one from both terminal and parent, must not interrupt the work of the first.
  let ending: Promise<void> | null = null
  const end = (): void => {
    ending ??= desk.stop().then(() => process.exit(0))
  }
  process.on('SIGINT', end)
  process.on('SIGTERM', end)
  const seeded = desk.seeded ? '已建好演示街道，' : ''
  const took = ((Date.now() - began) / 1000).toFixed(1)
  process.stdout.write(
    `${seeded}用时 ${took} 秒。按 Ctrl-C 停止，数据留在 .local/。\n${desk.url}\n`,
  )
}

main().catch((error: Error) => {
  process.stderr.write(`${error.message}\n`)
  process.exit(1)
})
