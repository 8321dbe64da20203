import { View } from '@tarojs/components'
import { useState } from 'react'
import type { RecordCodeView } from '../../../../../domain/contract'
import { CODE_DAYS, type Period, type Shown } from '../../../../../domain/volunteer/record'
import { Button } from '../../../components/Button'
import { Sheet } from '../../../components/Sheet'
import { Tiles } from '../../../components/Tiles'
import { copyText } from '../../../services/copyText'
import { T } from '../../../text'
import { inGroups } from '../parts/digits'
import { REC } from '../textRecord'
import type { Choice } from './useCodes'

const W = REC.issue
const NAMES = Object.entries(W.names).map(([key, text]) => ({ key, text }))
const LINES = Object.entries(W.lineTiles).map(([key, text]) => ({ key, text }))
const DAYS = CODE_DAYS.map((n) => ({ key: String(n), text: W.day(n) }))

/** What whoever has the code may see, and for how long. The least is chosen already. */
export function ChooseSheet({
  period,
  busy,
  onIssue,
  onClose,
}: {
  period: Period
  busy: boolean
  onIssue: (choice: Choice) => void
  onClose: () => void
}) {
  const [shown, setShown] = useState<Shown>({ name: 'masked', lines: false })
  const [days, setDays] = useState<(typeof CODE_DAYS)[number]>(CODE_DAYS[0])
  return (
    <Sheet title={W.title} onClose={onClose}>
      <View>{REC.record.span(period.from, period.to)}</View>
      <View className="strong">{W.name}</View>
      <Tiles
        columns={3}
        items={NAMES}
        value={shown.name}
        onPick={(name) => setShown({ ...shown, name: name as Shown['name'] })}
      />
      <View className="strong">{W.lines}</View>
      <Tiles
        columns={2}
        items={LINES}
        value={shown.lines ? 'yes' : 'no'}
        onPick={(key) => setShown({ ...shown, lines: key === 'yes' })}
      />
      <View className="strong">{W.days}</View>
      <Tiles
        columns={3}
        items={DAYS}
        value={String(days)}
        onPick={(key) => setDays(CODE_DAYS.find((n) => String(n) === key) ?? CODE_DAYS[0])}
      />
      <View className="t-s quiet">{W.hint}</View>
      <Button kind="primary" off={busy} onClick={() => onIssue({ ...period, ...shown, days })}>
        {busy ? T.steps.working : W.submit}
      </Button>
    </Sheet>
  )
}

/** The code, this once. */
export function IssuedSheet({ code, onClose }: { code: RecordCodeView; onClose: () => void }) {
  const I = REC.issued
  return (
    <Sheet title={I.title} onClose={onClose}>
      <View className="t-xl strong">{inGroups(code.code)}</View>
      <View>{code.shownText}</View>
      <View>{I.hint}</View>
      <Button kind="primary" onClick={() => copyText(code.code, I.copied)}>
        {I.copy}
      </Button>
    </Sheet>
  )
}
