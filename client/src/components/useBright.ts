import { useDidHide, useDidShow, useUnload } from '@tarojs/taro'
import { useEffect, useRef } from 'react'
import { BrightScreen } from '../services/screen'

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
