import { useDidHide, useDidShow, useUnload } from '@tarojs/taro'
import { useEffect, useMemo, useRef, useState } from 'react'
import type { RedemptionView } from '../../../../../domain/points/answers'
import { useWhileShown } from '../../../components/useWhileShown'
import { BrightScreen } from '../../../services/screen'
import { codeAt, rowsOf } from '../parts/code'

const SECOND_MS = 1_000

/**
 * The code of now, by the second while the page is in front, made on this phone.
 * @param aheadMs by how much this phone's clock is known to be ahead; 0 where nobody knows
 */
export function useCode(code: NonNullable<RedemptionView['code']>, aheadMs: number) {
  const [now, setNow] = useState(() => Date.now())
  useWhileShown(() => setNow(Date.now()), SECOND_MS)
  const shown = codeAt(code, now - aheadMs)
  const rows = useMemo(() => rowsOf(shown.text), [shown.text])
  return { ...shown, rows }
}

/** The screen is bright while there is something to be scanned, and afterwards as it was. */
export function useBright(wanted: boolean): void {
  const screen = useRef(new BrightScreen())
  const inFront = useRef(false)
  const turn = (isOn: boolean) => void (isOn ? screen.current.on() : screen.current.off())
  useDidShow(() => {
    inFront.current = true
    if (wanted) turn(true)
  })
  useEffect(() => {
    if (inFront.current) turn(wanted)
  }, [wanted])
  useDidHide(() => {
    inFront.current = false
    turn(false)
  })
  useUnload(() => {
    inFront.current = false
    turn(false)
  })
}
