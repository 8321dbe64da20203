import { useEffect, useState } from 'react'
import { inDaysOf, keepingOf, type Keeping } from '../../../../domain/street/keeping'
import { getStreet } from '../../services/street'
import { WORDS } from './text'

/** How long something is kept, in the days of this street; until those are known it says so. */
export function useKept(): (kept: string) => string {
  const [keeping, setKeeping] = useState<Keeping | null>(null)
  useEffect(() => {
    void getStreet().then((street) => {
      // A copy of before does not have them; the cloud names another revision after each import.
      if (street.ok) setKeeping(keepingOf(street.data.keeping))
    })
  }, [])
  return (kept) => {
    if (!kept.includes('{')) return kept
    return keeping ? inDaysOf(keeping, kept) : WORDS.data.keptUnknown
  }
}
