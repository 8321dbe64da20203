import { View } from '@tarojs/components'
import { dateOf } from '../../../../../domain/calendar/zone'
import { HELPER_ACT_NAMES } from '../../../../../domain/helper/types'
import type { HelpView } from '../../../../../domain/helper/answers'
import { Card, Cell } from '../../../components/Basics'
import { Button } from '../../../components/Button'
import { Sheet } from '../../../components/Sheet'
import { Tag } from '../../../components/Tag'
import { call } from '../../../services/call'
import { go } from '../../../services/go'
import { T } from '../../../text'
import type { Deeds } from '../household/useDeeds'
import { dayText, momentText } from '../parts/days'
import { helpedPage, shopPage } from '../parts/pages'
import { HELPER as W } from '../textHelper'

interface Props {
  of: HelpView
  deeds: Deeds
  onEnd: (of: HelpView) => void
}

export const actsText = ({ acts }: Pick<HelpView, 'acts'>): string =>
  W.list(acts.map((act) => W.acts[act]).join('、'))

/** What is waited for, or until when it holds. */
function termText({ as, state, until, helperName }: HelpView): string {
  if (state === 'ENDED') return W.over
  if (state === 'BOUND') return W.until(dayText(dateOf(until)))
  return as === 'helper' ? W.answerBy(momentText(until)) : W.waits(helperName, momentText(until))
}

const TONES = { ASKED: 'turn', BOUND: 'done', ENDED: 'plain' } as const

/** Whom it is with, what it is for, and until when. */
export function HelpHead({ of }: { of: HelpView }) {
  const { as, elderName, helperName, state, stateText, months } = of
  const asked = as === 'helper' && state === 'ASKED'
  const title = asked ? W.asks(elderName) : as === 'helper' ? elderName : helperName
  return (
    <View>
      <View className="row row--top row--tag">
        <View className="grow t-l wrap">{title}</View>
        <Tag text={stateText} tone={TONES[state]} overdue={false} />
      </View>
      <View>{actsText(of)}</View>
      {state === 'ASKED' ? <View>{W.term(months)}</View> : null}
      <View className="t-s quiet">{termText(of)}</View>
    </View>
  )
}

/** One that the reader is asked to help: nothing is assumed of who does not answer. */
export function Asked({ of, deeds }: Omit<Props, 'onEnd'>) {
  const answer = (yes: boolean) =>
    deeds.does({
      what: ['answer', of.id, yes],
      ask: (requestId) => call('helper.answer', { requestId, id: of.id, yes }),
      done: yes ? W.agreed : W.declined,
    })
  return (
    <Card>
      <View className="stack">
        <HelpHead of={of} />
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

/** One whom the reader helps: every thing there is, and of what is not on the list that it is not. */
export function Helping({ of, deeds, onEnd }: Props) {
  const { id, acts, elderName } = of
  const pages = { points: helpedPage(id), redeem: shopPage(id as `help:${string}`) }
  return (
    <Card bare>
      <View className="cell">
        <View className="grow">
          <HelpHead of={of} />
        </View>
      </View>
      {HELPER_ACT_NAMES.map((act) => (
        <Cell
          key={act}
          title={W.acts[act]}
          hint={acts.includes(act) ? W.actHints[act] : W.off}
          label={`${W.acts[act]}，${elderName}`}
          onClick={() => go(pages[act])}
        />
      ))}
      <Cell
        title={W.end}
        label={`${W.end}，${elderName}`}
        {...(deeds.busy ? {} : { onClick: () => onEnd(of) })}
      />
    </Card>
  )
}

/** One who helps, for the elder and for the crew. */
export function Helper({ of, deeds, onEnd }: Props) {
  return (
    <Card>
      <View className="stack">
        <HelpHead of={of} />
        {of.state === 'ENDED' ? null : (
          <Button
            small
            off={deeds.busy}
            label={`${W.end}，${of.helperName}`}
            onClick={() => onEnd(of)}
          >
            {W.end}
          </Button>
        )}
      </View>
    </Card>
  )
}

/** 结束约定: told what it means, and asked once more. */
export function EndSheet({
  of,
  deeds,
  onClose,
}: {
  of: HelpView
  deeds: Deeds
  onClose: () => void
}) {
  const end = () =>
    deeds.does({
      what: ['end', of.id],
      ask: (requestId) => call('helper.end', { requestId, id: of.id }),
      done: W.ended,
    })
  return (
    <Sheet title={W.endTitle} onClose={onClose}>
      <View className="strong">{of.as === 'helper' ? of.elderName : of.helperName}</View>
      <View>{W.endHint}</View>
      <Button kind="danger" off={deeds.busy} onClick={end}>
        {deeds.busy ? T.steps.working : W.end}
      </Button>
    </Sheet>
  )
}
