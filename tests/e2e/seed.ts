import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startDesk } from '../../devtools/desk/server'

/**
 * Jest's global set-up of this room: an empty desk is opened once, so that it makes its street, and
 * closed again; each file begins with a copy of its data.
 */
export default async function seed(): Promise<void> {
  const dataDir = mkdtempSync(join(tmpdir(), 'gongzhi-street-'))
  process.env.GONGZHI_STREET = dataDir
  const root = join(__dirname, '..', '..')
  const desk = await startDesk({ root, dataDir, port: 0, timers: false })
  await desk.stop()
}
