import { View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { createContext, useContext, useEffect, useRef } from 'react'
import { pageName } from '../services/aged'
import { placeOf, useQuestion } from '../services/question'

/** Brings the place of that id before the eyes: by scrolling the page, or the sheet that lies over it. */
type Bring = (id: string) => void

const byPage: Bring = (id) => {
  const scroll = { selector: `#${id}`, duration: 200 }
  Promise.resolve(Taro.pageScrollTo(scroll)).catch(() => undefined)
}

export const Bringing = createContext<Bring>(byPage)

/** The question of this page that stands at a field; null where there is none. */
function useAsked(field: string) {
  const page = useRef<string | null>(null)
  page.current ??= pageName()
  const name = page.current
  return useQuestion(({ question }) =>
    question?.page === name && question.field === field ? question : null,
  )
}

/**
 * What is asked of a field, large, over it; read aloud when it comes, and scrolled to. Its place is always
 * there.
 */
export function AtField({ name }: { name: string }) {
  const asked = useAsked(name)
  const bring = useContext(Bringing)
  const place = asked ? placeOf(name, asked.turn) : ''
  useEffect(() => {
    // Once it is drawn: a place that is not there yet cannot be scrolled to.
    if (place) Taro.nextTick(() => bring(place))
  }, [place, bring])
  return (
    <View className={asked ? 'question' : 'none'} ariaRole="alert">
      {asked ? <View key={place} id={place} className="question__place" /> : null}
      {asked ? asked.words : ''}
    </View>
  )
}
