import type { ActionView } from '../../../../domain/contract'
import { Button } from '../Button'
import { NoteSheet } from './NoteSheet'
import type { Sheets, Steppable, Stepper } from './useSteps'

/** What fits under the thumb; the rest stands at the end of the page. */
const IN_FOOT = 2
const RANK = { primary: 0, plain: 1, danger: 2 }

const ordered = ({ actions }: Steppable): ActionView[] =>
  [...actions].sort((a, b) => RANK[a.weight] - RANK[b.weight])
export const footActions = (matter: Steppable): ActionView[] =>
  ordered(matter).slice(0, IN_FOOT).reverse()
export const otherActions = (matter: Steppable): ActionView[] => ordered(matter).slice(IN_FOOT)

/**
 * Buttons of the life-cycle table, as the cloud has drawn them for this reader. `off` while what is
 * shown is the copy of an earlier visit: the steps may be other ones by now.
 */
export function ActionButtons({
  actions,
  off,
  onTap,
}: {
  actions: ActionView[]
  off: boolean
  onTap: (action: ActionView) => void
}) {
  return (
    <>
      {actions.map((action) => (
        <Button key={action.action} kind={action.weight} off={off} onClick={() => onTap(action)}>
          {action.label}
        </Button>
      ))}
    </>
  )
}

/** The question that the tapped step asks: the context's own sheet, else for one sentence. */
export function ActionSheet<M extends Steppable>({
  matter,
  stepper,
  sheets,
}: {
  matter: M
  stepper: Stepper<M>
  sheets: Sheets<M>
}) {
  const { asked, busy, run, send, close } = stepper
  const action = matter.actions.find((a) => a.action === asked)
  if (!action) return null
  const Own = sheets[action.action]
  if (Own)
    return (
      <Own
        key={action.action}
        matter={matter}
        action={action}
        busy={busy}
        run={(words) => run(action, words)}
        send={(ask) => send(action, ask)}
        onClose={close}
      />
    )
  return (
    <NoteSheet
      key={action.action}
      action={action}
      about={matter.id}
      busy={busy}
      onDone={(words) => void run(action, words)}
      onClose={close}
    />
  )
}
