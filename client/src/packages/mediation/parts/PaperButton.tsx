import { useBusy } from '../../../components/useBusy'
import { Button } from '../../../components/Button'
import { call } from '../../../services/call'
import { openPaper } from '../../../services/document'
import { say } from '../../../services/toast'
import { T } from '../../../text'
import { CASE_WORDS } from './text'

const W = CASE_WORDS.paper

async function open(id: string): Promise<string | null> {
  const reply = await call('mediation.paper', { id })
  return reply.ok ? openPaper(reply.data, W) : reply.message
}

/** 打开协议书 */
export function PaperButton({ id, label = W.open }: { id: string; label?: string }) {
  const { busy, once } = useBusy()
  const tap = async () => {
    const fault = await once(() => open(id))
    if (fault) say(fault)
  }
  return (
    <Button icon="file" off={busy} onClick={() => void tap()}>
      {busy ? T.steps.working : label}
    </Button>
  )
}
