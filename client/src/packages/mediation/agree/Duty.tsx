import { Picker, View } from '@tarojs/components'
import type { TableView } from '../../../../../domain/mediation/answers'
import { Card } from '../../../components/Basics'
import { Button } from '../../../components/Button'
import { Tiles } from '../../../components/Tiles'
import { Line } from '../parts/Field'
import { DESK } from '../textDesk'
import type { DutyFields, Said } from './fields'

const W = DESK.agree

/** What is to be mended at a field, and what may stay. */
export function Told({ said }: { said: Said[] }) {
  return (
    <>
      {said.map(({ text, must }) => (
        <View key={text} className={must ? 't-s bad' : 't-s quiet'}>
          {must ? `${W.mend}${text}` : text}
        </View>
      ))}
    </>
  )
}

/** One duty 履行义务: who owes whom what, by when, how and where. */
export function Duty({
  no,
  duty,
  parties,
  said,
  onChange,
  onRemove,
}: {
  no: number
  duty: DutyFields
  parties: TableView['parties']
  /** Of this duty; the field's own name last in `field`. */
  said: Said[]
  onChange: (set: Partial<DutyFields>) => void
  onRemove: (() => void) | null
}) {
  const tiles = parties.map(({ key, name }) => ({ key, text: name }))
  const at = (field: string) => said.filter((s) => s.field.endsWith(`.${field}`))
  const of = (field: 'what' | 'manner' | 'place') => ({
    value: duty[field],
    onInput: (text: string) => onChange({ [field]: text }),
  })
  return (
    <Card>
      <View className="stack">
        <View className="strong">{W.duty(no)}</View>
        <View className="t-s quiet">{W.who}</View>
        <Tiles columns={2} items={tiles} value={duty.who} onPick={(who) => onChange({ who })} />
        <Told said={at('who')} />
        <View className="t-s quiet">{W.to}</View>
        <Tiles columns={2} items={tiles} value={duty.to} onPick={(to) => onChange({ to })} />
        <Told said={at('to')} />
        <Line {...of('what')} label={W.what} hint={W.whatHint} most={200} />
        <Told said={at('what')} />
        <Line label={W.amount} value={duty.yuan} onInput={(yuan) => onChange({ yuan })} />
        <Told said={at('amount')} />
        <Picker
          mode="date"
          value={duty.date}
          onChange={(event) => onChange({ date: event.detail.value })}
        >
          <View className="btn btn--plain" ariaRole="button" ariaLabel={W.date}>
            {`${W.date}：${duty.date || W.pickDate}`}
          </View>
        </Picker>
        <Told said={at('date')} />
        <Line {...of('manner')} label={W.manner} hint={W.mannerHint} most={100} />
        <Told said={at('manner')} />
        <Line {...of('place')} label={W.place} most={100} />
        <Told said={at('place')} />
        {onRemove ? (
          <Button kind="ghost" onClick={onRemove}>
            {W.remove}
          </Button>
        ) : null}
      </View>
    </Card>
  )
}
