import { View } from '@tarojs/components'
import { useState } from 'react'
import { COMPLAINT, type ComplaintState } from '../../../../../domain/complaint/lifecycle'
import { holdsBox } from '../../../../../domain/complaint/past'
import type { ComplaintFigures } from '../../../../../domain/contract'
import { AskedSheet } from '../../../components/AskedSheet'
import { Card, Cell, Fact } from '../../../components/Basics'
import { call } from '../../../services/call'
import { useSession } from '../../../services/session'
import { WORDS } from '../text'

const W = WORDS.desk
const STATES = Object.keys(COMPLAINT.states) as ComplaintState[]

const load = () => call('complaint.figures', {})

function Figures({ figures }: { figures: ComplaintFigures }) {
  return (
    <View>
      <Fact name={W.total}>{W.count(figures.total)}</Fact>
      <Fact name={W.overdue}>{W.count(figures.overdue)}</Fact>
      {STATES.filter((state) => figures.states[state] > 0).map((state) => (
        <Fact key={state} name={COMPLAINT.states[state].text}>
          {W.count(figures.states[state])}
        </Fact>
      ))}
    </View>
  )
}

/** How many there are, for those who may be given any: counted when one of them asks for it. */
export function useFigures() {
  const [open, setOpen] = useState(false)
  const me = useSession((session) => session.me)
  if (!me || !holdsBox({ posts: me.roles })) return { card: null, sheet: undefined }
  return {
    card: (
      <Card bare>
        <Cell icon="list" title={W.figures} hint={W.figuresHint} onClick={() => setOpen(true)} />
      </Card>
    ),
    sheet: open ? (
      <AskedSheet title={W.figures} load={load} onClose={() => setOpen(false)}>
        {(figures) => <Figures figures={figures} />}
      </AskedSheet>
    ) : undefined,
  }
}
