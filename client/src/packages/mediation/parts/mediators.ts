import type { MediatorCard } from '../../../../../domain/mediation/answers'

/** Order of the shop window: never paid (DOMAIN §3.6). */
export type Order = 'match' | 'near' | 'soon'

export interface Wanted {
  /** Name, organisation or the name of a specialty, or a part of one. */
  words: string
  specialty: string | null
  language: string | null
  community: string | null
  order: Order
}

export const ANY: Wanted = {
  words: '',
  specialty: null,
  language: null,
  community: null,
  order: 'match',
}

/** What people type for the same letter: full-width digits and blanks. */
const plain = (text: string): string =>
  text
    .replace(/[\uff01-\uff5e]/g, (c) => String.fromCharCode(c.charCodeAt(0) - 0xfee0))
    .replace(/\s/g, '')
    .toLowerCase()

type Names = Readonly<Record<string, string>>

function fits(m: MediatorCard, wanted: Wanted, specialtyNames: Names): boolean {
  const { words, specialty, language, community } = wanted
  if (specialty && !m.specialties.some((s) => s === specialty)) return false
  if (language && !m.languages.includes(language)) return false
  if (community && m.communityCode !== community) return false
  const all = [m.name, m.org, m.kindText, m.communityName]
  const names = m.specialties.map((s) => specialtyNames[s] ?? '')
  return plain([...all, ...names].join('\n')).includes(plain(words))
}

const soonest = (m: MediatorCard): number => m.nextFree ?? Infinity
const differ = (a: number, b: number): number => (a === b ? 0 : a - b)

/**
 * Those that are wanted, the best first. By match: whoever knows the kind of dispute, then nearness,
 * then the soonest time, then stars; the others begin with their own word. Equal ones stay as the
 * street lists them.
 * @param near the reader's own community; empty where nobody knows it
 */
export function choose(
  all: readonly MediatorCard[],
  wanted: Wanted,
  near: { community: string; specialty: string | null },
  specialtyNames: Names,
): MediatorCard[] {
  const far = (m: MediatorCard): number =>
    near.community !== '' && m.communityCode === near.community ? 0 : 1
  const unmatched = (m: MediatorCard): number =>
    near.specialty === null || m.specialties.some((s) => s === near.specialty) ? 0 : 1
  const unstarred = (m: MediatorCard): number => -(m.stars ?? 0)
  const keys = {
    match: [unmatched, far, soonest, unstarred],
    near: [far, unmatched, soonest, unstarred],
    soon: [soonest, unmatched, far, unstarred],
  }[wanted.order]
  return all
    .filter((m) => fits(m, wanted, specialtyNames))
    .map((m, i) => ({ m, i }))
    .sort((a, b) => {
      for (const key of keys) {
        const by = differ(key(a.m), key(b.m))
        if (by !== 0) return by
      }
      return a.i - b.i
    })
    .map(({ m }) => m)
}
