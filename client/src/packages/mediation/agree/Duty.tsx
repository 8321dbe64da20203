import { Picker, View } from '@tarojs/components'
import type { TableView } from '../../../../../domain/mediation/answers'
import { AtField } from '../../../components/AtField'
import { Card } from '../../../components/Basics'
import { Button } from '../../../components/Button'
import { Tiles } from '../../../components/Tiles'
import { Line } from '../parts/Field'
import { answered } from '../../../services/question'
import { DESK } from '../textDesk'
import type { DutyFields, Said } from './fields'

const W = DESK.agree

/** What is to be mended at a field, and what may stay. */
export function Told({ field, said }: { field: string; said: Said[] }) {
  return (
    <>
      <AtField name={field} />
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
  const told = (field: string) => ({
    field: `duties.${no - 1}.${field}`,
    said: said.filter((s) => s.field.endsWith(`.${field}`)),
  })
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
        <Told {...told('who')} />
        <View className="t-s quiet">{W.to}</View>
        <Tiles columns={2} items={tiles} value={duty.to} onPick={(to) => onChange({ to })} />
        <Told {...told('to')} />
        <Line {...of('what')} label={W.what} hint={W.whatHint} most={200} />
        <Told {...told('what')} />
        <Line label={W.amount} value={duty.yuan} onInput={(yuan) => onChange({ yuan })} />
        <Told {...told('amount')} />
        <Picker
          mode="date"
          value={duty.date}
          onChange={(event) => {
            answered()
            onChange({ date: event.detail.value })
          }}
        >
          <View className="btn btn--plain" ariaRole="button" ariaLabel={W.date}>
            {`${W.date}：${duty.date || W.pickDate}`}
          </View>
        </Picker>
        <Told {...told('date')} />
        <Line {...of('manner')} label={W.manner} hint={W.mannerHint} most={100} />
        <Told {...told('manner')} />
        <Line {...of('place')} label={W.place} most={100} />
        <Told {...told('place')} />
        {onRemove ? (
          <Button kind="ghost" onClick={onRemove}>
            {W.remove}
          </Button>
        ) : null}
      </View>
    </Card>
  )
}
