/** Files of clouds before format 1, which lay in a folder: bytes under a hash, `.json` beside them. */
import { existsSync, readFileSync, readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'

/**
 * Hands every file of such a folder to `keep`, which makes it durable, then removes the folder.
 * Cut short, it begins again at the next start.
 */
export function adoptFolder(
  folder: string,
  keep: (path: string, bytes: Buffer, owner: string | null) => void,
): void {
  if (!existsSync(folder)) return
  for (const name of readdirSync(folder).filter((n) => n.endsWith('.json'))) {
    const bytes = join(folder, name.slice(0, -'.json'.length))
    if (!existsSync(bytes)) continue
    const meta = JSON.parse(readFileSync(join(folder, name), 'utf8')) as {
      path: string
      owner: string | null
    }
    keep(meta.path, readFileSync(bytes), meta.owner)
  }
  rmSync(folder, { recursive: true })
}
