import { View } from '@tarojs/components'
import type { AwardCard, LedgerLine } from '../../../../../domain/points/answers'
import { Card, Cell, Section } from '../../../components/Basics'
import { Button } from '../../../components/Button'
import { call } from '../../../services/call'
import { go } from '../../../services/go'
import { when } from '../../../services/time'
import { awardPage } from '../parts/pages'
import { WORDS } from '../text'
import { useTold } from './useTold'

const W = WORDS.home
const from = (cursor?: string) => (cursor === undefined ? {} : { cursor })

/** A line of a ledger. */
export function Line({ line, now }: { line: LedgerLine; now: number }) {
  const isGain = line.change > 0
  return (
    <View className="cell">
      <View className="grow">
        <View className="wrap">{line.text}</View>
        <View className="t-s quiet">{when(line.at, now)}</View>
      </View>
      {line.change ? (
        <View className={`change${isGain ? ' good' : ''}`}>{W.change(line.change)}</View>
      ) : null}
    </View>
  )
}

function Award({ award }: { award: AwardCard }) {
  const { stateText, tone, ruleName, points } = award
  return (
    <Cell
      title={ruleName}
      hint={WORDS.points(points)}
      tag={{ text: stateText, tone, overdue: false }}
      label={`${ruleName}，${WORDS.points(points)}，${stateText}`}
      onClick={() => go(awardPage(award.id))}
    />
  )
}

/** 积分明细, and how far the own awards are: each by a tap. */
export function Ledger({ now }: { now: number }) {
  const ledger = useTold((cursor) => call('points.ledger', from(cursor)))
  const awards = useTold((cursor) => call('points.awards', { scope: 'mine', ...from(cursor) }))
  return (
    <View className="stack">
      {awards.items ? <Section title={W.awards} /> : null}
      {awards.items ? (
        <Card bare>
          {awards.items.map((award) => (
            <Award key={award.id} award={award} />
          ))}
          {awards.items.length ? null : <View className="cell quiet">{W.noAwards}</View>}
        </Card>
      ) : (
        <Button onClick={awards.more}>{W.showAwards}</Button>
      )}
      {awards.hasMore ? <Button onClick={awards.more}>{W.more}</Button> : null}
      {ledger.items ? <Section title={W.ledger} /> : null}
      {ledger.items ? (
        <Card bare>
          {ledger.items.map((line, i) => (
            <Line key={i} line={line} now={now} />
          ))}
          {ledger.items.length ? null : <View className="cell quiet">{W.noLedger}</View>}
        </Card>
      ) : (
        <Button onClick={ledger.more}>{W.showLedger}</Button>
      )}
      {ledger.hasMore ? <Button onClick={ledger.more}>{W.more}</Button> : null}
    </View>
  )
}
