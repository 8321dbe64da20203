import { Label, Switch, View } from '@tarojs/components'
import { useState } from 'react'
import type { HouseholdView } from '../../../../../domain/household/answers'
import { HOUSEHOLD_LIMITS } from '../../../../../domain/household/limits'
import { Card, Section } from '../../../components/Basics'
import { Button } from '../../../components/Button'
import { Line } from '../../../components/Field'
import { Sheet } from '../../../components/Sheet'
import { call } from '../../../services/call'
import { askAt } from '../../../services/question'
import { wholeOf } from '../../../services/typed'
import { T } from '../../../text'
import { HOME } from '../textHousehold'
import type { Deeds } from './useDeeds'

const W = HOME.rules
const MOST = HOUSEHOLD_LIMITS.upTo
const DIGITS = String(MOST).length

/** What members spend by themselves, and whether honours are shown; the head changes it. */
export function Rules({
  home: { isHead, upTo, shows },
  off,
  onChange,
}: {
  home: HouseholdView
  off: boolean
  onChange: () => void
}) {
  return (
    <>
      <Section title={W.title} />
      <Card>
        <View className="stack">
          <View>
            <View>{W.upTo(upTo)}</View>
            <View>{shows ? W.shows : W.hides}</View>
          </View>
          {isHead ? (
            <Button icon="pen" off={off} onClick={onChange}>
              {W.change}
            </Button>
          ) : null}
        </View>
      </Card>
    </>
  )
}

export function RulesSheet({
  home,
  deeds,
  onClose,
}: {
  home: HouseholdView
  deeds: Deeds
  onClose: () => void
}) {
  const [typed, setTyped] = useState(String(home.upTo))
  const [shows, setShows] = useState(home.shows)
  const save = () => {
    const upTo = wholeOf(typed, DIGITS)
    if (upTo === null || upTo > MOST) return askAt('upTo', W.most(MOST))
    deeds.does({
      what: ['rules', upTo, shows],
      ask: (requestId) => call('household.setRules', { requestId, id: home.id, upTo, shows }),
      done: W.saved,
    })
  }
  return (
    <Sheet title={W.title} onClose={onClose}>
      <Line
        number
        name="upTo"
        label={W.label}
        hint={W.labelHint}
        value={String(home.upTo)}
        most={DIGITS}
        onInput={setTyped}
      />
      <View className="t-s quiet">{W.labelHint}</View>
      <Label className="row switch">
        <View className="grow">
          <View>{W.open}</View>
          <View className="t-s quiet">{W.openHint}</View>
        </View>
        <Switch
          checked={shows}
          color="#0b6e60"
          ariaLabel={W.open}
          onChange={(event) => setShows(event.detail.value)}
        />
      </Label>
      <Button kind="primary" off={deeds.busy} onClick={save}>
        {deeds.busy ? T.steps.working : W.save}
      </Button>
    </Sheet>
  )
}

/** 迁出: told what goes along and who follows, and asked once more. */
export function LeaveSheet({
  home: { id, isHead, members, asks, mine },
  deeds,
  onClose,
}: {
  home: HouseholdView
  deeds: Deeds
  onClose: () => void
}) {
  const L = HOME.leave
  const leave = () =>
    deeds.does({
      what: ['leave', id],
      ask: (requestId) => call('household.leave', { requestId, id }),
      done: L.done,
    })
  const isLast = members.length === 1
  return (
    <Sheet title={L.title} onClose={onClose}>
      <View className="strong">{L.mine(mine)}</View>
      {asks.some(({ isMine }) => isMine) ? <View>{L.asks}</View> : null}
      {isLast ? <View>{L.last}</View> : isHead ? <View>{L.head}</View> : null}
      <Button kind="danger" off={deeds.busy} onClick={leave}>
        {deeds.busy ? T.steps.working : L.confirm}
      </Button>
      <Button onClick={onClose}>{T.back}</Button>
    </Sheet>
  )
}
