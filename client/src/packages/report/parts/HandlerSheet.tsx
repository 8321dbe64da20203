import { Input, Picker, View } from '@tarojs/components'
import { useEffect, useRef, useState } from 'react'
import type { CandidateView, ReportView } from '../../../../../domain/contract'
import { Button } from '../../../components/Button'
import { Sheet } from '../../../components/Sheet'
import { ErrorView, Skeleton } from '../../../components/States'
import type { SheetProps } from '../../../components/steps/useSteps'
import { Tiles } from '../../../components/Tiles'
import { call, type Failure } from '../../../services/call'
import { getStreet } from '../../../services/street'
import { T } from '../../../text'
import { WORDS } from '../text'
import { askAt } from '../../../services/question'
import { AtField } from '../../../components/AtField'

interface UnitName {
  code: string
  name: string
}

/** Who could be given it: of the grid and of one lead unit, which the dispatcher may change. */
function useCandidates(report: ReportView) {
  const [units, setUnits] = useState<UnitName[]>([])
  const [unit, setUnit] = useState<UnitName | null>(null)
  const [people, setPeople] = useState<CandidateView[] | null>(null)
  const [failure, setFailure] = useState<Failure | null>(null)
  const [turn, setTurn] = useState(0)
  useEffect(() => {
    void getStreet().then((street) => {
      if (!street.ok) return
      setUnits(street.data.units)
      setUnit(street.data.units.find((u) => u.name === report.unitName) ?? null)
    })
  }, [report.unitName])
  const gridCode = report.gridCode
  const code = unit?.code
  useEffect(() => {
    let live = true
    setPeople(null)
    void call('duty.candidates', {
      ...(gridCode ? { gridCode } : {}),
      ...(code ? { unit: code } : {}),
    }).then((reply) => {
      if (!live) return
      setPeople(reply.ok ? reply.data.items : null)
      setFailure(reply.ok ? null : reply)
    })
    return () => {
      live = false
    }
  }, [gridCode, code, turn])
  return { units, unit, setUnit, people, failure, retry: () => setTurn((n) => n + 1) }
}

/** 分派: whose it becomes, and a word for them. */
export function HandlerSheet({ matter, action, busy, run, onClose }: SheetProps<ReportView>) {
  const { units, unit, setUnit, people, failure, retry } = useCandidates(matter)
  const [handler, setHandler] = useState<string | null>(null)
  const note = useRef('')
  const names = units.map((u) => u.name)
  const done = () =>
    handler ? void run({ handler, note: note.current }) : askAt('handler', WORDS.sheets.needHandler)
  return (
    <Sheet title={WORDS.sheets.handlerTitle} onClose={onClose}>
      <Picker
        mode="selector"
        range={names}
        value={Math.max(0, names.indexOf(unit?.name ?? ''))}
        onChange={(event) => setUnit(units[Number(event.detail.value)] ?? null)}
      >
        <View className="btn btn--plain" ariaRole="button" ariaLabel={WORDS.detail.unit}>
          {`${WORDS.detail.unit}：${unit?.name ?? WORDS.detail.undecided}`}
        </View>
      </Picker>
      <AtField name="handler" />
      {failure ? <ErrorView failure={failure} onRetry={retry} /> : null}
      {!people && !failure ? <Skeleton rows={1} /> : null}
      {people?.length === 0 ? <View className="quiet">{WORDS.sheets.noCandidate}</View> : null}
      {people?.length ? (
        <Tiles
          columns={2}
          items={people.map((p) => ({ key: p.id, text: `${p.name}\n${p.title}` }))}
          value={handler}
          onPick={setHandler}
        />
      ) : null}
      <Input
        className="field field--line"
        placeholder={WORDS.sheets.handlerNote}
        placeholderClass="field__hint"
        ariaLabel={WORDS.sheets.handlerNote}
        onInput={(event) => {
          note.current = event.detail.value
        }}
      />
      <Button kind="primary" off={busy} onClick={done}>
        {busy ? T.steps.working : action.label}
      </Button>
    </Sheet>
  )
}
