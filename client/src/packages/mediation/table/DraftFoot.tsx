import { Button } from '../../../components/Button'
import { call } from '../../../services/call'
import { dropDraft } from '../../../services/drafts'
import { say, sure } from '../../../services/toast'
import { T } from '../../../text'
import { AGREE } from '../agree/fields'
import { CASE_WORDS } from '../parts/text'
import { useCaseStep } from '../parts/useCaseStep'
import { DESK } from '../textDesk'
import type { DraftProps } from './draftProps'

const W = CASE_WORDS.draft

/** A party's yes or no to the draft, as large as it is weighty. */
export function PartyAnswer({ draft, acts }: DraftProps) {
  const answer = (yes: boolean) => acts.answer({ offer: draft.id, yes })
  return (
    <>
      <Button kind="danger" off={acts.busy} onClick={() => say(W.saidNo)}>
        {W.no}
      </Button>
      <Button kind="primary" off={acts.busy} onClick={() => void answer(true)}>
        {W.sayYes}
      </Button>
    </>
  )
}

/** 达成协议, once every party has said yes to exactly what lies there. */
export function AgreeButton({ id, draft, acts }: DraftProps) {
  const { busy, run } = useCaseStep('agree', DESK.agree.agreed)
  const agree = async () => {
    if (!draft.stands) return say(DESK.agree.wait)
    if (!(await sure(DESK.agree.sure))) return
    await run(
      () => call('mediation.get', { id }),
      { draft: draft.id },
      () => dropDraft(AGREE, id),
    )
  }
  return (
    <Button
      kind={draft.stands ? 'primary' : 'plain'}
      off={busy || acts.busy}
      onClick={() => void agree()}
    >
      {busy ? T.steps.working : draft.stands ? DESK.agree.agree : DESK.agree.wait}
    </Button>
  )
}
