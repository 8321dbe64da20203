import type { ImportFileName } from '../../domain/street/import'
import { streetFiles } from '../../domain/street/import/write'
import { collection } from '../platform/collections'
import { temporaryUrls } from '../platform/storage'
import { refuseAdmin, type AdminRefusal } from './answer'
import { writeFile } from './files'
import { byNumber } from './keepers'
import { walk } from './walk'

export type Exported =
  | {
      ok: true
      rev: string
      files: Partial<Record<ImportFileName, string>>
      /** Short-lived addresses of the files, for the download. */
      urls: Record<string, string>
    }
  | AdminRefusal

const active = <T extends { active: boolean }>(docs: T[]): T[] => docs.filter((d) => d.active)

/**
 * Writes the street as the files that would import it, below `exports/<rev>/`. They hold the staff
 * roster: whoever runs this downloads them and then deletes them in the console.
 */
export async function exportStreet(): Promise<Exported> {
  const settings = await collection('settings').get('settings:street')
  if (!settings) return refuseAdmin('noStreet')
  const { points } = settings
  const own = points && { points: byNumber(points) }
  const texts = streetFiles({
    settings: { ...settings, ...own },
    goods: await walk('goods'),
    communities: active(await walk('communities')),
    grids: active(await walk('grids')),
    estates: active(await walk('estates')),
    buildings: active(await walk('buildings')),
    staff: active(await walk('staff')),
    hours: await walk('hours'),
  })
  const files: Partial<Record<ImportFileName, string>> = {}
  for (const [name, text] of Object.entries(texts) as [ImportFileName, string][]) {
    files[name] = await writeFile(`exports/${settings.rev}/${name}`, text)
  }
  const byId = await temporaryUrls(Object.values(files))
  const urls = Object.entries(files).map(([name, id]) => [name, byId.get(id) ?? ''])
  return { ok: true, rev: settings.rev, files, urls: Object.fromEntries(urls) }
}
