import { useUnload } from '@tarojs/taro'
import { useRef } from 'react'
import { OLD_MS, pageName, setAged, type Aged } from '../services/aged'
import { copyAt } from '../services/copies'

/** Of one page: what stands there and since when. */
class Aging {
  /** When what stands there was answered; null: nothing stands there, or nobody knows. */
  private at: number | null

  constructor(
    private readonly page: string,
    key: string,
  ) {
    this.at = key ? copyAt(key) : null
  }

  private set(state: Aged['state'] | null): void {
    setAged(this.page, this.at === null || state === null ? null : { at: this.at, state })
  }

  /** It is drawn from the copy, and asked for. */
  fromCopy = (key: string): void => {
    this.at = key ? copyAt(key) : null
    this.set(this.at !== null && Date.now() - this.at >= OLD_MS ? 'asking' : null)
  }
  answered = (): void => {
    this.at = Date.now()
    this.set(null)
  }
  /** Asked for in the background, and not answered. */
  unanswered = (): void => this.set('stuck')
  /** Not answered, and the page says so. */
  told = (): void => this.set('told')
  gone = (): void => this.set(null)
}

/** Tells the page (`Screen`, `Stale`) how old what it shows is, while that is worth a word. */
export function useAging(key: string): Omit<Aging, 'gone'> {
  const aging = useRef<Aging | null>(null)
  aging.current ??= new Aging(pageName(), key)
  useUnload(() => aging.current?.gone())
  return aging.current
}
