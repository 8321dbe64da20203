import { createContext, useContext, useEffect, type Dispatch, type SetStateAction } from 'react'

/** How many sheets lie over the page: what is behind one is not read aloud. */
export const Covering = createContext<Dispatch<SetStateAction<number>> | null>(null)

/** Of a sheet that a page has put over itself (`Screen`'s `over`). */
export function useCovering(): void {
  const setCovered = useContext(Covering)
  useEffect(() => {
    setCovered?.((n) => n + 1)
    return () => setCovered?.((n) => n - 1)
  }, [setCovered])
}
