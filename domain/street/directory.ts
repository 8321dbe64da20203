import type { Community, Grid, StaffedGrid, StreetSettings } from './types'

type Directory = StreetSettings['directory']

/** The directory of a street whose communities and grids are staffed already. */
export const directoryOf = (
  communities: readonly Pick<Community, 'code' | 'name' | 'firstSecretary'>[],
  grids: readonly (StaffedGrid & Pick<Grid, 'publicPhone'>)[],
): Directory =>
  Object.fromEntries([
    ...communities.map(({ code, name, firstSecretary }) => [
      code,
      { name, communityName: '', phone: '', lead: null, workers: [], firstSecretary },
    ]),
    ...grids.map(({ code, name, communityName, publicPhone, lead, workers, firstSecretary }) => [
      code,
      { name, communityName, phone: publicPhone, lead, workers, firstSecretary },
    ]),
  ]) as Directory

/** A grid as it is staffed now, or null where the street has none of this code. */
export function gridOf(
  { directory }: Pick<StreetSettings, 'directory'>,
  code: string | null,
): StaffedGrid | null {
  const entry = code === null ? undefined : directory[code]
  if (code === null || entry === undefined) return null
  const { name, communityName, lead, workers, firstSecretary } = entry
  return { code, name, communityName, lead, workers, firstSecretary }
}
