import type { ActionView } from '../../../../../domain/matter/views'
import { Slot } from '../../../components/Basics'
import { ActionButtons } from '../../../components/steps/Actions'
import { Extension } from './Body'
import type { Shown } from './Progress'
import type { useCase } from './useCase'
import { Waiting } from './Waiting'

type Loaded = Pick<ReturnType<typeof useCase>, 'fresh' | 'put' | 'reload'>

/** What goes on beside the case: times that are waited for, and an extension that somebody has asked for. */
export function Beside({
  view,
  now,
  buttons,
  extend,
  fresh,
  put,
  reload,
}: Shown &
  Loaded & {
    buttons: { off: boolean; onTap: (action: ActionView) => void }
    /** The answers to the extension that are the reader's. */
    extend: ActionView[]
  }) {
  return (
    <>
      <Slot>
        {view.waiting.length ? (
          <Waiting view={view} now={now} off={!fresh} put={put} reload={reload} />
        ) : null}
      </Slot>
      <Slot>
        {view.extension ? (
          <Extension view={view} now={now}>
            {extend.length ? <ActionButtons {...buttons} actions={extend} /> : null}
          </Extension>
        ) : null}
      </Slot>
    </>
  )
}
