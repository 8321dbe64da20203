import { Picker, View } from '@tarojs/components'
import { useState } from 'react'
import type { CaseView } from '../../../../../domain/mediation/answers'
import { Card } from '../../../components/Basics'
import { Button } from '../../../components/Button'
import { Sheet } from '../../../components/Sheet'
import { Tiles } from '../../../components/Tiles'
import { useDraft } from '../../../components/useDraft'
import type { DraftKind } from '../../../services/drafts'
import { say } from '../../../services/toast'
import { Line, Words } from '../parts/Field'
import { DESK } from '../textDesk'
import { Done, partyTiles, tilesOf, type Props } from './parts'

const W = DESK.agree

interface DutyFields {
  who: string
  to: string
  what: string
  /** 元 as typed. */
  yuan: string
  date: string
  place: string
  manner: string
}
interface AgreeFields {
  facts: string
  minutes: string
  form: string
  level: string
  duties: DutyFields[]
}

const blankDuty = (): DutyFields => ({
  who: 'p2',
  to: 'p1',
  what: '',
  yuan: '',
  date: '',
  place: '',
  manner: '',
})

/** The agreement of one case as far as it is written, kept on the phone under its id. */
const AGREE: DraftKind<AgreeFields> = {
  name: 'agreement',
  blank: () => ({
    facts: '',
    minutes: '',
    form: 'WRITTEN',
    level: 'community',
    duties: [blankDuty()],
  }),
}

/** 元 as people type it, in 分; null for what is no amount, undefined for none. */
export function fenOf(yuan: string): number | null | undefined {
  const text = yuan.trim()
  if (text === '') return undefined
  const parts = /^(\d{1,9})(?:\.(\d{1,2}))?$/.exec(text)
  const fen = parts && Number(parts[1]) * 100 + Number((parts[2] ?? '').padEnd(2, '0'))
  return fen && fen > 0 ? fen : null
}

function DutyCard({
  n,
  duty,
  view,
  onChange,
  onRemove,
}: {
  n: number
  duty: DutyFields
  view: CaseView
  onChange: (duty: DutyFields) => void
  onRemove: (() => void) | null
}) {
  const set = (more: Partial<DutyFields>) => onChange({ ...duty, ...more })
  return (
    <Card>
      <View className="stack">
        <View className="strong">{W.duty(n)}</View>
        <View className="t-s quiet">{W.who}</View>
        <Tiles
          columns={2}
          items={partyTiles(view)}
          value={duty.who}
          onPick={(who) => set({ who })}
        />
        <View className="t-s quiet">{W.to}</View>
        <Tiles columns={2} items={partyTiles(view)} value={duty.to} onPick={(to) => set({ to })} />
        <Line label={W.what} most={200} value={duty.what} onInput={(what) => set({ what })} />
        <Line label={W.amount} value={duty.yuan} onInput={(yuan) => set({ yuan })} />
        <Picker
          mode="date"
          value={duty.date}
          onChange={(event) => set({ date: event.detail.value })}
        >
          <View className="btn btn--plain" ariaRole="button" ariaLabel={W.date}>
            {`${W.date}：${duty.date || W.pickDate}`}
          </View>
        </Picker>
        <Line
          label={W.manner}
          most={100}
          value={duty.manner}
          onInput={(manner) => set({ manner })}
        />
        <Line label={W.place} most={100} value={duty.place} onInput={(place) => set({ place })} />
        {onRemove ? (
          <Button kind="ghost" onClick={onRemove}>
            {W.remove}
          </Button>
        ) : null}
      </View>
    </Card>
  )
}

/** 达成协议: what each owes whom, one duty after the other. */
export function AgreeSheet({ matter, action, busy, run, onClose }: Props) {
  const { draft, write } = useDraft(AGREE, matter.id)
  const [fields, setFields] = useState(draft.fields)
  const change = (more: Partial<AgreeFields>) => {
    const next = { ...fields, ...more }
    setFields(next)
    write(next)
  }
  const { facts, minutes, form, level, duties } = fields
  const withDuty = (i: number, duty: DutyFields) =>
    change({ duties: duties.map((d, at) => (at === i ? duty : d)) })
  const done = () => {
    const isWhole = duties.every((d) => d.what.trim() && d.manner.trim() && d.date)
    if (!facts.trim() || !minutes.trim() || !isWhole) return say(W.need)
    if (duties.some((d) => fenOf(d.yuan) === null)) return say(W.badAmount)
    const written = duties.map(({ yuan, ...d }) => {
      const amount = fenOf(yuan)
      return { ...d, what: d.what.trim(), manner: d.manner.trim(), ...(amount ? { amount } : {}) }
    })
    void run({ facts: facts.trim(), minutes: minutes.trim(), form, level, duties: written })
  }
  return (
    <Sheet title={action.label} onClose={onClose}>
      <Words short label={W.facts} value={facts} onInput={(text) => change({ facts: text })} />
      {duties.map((duty, i) => (
        <DutyCard
          key={`${i}/${duties.length}`}
          n={i + 1}
          duty={duty}
          view={matter}
          onChange={(next) => withDuty(i, next)}
          onRemove={
            duties.length > 1 ? () => change({ duties: duties.filter((_d, at) => at !== i) }) : null
          }
        />
      ))}
      <Button onClick={() => change({ duties: [...duties, blankDuty()] })}>{W.add}</Button>
      <Tiles
        columns={2}
        items={tilesOf(W.forms)}
        value={form}
        onPick={(f) => change({ form: f })}
      />
      <View className="t-s quiet">{W.level}</View>
      <Tiles
        columns={2}
        items={tilesOf(W.levels)}
        value={level}
        onPick={(l) => change({ level: l })}
      />
      <Words
        short
        label={W.minutes}
        value={minutes}
        onInput={(text) => change({ minutes: text })}
      />
      <Done {...{ action, busy }} onDone={done} />
    </Sheet>
  )
}
