import type { ReportView } from '../../../../domain/contract'
import { T } from '../../text'
import { Button } from '../Button'
import { AcceptSheet } from './AcceptSheet'
import { AssignSheet } from './AssignSheet'
import { NoteSheet } from './NoteSheet'
import { ResolveSheet } from './ResolveSheet'
import type { Acting, SheetAction } from './useAction'

type Action = ReportView['actions'][number]
const KIND = { primary: 'primary', plain: 'plain', danger: 'danger' } as const
/** What fits under the thumb; the rest stands at the end of the page. */
const IN_FOOT = 2
const RANK = { primary: 0, plain: 1, danger: 2 }

const ordered = (actions: Action[]): Action[] =>
  [...actions].sort((a, b) => RANK[a.weight] - RANK[b.weight])
export const footActions = (report: ReportView): Action[] =>
  ordered(report.actions).slice(0, IN_FOOT).reverse()
export const otherActions = (report: ReportView): Action[] => ordered(report.actions).slice(IN_FOOT)

/** Buttons of the life-cycle table, as the cloud has drawn them for this reader. */
export function ActionButtons({ actions, acting }: { actions: Action[]; acting: Acting }) {
  return (
    <>
      {actions.map(({ action, label, weight }) => (
        <Button
          key={action}
          kind={KIND[weight]}
          off={acting.busy}
          onClick={() => void acting.tap(action, label)}
        >
          {label}
        </Button>
      ))}
    </>
  )
}

const noteHint = (action: SheetAction): string =>
  (T.act.noteHint as Partial<Record<SheetAction, string>>)[action] ?? T.act.noteHint.other

/** The question that the tapped step asks. */
export function ActionSheet({ report, acting }: { report: ReportView; acting: Acting }) {
  const { sheet, busy, run, close } = acting
  const found = report.actions.find((a) => a.action === sheet)
  if (!sheet || !found) return null
  const shared = { label: found.label, busy, onClose: close }
  if (sheet === 'accept')
    return (
      <AcceptSheet
        {...shared}
        category={report.categoryCode}
        onDone={(category) => void run('accept', { category })}
      />
    )
  if (sheet === 'assign')
    return (
      <AssignSheet
        {...shared}
        report={report}
        onDone={(handler, note) => void run('assign', { handler, note })}
      />
    )
  if (sheet === 'resolve')
    return (
      <ResolveSheet
        {...shared}
        reportId={report.id}
        run={(words, requestId) => run('resolve', words, requestId)}
      />
    )
  return (
    <NoteSheet
      key={sheet}
      title={found.label}
      hint={noteHint(sheet)}
      busy={busy}
      danger={found.weight === 'danger'}
      onDone={(note) => void run(sheet, { note })}
      onClose={close}
    />
  )
}
