import { View } from '@tarojs/components'
import { useRef } from 'react'
import type { HouseholdView } from '../../../../../domain/household/answers'
import { Card, Cell, Section } from '../../../components/Basics'
import { Button } from '../../../components/Button'
import { Sheet } from '../../../components/Sheet'
import { call } from '../../../services/call'
import { askAt } from '../../../services/question'
import { numberOf } from '../../../services/typed'
import { T } from '../../../text'
import { momentText, monthDay } from '../parts/days'
import { NumberLine } from '../parts/NumberLine'
import { HOME } from '../textHousehold'
import type { Deeds } from './useDeeds'

const W = HOME.people

/** Somebody of the household, or somebody who was invited and has not answered. */
export type Named = { no: string; name: string; isInvited: boolean }

/** Who is in it, and who may come; the head opens whom he may do something about. */
export function People({ home, onOpen }: { home: HouseholdView; onOpen: (who: Named) => void }) {
  const { isHead, members, invited } = home
  return (
    <>
      <Section title={W.title} />
      <Card bare>
        {members.map(({ no, name, isHead: heads, isMe, since }) => (
          <Cell
            key={no}
            title={name}
            hint={W.since(monthDay(since))}
            value={[heads ? W.head : '', isMe ? W.me : ''].filter(Boolean).join(' ')}
            label={W.open(name)}
            {...(isHead && !isMe ? { onClick: () => onOpen({ no, name, isInvited: false }) } : {})}
          />
        ))}
        {invited.map(({ no, name, until }) => (
          <Cell
            key={no}
            title={name}
            hint={W.invited(momentText(until))}
            label={`${name}，${W.takeBack}`}
            {...(isHead ? { onClick: () => onOpen({ no, name, isInvited: true }) } : {})}
          />
        ))}
      </Card>
    </>
  )
}

/** What the head may do about one of them. */
export function PersonSheet({
  home: { id },
  who: { no, name, isInvited },
  deeds,
  onClose,
}: {
  home: HouseholdView
  who: Named
  deeds: Deeds
  onClose: () => void
}) {
  const about = { id, no }
  const takeBack = () =>
    deeds.does({
      what: ['takeBack', no],
      ask: (requestId) => call('household.takeBack', { requestId, ...about }),
      done: W.takenBack,
    })
  const passOn = () =>
    deeds.does({
      what: ['passOn', no],
      ask: (requestId) => call('household.passOn', { requestId, ...about }),
      done: W.passedOn,
    })
  const moveOut = () =>
    deeds.does({
      what: ['moveOut', no],
      ask: (requestId) => call('household.leave', { requestId, ...about }),
      done: W.movedOut,
    })
  return (
    <Sheet title={name} onClose={onClose}>
      {isInvited ? (
        <Button off={deeds.busy} onClick={takeBack}>
          {deeds.busy ? T.steps.working : W.takeBack}
        </Button>
      ) : (
        <>
          <View>{W.passOnHint}</View>
          <Button off={deeds.busy} onClick={passOn}>
            {W.passOn}
          </Button>
          <View>{W.moveOutHint}</View>
          <Button kind="danger" off={deeds.busy} onClick={moveOut}>
            {W.moveOut}
          </Button>
        </>
      )}
      <Button kind="ghost" onClick={onClose}>
        {T.back}
      </Button>
    </Sheet>
  )
}

/** 邀请, by the number that whoever is invited reads out. */
export function InviteSheet({
  home: { id },
  deeds,
  onClose,
}: {
  home: HouseholdView
  deeds: Deeds
  onClose: () => void
}) {
  const typed = useRef('')
  const invite = () => {
    const no = numberOf(typed.current)
    if (no === null) return askAt('number', W.needNo)
    deeds.does({
      what: ['invite', no],
      ask: (requestId) => call('household.invite', { requestId, id, no }),
      done: W.invitedDone,
    })
  }
  return (
    <Sheet title={W.inviteTitle} onClose={onClose}>
      <View>{W.inviteHint}</View>
      <NumberLine
        words={W}
        onInput={(text) => {
          typed.current = text
        }}
      />
      <Button kind="primary" off={deeds.busy} onClick={invite}>
        {deeds.busy ? T.steps.working : W.inviteSend}
      </Button>
    </Sheet>
  )
}
