import { useCallback, useEffect, useRef, useState } from 'react'
import { datePlus } from './times'
import { firstFree, type WeekDay } from './week'
import type { Failure } from '../../../services/call'
import { askWeek } from './askWeek'

/** What is looked at. */
interface Looked {
  /** First day of the week. */
  from: string
  days: WeekDay[] | null
  failure: Failure | null
}

const DAYS = 7

/**
 * The free times of people and rooms together, a week at a time; where the first week is full, the
 * next one comes by itself. `moving`: the case whose appointment is moved.
 */
export function useWeek(resources: readonly string[], today: string, moving: string | null = null) {
  const [looked, setLooked] = useState<Looked>({ from: today, days: null, failure: null })
  const [date, setDate] = useState<string | null>(null)
  const turn = useRef(0)
  const key = resources.join(' ')

  const look = useCallback(
    async (from: string, goOn = false): Promise<WeekDay[] | null> => {
      const mine = ++turn.current
      const reply = await askWeek(key.split(' '), from, moving)
      if (mine !== turn.current) return null
      if (!reply.ok) {
        setLooked((old) => ({ ...old, failure: reply }))
        return null
      }
      const first = firstFree(reply.data)
      if (!first && goOn) return look(datePlus(from, DAYS))
      setLooked({ from, days: reply.data, failure: null })
      setDate(first?.date ?? null)
      return reply.data
    },
    [key, moving],
  )
  useEffect(() => {
    setLooked({ from: today, days: null, failure: null })
    void look(today, true)
  }, [look, today])
  const isSecond = looked.from !== today
  return {
    ...looked,
    date,
    setDate,
    isSecond,
    again: () => look(looked.from),
    other: () => void look(isSecond ? today : datePlus(today, DAYS)),
  }
}
export type Week = ReturnType<typeof useWeek>
