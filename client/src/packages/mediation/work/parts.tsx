import { View } from '@tarojs/components'
import { useRef, useState } from 'react'
import type { CaseView } from '../../../../../domain/mediation/answers'
import { saysSomething } from '../../../../../domain/call/said'
import { AtField } from '../../../components/AtField'
import { Button } from '../../../components/Button'
import { Icon } from '../../../components/Icon'
import { Sheet } from '../../../components/Sheet'
import type { SheetProps } from '../../../components/steps/useSteps'
import { Tiles } from '../../../components/Tiles'
import { T } from '../../../text'
import { Line } from '../parts/Field'
import { DESK } from '../textDesk'
import { behalfLabel, silentFor } from './labels'
import { answered, askAt } from '../../../services/question'

export type Props = SheetProps<CaseView>

/** The words of a table as tiles. */
export const tilesOf = (words: Readonly<Record<string, string>>) =>
  Object.entries(words).map(([key, text]) => ({ key, text }))

/** A choice of several: tapped again, one is taken out. */
export function Several({
  items,
  chosen,
  name,
  onChange,
}: {
  items: { key: string; text: string }[]
  chosen: readonly string[]
  /** Where its question stands (`askAt`); left out where none needs to be chosen. */
  name?: string
  onChange: (chosen: string[]) => void
}) {
  const tap = (key: string) => {
    answered()
    onChange(chosen.includes(key) ? chosen.filter((k) => k !== key) : [...chosen, key])
  }
  return (
    <>
      {name ? <AtField name={name} /> : null}
      <View className="tiles tiles--2" ariaRole="group">
        {items.map(({ key, text }) => {
          const on = chosen.includes(key)
          return (
            <View
              key={key}
              className={`tile tile--row${on ? ' tile--on' : ''}`}
              hoverClass="tap"
              ariaRole="checkbox"
              ariaLabel={on ? `${text}，${T.selected}` : text}
              onClick={() => tap(key)}
            >
              {on ? <Icon name="check" /> : null}
              {text}
            </View>
          )
        })}
      </View>
    </>
  )
}

export const partyTiles = (view: CaseView) =>
  view.parties.map(({ key, name }) => ({ key, text: name }))

/** What the clerk says of a party without a phone. */
export interface Behalf {
  party: string
  how: 'phone' | 'visit' | 'paper'
  witness: string
}

/** Whom the clerk speaks for, how that party was asked, and who heard it. */
export function useBehalf(silent: readonly { key: string; name: string }[]) {
  const [picked, setParty] = useState<string | null>(null)
  // Of one alone it is not asked; the last one that is left has not been tapped.
  const party = silent.length === 1 ? (silent[0]?.key ?? null) : picked
  const [how, setHow] = useState<Behalf['how']>('phone')
  const witness = useRef('')
  const W = DESK.onBehalf
  const fields = silent.length ? (
    <>
      <View className="strong">{W.who}</View>
      <Tiles
        columns={2}
        name="party"
        items={silent.map(({ key, name }) => ({ key, text: name }))}
        value={party}
        onPick={setParty}
      />
      <View className="strong">{W.how}</View>
      <Tiles
        columns={3}
        items={tilesOf(W.ways)}
        value={how}
        onPick={(key) => setHow(key as Behalf['how'])}
      />
      <Line
        name="witness"
        label={W.witness}
        value=""
        onInput={(text) => (witness.current = text)}
      />
    </>
  ) : (
    <View className="quiet">{W.none}</View>
  )
  /** What was said of the party; where something is missing it is asked for, and there is nothing. */
  const said = (): Behalf | null => {
    const name = witness.current.trim()
    if (!party) askAt('party', W.needParty)
    else if (!saysSomething(name)) askAt('witness', W.needWitness)
    else return { party, how, witness: name }
    return null
  }
  return { fields, said, name: silent.find(({ key }) => key === party)?.name }
}

/** The same of one step, with its button in the words of whoever is spoken for. */
export function useBehalfOf({ matter, action }: Pick<Props, 'matter' | 'action'>) {
  const { name, ...behalf } = useBehalf(silentFor(matter, action.action))
  const label = behalfLabel(matter, action.action, name) ?? action.label
  return { ...behalf, action: { ...action, label } }
}

/** A party's word as the clerk records it. */
export function OnBehalfSheet(props: Props & { lines?: readonly string[] }) {
  const { busy, run, onClose, lines = [] } = props
  const { fields, said, action } = useBehalfOf(props)
  const done = () => {
    const onBehalf = said()
    if (onBehalf) void run({ onBehalf })
  }
  return (
    <Sheet title={action.label} onClose={onClose}>
      {lines.map((line) => (
        <View key={line}>{line}</View>
      ))}
      {fields}
      <Done {...{ action, busy }} onDone={done} />
    </Sheet>
  )
}

export function Done({
  action,
  busy,
  onDone,
}: Pick<Props, 'action' | 'busy'> & { onDone: () => void }) {
  return (
    <Button kind={action.weight === 'danger' ? 'danger' : 'primary'} off={busy} onClick={onDone}>
      {busy ? T.steps.working : action.label}
    </Button>
  )
}
