import { create } from 'zustand'
import type { Purpose } from '../../../domain/call/basis'

/** What a person is asked to agree to before something goes on, from wherever it was begun. */
interface Asked {
  purposes: readonly Purpose[]
  answer: (agreed: boolean) => void
}

export const useConsentAsked = create<{ asked: Asked | null }>(() => ({ asked: null }))

/** Opens the sheet over the page that is shown; says whether the person agreed. A second one waits for no one. */
export function askConsent(purposes: readonly Purpose[]): Promise<boolean> {
  useConsentAsked.getState().asked?.answer(false)
  return new Promise((resolve) => {
    const answer = (agreed: boolean): void => {
      useConsentAsked.setState({ asked: null })
      resolve(agreed)
    }
    useConsentAsked.setState({ asked: { purposes, answer } })
  })
}
