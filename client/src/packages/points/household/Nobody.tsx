import { View } from '@tarojs/components'
import { useRef } from 'react'
import type { HouseholdPage, InvitationView } from '../../../../../domain/household/answers'
import { HOUSEHOLD_LIMITS } from '../../../../../domain/household/limits'
import { saysSomething } from '../../../../../domain/call/said'
import { Card, Section } from '../../../components/Basics'
import { Button } from '../../../components/Button'
import { Line } from '../../../components/Field'
import { Sheet } from '../../../components/Sheet'
import { call } from '../../../services/call'
import { go } from '../../../services/go'
import { askAt } from '../../../services/question'
import { T } from '../../../text'
import { momentText } from '../parts/days'
import { POINTS_PAGES } from '../parts/pages'
import { HOME } from '../textHousehold'
import type { Deeds } from './useDeeds'

const W = HOME.none

/** One invitation with its two answers; nothing is assumed of who does not answer. */
function Invitation({ of, deeds }: { of: InvitationView; deeds: Deeds }) {
  const { id, name, headName, members, until } = of
  const answer = (yes: boolean) =>
    deeds.does({
      what: ['answer', id, yes],
      ask: (requestId) => call('household.answer', { requestId, id, yes }),
      done: yes ? W.joined : W.declined,
    })
  return (
    <Card>
      <View className="stack">
        <View>
          <View className="t-xl wrap">{name}</View>
          <View>{W.inviter(headName, members)}</View>
          <View className="t-s quiet">{W.until(momentText(until))}</View>
        </View>
        <Button kind="primary" icon="check" off={deeds.busy} onClick={() => answer(true)}>
          {W.yes}
        </Button>
        <Button off={deeds.busy} onClick={() => answer(false)}>
          {W.no}
        </Button>
      </View>
    </Card>
  )
}

/** For who is in no household: what one is, who invites, and a way to found one. */
export function Nobody({
  page: { invitations, own },
  deeds,
  onFound,
}: {
  page: HouseholdPage
  deeds: Deeds
  onFound: () => void
}) {
  return (
    <View className="stack">
      {invitations.length ? <Section title={W.invitedOf} /> : null}
      {own ? invitations.map((of) => <Invitation key={of.id} of={of} deeds={deeds} />) : null}
      <Card tone="soft">
        <View className="stack">
          <View className="t-xl">{W.title}</View>
          {W.lines.map((line) => (
            <View key={line}>{line}</View>
          ))}
        </View>
      </Card>
      {own ? (
        <>
          <Button
            kind={invitations.length ? 'plain' : 'primary'}
            icon="house"
            off={deeds.busy}
            onClick={onFound}
          >
            {W.found}
          </Button>
          <View className="quiet">{W.foundHint}</View>
        </>
      ) : (
        <>
          <Button kind="primary" onClick={() => go(POINTS_PAGES.home)}>
            {W.account}
          </Button>
          <View className="quiet">{W.accountHint}</View>
        </>
      )}
    </View>
  )
}

/** 建立家庭: a name is all that is asked. */
export function FoundSheet({ deeds, onClose }: { deeds: Deeds; onClose: () => void }) {
  const name = useRef('')
  const found = () => {
    const words = name.current.trim()
    if (!saysSomething(words)) return askAt('name', W.needName)
    deeds.does({
      what: ['found', words],
      ask: (requestId) => call('household.found', { requestId, name: words }),
      done: W.founded,
    })
  }
  return (
    <Sheet title={W.found} onClose={onClose}>
      <Line
        name="name"
        label={W.name}
        hint={W.nameHint}
        value=""
        most={HOUSEHOLD_LIMITS.nameLength}
        onInput={(text) => {
          name.current = text
        }}
      />
      <Button kind="primary" off={deeds.busy} onClick={found}>
        {deeds.busy ? T.steps.working : W.found}
      </Button>
    </Sheet>
  )
}
