import { useEffect, useState } from 'react'
import type { Failure } from '../../../services/call'
import { getStreet } from '../../../services/street'

interface Asked {
  communities: readonly { code: string; name: string }[] | null
  failure: Failure | null
}

/** Communities of this street, from the phone or the cloud. */
export function useCommunities() {
  const [turn, setTurn] = useState(0)
  const [asked, setAsked] = useState<Asked>({ communities: null, failure: null })
  useEffect(() => {
    let live = true
    void getStreet().then((street) => {
      if (!live) return
      setAsked(
        street.ok
          ? { communities: street.data.communities, failure: null }
          : { communities: null, failure: street },
      )
    })
    return () => {
      live = false
    }
  }, [turn])
  return { ...asked, retry: () => setTurn((n) => n + 1) }
}
