import { gridBySettings, settleMatter } from '../platform/settle'
import { streetSettings } from '../platform/settings'
import { collectionOf } from '../platform/tended'

/** A notice found nobody there: what it is about must not wait for that person. */
export async function settleAbout(about: string): Promise<void> {
  const of = collectionOf(about)
  if (!of) return
  const settings = await streetSettings()
  await settleMatter(of, about, gridBySettings(of, settings), settings)
}
