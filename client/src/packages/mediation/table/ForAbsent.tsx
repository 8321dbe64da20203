import { useState } from 'react'
import { Button } from '../../../components/Button'
import { Sheet } from '../../../components/Sheet'
import { T } from '../../../text'
import { DESK } from '../textDesk'
import { useBehalf } from '../work/parts'
import type { DraftProps } from './draftProps'

const W = DESK.onBehalf

/** What a party without a phone said when it was asked, with who heard it. */
export function YesSheet({
  draft,
  acts,
  party,
  onClose,
}: DraftProps & { party: { key: string; name: string }; onClose: () => void }) {
  // What it was when it was opened: the yes that it brings does not turn it round.
  const [yes] = useState(() => !draft.yes.includes(party.key))
  const label = yes ? W.yes(party.name) : W.takeBack(party.name)
  const { fields, said } = useBehalf([party])
  const done = async () => {
    const onBehalf = said()
    if (!onBehalf) return
    if (await acts.answer({ offer: draft.id, yes, onBehalf })) onClose()
  }
  return (
    <Sheet title={label} onClose={onClose}>
      {fields}
      <Button kind={yes ? 'primary' : 'danger'} off={acts.busy} onClick={() => void done()}>
        {acts.busy ? T.steps.working : label}
      </Button>
    </Sheet>
  )
}

/** Whoever is asked by phone, at home or on paper: the clerk records it. A drawn name is taken back as that. */
export function ForAbsent({
  table,
  draft,
  onAsk,
}: DraftProps & { onAsk: (party: string) => void }) {
  return (
    <>
      {table.parties
        .filter(({ key, bound }) => !bound && !draft.drawn.includes(key))
        .map(({ key, name }) => (
          <Button key={key} onClick={() => onAsk(key)}>
            {draft.yes.includes(key) ? W.takeBack(name) : W.yes(name)}
          </Button>
        ))}
    </>
  )
}
