import { View } from '@tarojs/components'
import { useState } from 'react'
import type { RecordCodeView, RecordView } from '../../../../../domain/contract'
import { recordCsv, type Period } from '../../../../../domain/volunteer/record'
import { Card, Cell, Fact, Section, Slot } from '../../../components/Basics'
import { Button } from '../../../components/Button'
import { Screen } from '../../../components/Screen'
import { Empty, ErrorView, Stale } from '../../../components/States'
import { Tiles } from '../../../components/Tiles'
import { useNow } from '../../../components/useNow'
import { usePulled } from '../../../components/usePulled'
import { call } from '../../../services/call'
import { copyKey } from '../../../services/copies'
import { copyText } from '../../../services/copyText'
import { longDay } from '../../../services/days'
import { go } from '../../../services/go'
import { when } from '../../../services/time'
import { VOLUNTEER_PAGES } from '../parts/pages'
import { MinuteFacts, RecordLines } from '../parts/RecordLines'
import { Wheel } from '../parts/SpanPicker'
import { REC } from '../textRecord'
import { nameOf, periodsAt, type PeriodName } from './period'
import { ChooseSheet, IssuedSheet } from './sheets'
import { useCodes } from './useCodes'

const W = REC.record
const TILES = (Object.keys(W.periods) as PeriodName[]).map((key) => ({
  key,
  text: W.periods[key],
}))

function PeriodCard({
  period,
  now,
  onPick,
}: {
  period: Period
  now: number
  onPick: (period: Period) => void
}) {
  const today = periodsAt(now).year.to
  const { from, to } = period
  return (
    <Card>
      <View className="stack">
        <Tiles
          columns={3}
          items={TILES}
          value={nameOf(period, now)}
          onPick={(key) => onPick(periodsAt(now)[key as PeriodName])}
        />
        <Wheel
          mode="date"
          name={W.from}
          value={from}
          shown={longDay(from)}
          end={today}
          onPick={(day) => onPick({ from: day, to: day > to ? day : to })}
        />
        <Wheel
          mode="date"
          name={W.to}
          value={to}
          shown={longDay(to)}
          end={today}
          onPick={(day) => onPick({ from: day < from ? day : from, to: day })}
        />
      </View>
    </Card>
  )
}

/** The five groups of a service record (志愿服务条例 art. 19), as far as the platform has them. */
function Groups({ view: { record, bandText } }: { view: RecordView }) {
  return (
    <Card>
      <View className="stack">
        <View>
          <View className="t-l">{W.basics}</View>
          <Fact name={W.name}>{record.name}</Fact>
          <Fact name={W.band}>{bandText}</Fact>
        </View>
        <View>
          <View className="t-l">{W.service}</View>
          <MinuteFacts minutes={record.minutes} />
          <View className="t-s quiet">{W.times(record.lines.length)}</View>
        </View>
        <View>
          <View className="t-l">{W.others}</View>
          <View className="quiet">{W.noOthers}</View>
        </View>
        <View>
          <Fact name={W.issuer}>{record.issuer}</Fact>
          <Fact name={W.period}>{W.span(longDay(record.from), longDay(record.to))}</Fact>
          <View className="t-s quiet">{W.nature}</View>
        </View>
      </View>
    </Card>
  )
}

function Codes({
  codes,
  now,
  off,
  onEnd,
}: {
  codes: readonly RecordCodeView[]
  now: number
  off: boolean
  onEnd: (id: string) => void
}) {
  return (
    <>
      <Section title={W.codes} />
      {codes.map(({ id, no, from, to, shownText, until }) => (
        <Card key={id}>
          <View className="stack">
            <View>
              <View className="strong">{W.code(no)}</View>
              <View>{W.span(longDay(from), longDay(to))}</View>
              <View>{shownText}</View>
              <View className="t-s quiet">{W.until(when(until, now))}</View>
            </View>
            <Button off={off} label={W.endOf(no)} onClick={() => onEnd(id)}>
              {W.end}
            </Button>
          </View>
        </Card>
      ))}
    </>
  )
}

function Content({ view, now, codes }: { view: RecordView; now: number; codes: CodesHook }) {
  const { record } = view
  return (
    <>
      <Groups view={view} />
      <Slot>
        {view.codes.length ? (
          <Codes codes={view.codes} now={now} off={codes.busy} onEnd={codes.end} />
        ) : null}
      </Slot>
      <RecordLines lines={record.lines} />
      {record.lines.length ? (
        <Button icon="file" onClick={() => copyText(recordCsv(record), W.copied)}>
          {W.copy}
        </Button>
      ) : (
        <Empty icon="clock" title={W.none} hint={W.noneHint} />
      )}
    </>
  )
}
type CodesHook = ReturnType<typeof useCodes>

function over(codes: CodesHook, period: Period) {
  const { open, busy, issue, close } = codes
  if (open === null) return undefined
  if (open === 'choosing')
    return <ChooseSheet period={period} busy={busy} onIssue={issue} onClose={close} />
  return <IssuedSheet code={open} onClose={close} />
}

/** 服务记录 of a period: what it has, as a table to take along, and a code by which others look at it. */
export default function ServiceRecordPage() {
  const now = useNow()
  const [period, setPeriod] = useState<Period>(() => periodsAt(now).thisYear)
  const key = copyKey('volunteer.record', `${period.from}:${period.to}`)
  const loaded = usePulled(() => call('volunteer.record', period), key)
  const { data: view, failure } = loaded
  const reload = () => void loaded.reload()
  const codes = useCodes(reload)
  const refused = view ? null : failure
  const foot = refused ? undefined : (
    <Button kind="primary" off={!view} onClick={codes.choose}>
      {W.show}
    </Button>
  )
  return (
    <Screen foot={foot} over={over(codes, period)}>
      <View className="stack">
        <Slot>{failure && view ? <Stale failure={failure} onRetry={reload} /> : null}</Slot>
        <PeriodCard period={period} now={now} onPick={setPeriod} />
        {/* A period that is too long is refused, and another one is chosen above. */}
        <Slot>{refused ? <ErrorView failure={refused} onRetry={reload} /> : null}</Slot>
        <Slot>{view ? <Content view={view} now={now} codes={codes} /> : null}</Slot>
        <Card bare>
          <Cell icon="check" title={W.verify} onClick={() => go(VOLUNTEER_PAGES.verify)} />
        </Card>
      </View>
    </Screen>
  )
}
