import { useCallback, useMemo, useState } from 'react'
import type { WindowView } from '../../../../../domain/mediation/answers'
import { keep, load } from '../../../services/storage'
import { ANY, choose, type Order, type Wanted } from '../parts/mediators'

/** The community that the reader has said to live in; on this phone alone. */
const HOME = 'homeCommunity'

/** As many as are drawn at first, and more with each “再看几位”. */
const CHUNK = 4

const distinct = (all: { key: string; text: string }[]): { key: string; text: string }[] => [
  ...new Map(all.filter(({ key }) => key).map((one) => [one.key, one])).values(),
]

/** What there is to choose from. */
export function choicesOf({ mediators, specialties }: WindowView) {
  return {
    specialty: specialties.map(({ code, name }) => ({ key: code, text: name })),
    language: distinct(
      mediators.flatMap((m) => m.languages.map((name) => ({ key: name, text: name }))),
    ),
    community: distinct(
      mediators.map(({ communityCode, communityName }) => ({
        key: communityCode,
        text: communityName,
      })),
    ),
  }
}

export const specialtyNamesOf = ({ specialties }: WindowView): Record<string, string> =>
  Object.fromEntries(specialties.map(({ code, name }) => [code, name]))

/** The window as this reader has asked for it. */
export function useShop(view: WindowView | null) {
  const [wanted, setWanted] = useState<Wanted>(ANY)
  const [drawn, setDrawn] = useState(CHUNK)
  const [home, setHome] = useState(() => load<string>(HOME) ?? '')
  const found = useMemo(
    () =>
      view
        ? choose(
            view.mediators,
            wanted,
            { community: home, specialty: wanted.specialty },
            specialtyNamesOf(view),
          )
        : [],
    [view, wanted, home],
  )
  const want = useCallback((change: Partial<Wanted>) => {
    setWanted((old) => ({ ...old, ...change }))
    setDrawn(CHUNK)
  }, [])
  const live = (community: string) => {
    keep(HOME, community)
    setHome(community)
    want({ order: 'near' })
  }
  /** False where it must be asked first where the reader lives. */
  const orderBy = (order: Order): boolean => {
    if (order === 'near' && !home) return false
    want({ order })
    return true
  }
  const more = () => setDrawn((n) => n + CHUNK)
  const nameOf = (filter: 'specialty' | 'language' | 'community'): string =>
    (view ? choicesOf(view)[filter] : []).find(({ key }) => key === wanted[filter])?.text ?? ''
  return { wanted, want, orderBy, live, found, shown: found.slice(0, drawn), more, nameOf }
}
