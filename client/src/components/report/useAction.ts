import { useRef, useState } from 'react'
import type { ReportView } from '../../../../domain/contract'
import type { ReportAction } from '../../../../domain/report/types'
import { act, type StepWords } from '../../services/act'
import { go } from '../../services/go'
import { newRequestId } from '../../services/requestId'
import { say, sure } from '../../services/toast'
import { T } from '../../text'

/** Steps that ask for something first, in a sheet; the others need a yes or nothing. */
export type SheetAction =
  'accept' | 'assign' | 'resolve' | 'reject' | 'return' | 'verifyFail' | 'reopen'
const SHEETS: readonly string[] = [
  'accept',
  'assign',
  'resolve',
  'reject',
  'return',
  'verifyFail',
  'reopen',
]
const isSheet = (action: ReportAction): action is SheetAction => SHEETS.includes(action)

/** Doing a step: one requestId for one intention, whatever the network does in between. */
export function useAction(
  report: ReportView | null,
  onChanged: (report: ReportView) => void,
  reload: () => void,
) {
  const [sheet, setSheet] = useState<SheetAction | null>(null)
  const [busy, setBusy] = useState(false)
  const intention = useRef({ key: '', requestId: '' })

  const requestIdOf = (action: ReportAction): string => {
    const key = `${action} ${report?.id} ${report?.version}`
    if (intention.current.key !== key) intention.current = { key, requestId: newRequestId() }
    return intention.current.requestId
  }
  /** True when it is done. `requestId` where the photos were already sent under one. */
  const run = async (action: ReportAction, words: StepWords, requestId?: string) => {
    if (!report || busy) return false
    setBusy(true)
    const reply = await act(action, report, requestId ?? requestIdOf(action), words)
    setBusy(false)
    if (reply.ok) {
      setSheet(null)
      onChanged(reply.data)
      say(T.act.done)
      return true
    }
    say(reply.message)
    if (reply.code === 'changed' || reply.code === 'wrongState') {
      setSheet(null)
      reload()
    }
    return false
  }
  const tap = async (action: ReportAction, label: string) => {
    if (!report || busy) return
    if (action === 'rate') return go(`/packages/report/rate/index?id=${report.id}`)
    if (isSheet(action)) return setSheet(action)
    if (action !== 'sign' && !(await sure(T.act.confirm(label)))) return
    await run(action, {})
  }
  return { sheet, busy, tap, run, close: () => setSheet(null) }
}
export type Acting = ReturnType<typeof useAction>
