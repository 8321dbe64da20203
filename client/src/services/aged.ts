import Taro from '@tarojs/taro'
import { create } from 'zustand'
import { HOUR_MS } from '../../../domain/calendar/zone'

/** What stands on a page and is of an earlier time. */
export interface Aged {
  /** When it was answered, epoch ms. */
  at: number
  /**
   * A new answer is on its way, or did not come; `told`: the page says so itself, with a way to try again
   * (`Stale`).
   */
  state: 'asking' | 'stuck' | 'told'
}

/** Younger than this, an earlier answer is drawn without a word: the new one is there in a moment. */
export const OLD_MS = HOUR_MS

/** By the name of the page. */
export const useAged = create<Record<string, Aged | null>>(() => ({}))

/** Name of the page that is being drawn: each opening of it has its own. */
export function pageName(): string {
  const { router } = Taro.getCurrentInstance()
  return router?.$taroPath ?? router?.path ?? ''
}

export function setAged(page: string, aged: Aged | null): void {
  const old = useAged.getState()[page] ?? null
  if (old?.at === aged?.at && old?.state === aged?.state) return
  useAged.setState({ [page]: aged })
}
