import { View } from '@tarojs/components'
import { useRef, useState } from 'react'
import type { CaseView } from '../../../../../domain/mediation/answers'
import { Button } from '../../../components/Button'
import { Sheet } from '../../../components/Sheet'
import type { SheetProps } from '../../../components/steps/useSteps'
import { Tiles } from '../../../components/Tiles'
import { say } from '../../../services/toast'
import { T } from '../../../text'
import { Line } from '../parts/Field'
import { DESK } from '../textDesk'

export type Props = SheetProps<CaseView>

/** The words of a table as tiles. */
export const tilesOf = (words: Readonly<Record<string, string>>) =>
  Object.entries(words).map(([key, text]) => ({ key, text }))

/** A choice of several: tapped again, one is taken out. */
export function Several({
  items,
  chosen,
  onChange,
}: {
  items: { key: string; text: string }[]
  chosen: readonly string[]
  onChange: (chosen: string[]) => void
}) {
  const tap = (key: string) =>
    onChange(chosen.includes(key) ? chosen.filter((k) => k !== key) : [...chosen, key])
  return (
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
            {on ? `✓ ${text}` : text}
          </View>
        )
      })}
    </View>
  )
}

export const partyTiles = (view: CaseView) =>
  view.parties.map(({ key, name }) => ({ key, text: name }))

/** What the clerk says of a party without a phone. */
export interface Behalf {
  party: string
  how: string
  witness: string
}

/** Whom the clerk speaks for, how that party was asked, and who heard it. */
export function useBehalf(view: CaseView) {
  const silent = view.parties.filter((p) => !p.bound)
  const [party, setParty] = useState<string | null>(
    silent.length === 1 ? (silent[0]?.key ?? null) : null,
  )
  const [how, setHow] = useState('phone')
  const witness = useRef('')
  const W = DESK.onBehalf
  const fields = silent.length ? (
    <>
      <View className="strong">{W.who}</View>
      <Tiles
        columns={2}
        items={silent.map(({ key, name }) => ({ key, text: name }))}
        value={party}
        onPick={setParty}
      />
      <View className="strong">{W.how}</View>
      <Tiles columns={3} items={tilesOf(W.ways)} value={how} onPick={setHow} />
      <Line label={W.witness} value="" onInput={(text) => (witness.current = text)} />
    </>
  ) : (
    <View className="quiet">{W.none}</View>
  )
  const said = (): Behalf | null => {
    const name = witness.current.trim()
    return party && name ? { party, how, witness: name } : null
  }
  return { fields, said }
}

/** A party's word as the clerk records it. */
export function OnBehalfSheet({ matter, action, busy, run, onClose }: Props) {
  const { fields, said } = useBehalf(matter)
  const done = () => {
    const onBehalf = said()
    if (!onBehalf) return say(DESK.onBehalf.need)
    void run({ onBehalf })
  }
  return (
    <Sheet title={action.label} onClose={onClose}>
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
