import { View } from '@tarojs/components'
import { useState } from 'react'
import { dateOf } from '../../../../../domain/calendar/zone'
import type { TableView } from '../../../../../domain/mediation/answers'
import { Card, Slot } from '../../../components/Basics'
import { Button } from '../../../components/Button'
import { Screen } from '../../../components/Screen'
import { Opening } from '../../../components/States'
import { Tiles } from '../../../components/Tiles'
import { useDraft } from '../../../components/useDraft'
import { useLoad } from '../../../components/useLoad'
import { useNow } from '../../../components/useNow'
import { useParam } from '../../../components/useParam'
import { call } from '../../../services/call'
import { getDraft, openDraft } from '../../../services/drafts'
import { go } from '../../../services/go'
import { T } from '../../../text'
import { Words } from '../parts/Field'
import { CASE_WORDS } from '../parts/text'
import { DESK } from '../textDesk'
import { tilesOf } from '../work/parts'
import { Duty, Told } from './Duty'
import { AGREE, type AgreeFields, blankDuty, checked, type DutyFields, fieldsOf } from './fields'
import { tablePageOf, usePut } from './usePut'
import { askAt } from '../../../services/question'

const W = DESK.agree

/** Goes on from what this phone has written, else from what lies on the table. */
function begin(id: string, { draft, parties }: TableView): AgreeFields {
  const begun = getDraft(AGREE, id)
  if (begun && begun.fields.duties.length > 0) return begun.fields
  const fields = draft ? fieldsOf(draft) : { ...AGREE.blank(), duties: [blankDuty(parties)] }
  return openDraft(AGREE, id, Date.now(), fields).fields
}

function useFields(id: string, table: TableView) {
  const [begun] = useState(() => begin(id, table))
  const { write } = useDraft(AGREE, id)
  const [fields, setFields] = useState(begun)
  const change = (more: Partial<AgreeFields>) => {
    const next = { ...fields, ...more }
    setFields(next)
    write(next)
  }
  const changeDuty = (i: number, set: Partial<DutyFields>) =>
    change({ duties: fields.duties.map((d, at) => (at === i ? { ...d, ...set } : d)) })
  // A card keeps what is typed in it: it is drawn once, and another beside it does not draw it again.
  const [keys, setKeys] = useState(() => begun.duties.map((_d, i) => i))
  const add = (duty: DutyFields) => {
    setKeys([...keys, Math.max(...keys) + 1])
    change({ duties: [...fields.duties, duty] })
  }
  const remove = (i: number) => {
    setKeys(keys.filter((_key, at) => at !== i))
    change({ duties: fields.duties.filter((_d, at) => at !== i) })
  }
  return { fields, keys, change, changeDuty, add, remove }
}

/** Written or oral, and where it was settled. */
function Kind({
  form,
  level,
  change,
}: Pick<AgreeFields, 'form' | 'level'> & { change: (set: Partial<AgreeFields>) => void }) {
  return (
    <View className="stack">
      <View className="strong">{W.form}</View>
      <Tiles
        columns={2}
        items={tilesOf(W.forms)}
        value={form}
        onPick={(key) => change({ form: key as AgreeFields['form'] })}
      />
      <View className="strong">{W.level}</View>
      <Tiles
        columns={2}
        items={tilesOf(W.levels)}
        value={level}
        onPick={(key) => change({ level: key as AgreeFields['level'] })}
      />
    </View>
  )
}

function Writing({ id, table }: { id: string; table: TableView }) {
  const { fields, keys, change, changeDuty, add, remove } = useFields(id, table)
  const { facts, minutes, form, level, duties } = fields
  const { parties } = table
  /** The person has thought that it is done: what is empty is said as well. */
  const [asked, setAsked] = useState(false)
  const { busy, put } = usePut(id)
  const all = checked(fields, parties, dateOf(useNow()))
  const said = all.filter(({ empty }) => asked || !empty)
  const at = (field: string) => said.filter((s) => s.field === field)
  const done = () => {
    setAsked(true)
    const wrong = all.filter((s) => s.must)
    const [first] = wrong
    if (!first) return void put(fields)
    askAt(first.field, W.toMend(wrong.length))
  }
  return (
    <Screen
      foot={
        <Button kind="primary" off={busy} onClick={done}>
          {busy ? T.steps.working : W.put}
        </Button>
      }
    >
      <View className="stack">
        <Slot>{table.draft ? <OnTable id={id} /> : null}</Slot>
        <View className="quiet">{W.how}</View>
        <View className="strong">{W.facts}</View>
        <Words short label={W.facts} value={facts} onInput={(text) => change({ facts: text })} />
        <Told field="facts" said={at('facts')} />
        <View className="stack">
          {duties.map((duty, i) => (
            <Duty
              key={keys[i]}
              no={i + 1}
              duty={duty}
              parties={parties}
              said={said.filter((s) => s.field.startsWith(`duties.${i}.`))}
              onChange={(set) => changeDuty(i, set)}
              onRemove={duties.length > 1 ? () => remove(i) : null}
            />
          ))}
        </View>
        <Told field="duties" said={at('duties')} />
        <Button icon="plus" onClick={() => add(blankDuty(parties))}>
          {W.add}
        </Button>
        <Kind form={form} level={level} change={change} />
        <View className="strong">{W.minutes}</View>
        <Words
          short
          label={W.minutes}
          value={minutes}
          onInput={(text) => change({ minutes: text })}
        />
        <Told field="minutes" said={at('minutes')} />
      </View>
    </Screen>
  )
}

/** A draft lies there already: another one takes its place, and every yes goes with it. */
function OnTable({ id }: { id: string }) {
  return (
    <Card tone="soft">
      <View className="stack">
        <View>{W.onTable}</View>
        <Button onClick={() => go(tablePageOf(id))}>{W.toTable}</Button>
      </View>
    </Card>
  )
}

/** 协议草稿: what each owes whom, duty by duty, until it may lie on the table. */
export default function Agree() {
  const id = useParam('id')
  const { data: table, failure, reload } = useLoad(() => call('mediation.table', { id }))
  if (!table) return <Opening failure={failure} onRetry={() => void reload()} />
  if (table.open) return <Writing id={id} table={table} />
  return (
    <Screen>
      <Card tone="warn">{CASE_WORDS.table.closed}</Card>
    </Screen>
  )
}
