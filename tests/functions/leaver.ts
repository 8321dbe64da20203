import { KINDS, type Kind, type KindName } from '../../domain/identity/kinds'
import { COLLECTIONS } from '../../cloudfunctions/schema'
import { committeeTown } from './leaverTown'
import { rid, type Town } from './town'

export { committeeTown }

/** What somebody is known by, in no other's documents: wherever one of these is found, she is. */
export const PLANTED = {
  openid: 'o-planted-cuilan-7f3a',
  nickname: '翠兰阿姨甲乙',
  name: '杨翠兰丙丁',
  phone: '13987654321',
  address: '丁香巷七号翠兰家',
  secret: '翠兰说的悄悄话',
  party: '杨翠兰戊己',
  comment: '翠兰的评语',
} as const
export type PlantedName = keyof typeof PLANTED
export const HER = { openid: PLANTED.openid }

/** Every path of a document at which a text is found. */
export function pathsOf(value: unknown, text: string, at = ''): string[] {
  if (typeof value === 'string') return value.includes(text) ? [at] : []
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, inner]) => [
    ...(key.includes(text) ? [`${at}.${key} (key)`] : []),
    ...pathsOf(inner, text, at === '' ? key : `${at}.${key}`),
  ])
}

/** The declared kind of a path: the longest declaration that it begins with, `*` for any step. */
export function kindNameAt(collection: string, path: string): KindName | undefined {
  const declared: Record<string, KindName | null | undefined> = COLLECTIONS.find(
    ({ name }) => name === collection,
  )!.person
  const steps = path.replace(' (key)', '').split('.')
  const fits = (pattern: string): boolean =>
    pattern.split('.').every((step, i) => step === '*' || step === steps[i])
  const [best] = Object.keys(declared)
    .filter(fits)
    .sort((a, b) => b.split('.').length - a.split('.').length)
  return (best !== undefined && declared[best]) || undefined
}

export function kindAt(collection: string, path: string): Kind | undefined {
  const name = kindNameAt(collection, path)
  return name && KINDS[name]
}

export interface Found<What extends string = PlantedName> {
  collection: string
  path: string
  what: What
}

/** Everything planted that stands in the database. */
export function foundIn<What extends string = PlantedName>(
  town: Town,
  planted = PLANTED as unknown as Record<What, string>,
): Found<What>[] {
  return COLLECTIONS.flatMap(({ name: collection }) =>
    town.cloud.store
      .find(collection, {}, { _id: 1 }, 100_000)
      .flatMap((document) =>
        (Object.keys(planted) as What[]).flatMap((what) =>
          pathsOf(document, planted[what]).map((path) => ({ collection, path, what })),
        ),
      ),
  )
}

/** A step of hers or of somebody else's on a report, on the version that is stored. */
export const stepOn = (town: Town, id: string) => ({
  requestId: rid('step'),
  id,
  version: town.report(id).version,
})
