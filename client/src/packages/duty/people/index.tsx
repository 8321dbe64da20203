import { Picker, View } from '@tarojs/components'
import { useState } from 'react'
import type { PeopleView, PersonView } from '../../../../../domain/contract'
import { Card, Cell, Slot } from '../../../components/Basics'
import { Screen } from '../../../components/Screen'
import { Empty, Opening, Stale } from '../../../components/States'
import { useLoad } from '../../../components/useLoad'
import { useNow } from '../../../components/useNow'
import { call } from '../../../services/call'
import { countText } from '../../../services/countText'
import { copyKey } from '../../../services/copies'
import { go } from '../../../services/go'
import { beginText, endText } from '../../../services/halfDay'
import { WORDS } from '../text'

const W = WORDS.people

/** Which grid's people these are; a wheel where there are several. */
function GridPicker({ view, onPick }: { view: PeopleView; onPick: (code: string) => void }) {
  const { grids } = view
  const at = grids.findIndex(({ code }) => code === view.gridCode)
  const name = grids[at]?.name ?? ''
  if (grids.length < 2) return <View className="t-l">{name}</View>
  return (
    <Picker
      mode="selector"
      range={grids.map((g) => g.name)}
      value={Math.max(0, at)}
      onChange={(event) => onPick(grids[Number(event.detail.value)]?.code ?? '')}
    >
      <View className="btn btn--plain" ariaRole="button" ariaLabel={W.pick(name)}>
        {`${W.grid}：${name}`}
      </View>
    </Picker>
  )
}

function leaveText({ leave }: PersonView, now: number): string {
  if (!leave) return ''
  return leave.from <= now
    ? W.leaveNow(endText(leave.to, now), leave.deputyName)
    : W.leaveSoon(beginText(leave.from, now))
}

function Person({ person, most, now }: { person: PersonView; most: number; now: number }) {
  const { waiting } = person
  const work = waiting ? W.waiting(countText(Math.min(waiting, most), waiting > most)) : W.none
  const hint = [person.title, work, leaveText(person, now)].filter(Boolean).join('，')
  return (
    <Cell
      icon="person"
      title={person.name}
      hint={hint}
      label={`${person.name}，${hint}`}
      onClick={() => go(`packages/duty/handover/index?staff=${encodeURIComponent(person.id)}`)}
    />
  )
}

/** 网格人员: who is there, who is away, who has how much; each leads to the 交接 of his work. */
export default function People() {
  const now = useNow()
  const [gridCode, setGridCode] = useState('')
  const loaded = useLoad(
    () => call('duty.people', gridCode ? { gridCode } : {}),
    copyKey('duty.people', gridCode),
  )
  const { data: view, failure } = loaded
  const reload = () => void loaded.reload()
  if (!view) return <Opening failure={failure} onRetry={reload} />
  return (
    <Screen>
      <View className="stack">
        <Slot>{failure ? <Stale failure={failure} onRetry={reload} /> : null}</Slot>
        <GridPicker view={view} onPick={setGridCode} />
        {view.people.length ? (
          <>
            <View className="quiet">{W.hint}</View>
            <Card bare>
              {view.people.map((person) => (
                <Person key={person.id} person={person} most={view.most} now={now} />
              ))}
            </Card>
          </>
        ) : (
          <Empty icon="person" title={W.empty} hint={W.emptyHint} />
        )}
      </View>
    </Screen>
  )
}
