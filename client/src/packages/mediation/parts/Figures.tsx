import { View } from '@tarojs/components'
import { useState } from 'react'
import { dateOf } from '../../../../../domain/calendar/zone'
import type { FiguresView } from '../../../../../domain/mediation/answers'
import { AskedSheet } from '../../../components/AskedSheet'
import { Card, Cell, Fact } from '../../../components/Basics'
import { call } from '../../../services/call'
import { CASE_WORDS } from './text'
import { longDate } from './times'

const W = CASE_WORDS.figures

const percent = (permille: number): string => `${(permille / 10).toFixed(1)}%`

/** Two rates, each with what it is of, so that neither hides the other. */
function Figures({ figures: f }: { figures: FiguresView }) {
  const rates = [
    { rate: f.permilleOfAll, of: W.ofAll(f.succeeded, f.total) },
    { rate: f.permilleOfConcluded, of: W.ofConcluded(f.succeeded, f.succeeded + f.failed) },
  ]
  return (
    <View className="stack">
      {rates.map(({ rate, of }) => (
        <Card key={of} tone="soft">
          <View className="t-xl">{W.rate(percent(rate))}</View>
          <View>{of}</View>
        </Card>
      ))}
      <View>
        <Fact name={W.total}>{W.cases(f.total)}</Fact>
        <Fact name={W.succeeded}>{W.cases(f.succeeded)}</Fact>
        <Fact name={W.failed}>{W.cases(f.failed)}</Fact>
        <Fact name={W.other}>{W.cases(f.other)}</Fact>
        <Fact name={W.open}>{W.cases(f.open)}</Fact>
      </View>
      <View className="t-s quiet">{W.asOf(longDate(dateOf(f.asOf)))}</View>
    </View>
  )
}

const load = () => call('mediation.figures', {})

/** 调解成效: counted when somebody asks for it, and not whenever a page is opened. */
export function useFigures() {
  const [open, setOpen] = useState(false)
  return {
    cell: <Cell icon="list" title={W.title} hint={W.hint} onClick={() => setOpen(true)} />,
    sheet: open ? (
      <AskedSheet title={W.title} load={load} onClose={() => setOpen(false)}>
        {(figures) => <Figures figures={figures} />}
      </AskedSheet>
    ) : undefined,
  }
}
