/**
 * `npm start`: sets up, builds what changed, and opens the desk on http://127.0.0.1:8520.
 * PORT changes the port; `--reset` forgets the local data first.
 */
import { spawn } from 'node:child_process'
import { rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { Trouble, inRoot, program, root } from './shell.mjs'
import { build } from './build.mjs'
import { setup } from './setup.mjs'

const port = Number(process.env.PORT ?? 8520)

/** Found out before the build, so that nobody waits half a minute for a refusal. */
async function portIsFree() {
  if (!Number.isInteger(port) || port < 0 || port > 65535) {
    throw new Trouble(`PORT must be a number from 0 to 65535, not “${process.env.PORT}”.`)
  }
  await new Promise((resolve, reject) => {
    const probe = createServer()
    probe.once('error', (error) =>
      reject(
        new Trouble(
          error.code === 'EADDRINUSE'
            ? `Port ${port} is taken. Stop the other program or choose another: PORT=8521 npm start`
            : `Port ${port} cannot be used: ${error.message}`,
        ),
      ),
    )
    probe.listen(port, '127.0.0.1', () => probe.close(resolve))
  })
}

/** The desk runs as a child, so that a signal reaches it and its exit code is ours. */
const openDesk = () =>
  new Promise((resolve) => {
    const child = spawn(process.execPath, ['--import', 'tsx', 'devtools/desk/main.ts'], {
      cwd: root,
      env: { ...process.env, PORT: String(port) },
      stdio: 'inherit',
    })
    // A terminal sends Ctrl-C to the whole group, a supervisor only to us: pass on the latter.
    process.on('SIGTERM', () => child.kill('SIGTERM'))
    process.on('SIGINT', () => child.kill('SIGINT'))
    child.once('close', (code) => resolve(code ?? 1))
  })

void program(async () => {
  await portIsFree()
  if (process.argv.includes('--reset')) rmSync(inRoot('.local'), { recursive: true, force: true })
  await setup()
  await build()
  return openDesk()
})
