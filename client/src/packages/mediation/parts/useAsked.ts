import { useRouter } from '@tarojs/taro'
import { useEffect, useRef } from 'react'
import type { CaseView } from '../../../../../domain/mediation/answers'

/** Another page may have sent the reader here for one step (`ask=`): its sheet is then open, once. */
export function useAsked(
  view: CaseView | null,
  tap: (action: CaseView['actions'][number]) => unknown,
): void {
  const asked = useRef(useRouter().params['ask'])
  const action = view?.actions.find((a) => a.action === asked.current)
  useEffect(() => {
    if (!action || !asked.current) return
    asked.current = undefined
    void tap(action)
  })
}
