import { useMemo, useState } from 'react'
import type { RedemptionView } from '../../../../../domain/points/answers'
import { useWhileShown } from '../../../components/useWhileShown'
import { rowsOf } from '../../../services/qr'
import { codeAt } from '../parts/code'

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

export { useBright } from '../../../components/useBright'
