import { Input, Picker, View } from '@tarojs/components'
import { useEffect, useRef, useState } from 'react'
import type { CandidateView, ReportView } from '../../../../domain/contract'
import { call, type Failure } from '../../services/call'
import { getStreet } from '../../services/street'
import { say } from '../../services/toast'
import { T } from '../../text'
import { Button } from '../Button'
import { ErrorView, Skeleton } from '../States'
import { Sheet } from '../Sheet'
import { Tiles } from '../Tiles'

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
    void call('grid.candidates', {
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

export function AssignSheet({
  report,
  label,
  busy,
  onDone,
  onClose,
}: {
  report: ReportView
  label: string
  busy: boolean
  onDone: (handler: string, note: string) => void
  onClose: () => void
}) {
  const { units, unit, setUnit, people, failure, retry } = useCandidates(report)
  const [handler, setHandler] = useState<string | null>(null)
  const note = useRef('')
  const names = units.map((u) => u.name)
  const done = () => (handler ? onDone(handler, note.current) : say(T.act.needHandler))
  return (
    <Sheet title={T.act.assignTitle} onClose={onClose}>
      <Picker
        mode="selector"
        range={names}
        value={Math.max(0, names.indexOf(unit?.name ?? ''))}
        onChange={(event) => setUnit(units[Number(event.detail.value)] ?? null)}
      >
        <View className="btn btn--plain" ariaRole="button" ariaLabel={T.report.unit}>
          {`${T.report.unit}：${unit?.name ?? T.report.undecided}`}
        </View>
      </Picker>
      {failure ? <ErrorView failure={failure} onRetry={retry} /> : null}
      {!people && !failure ? <Skeleton rows={1} /> : null}
      {people?.length === 0 ? <View className="quiet">{T.act.noCandidate}</View> : null}
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
        placeholder={T.act.assignNote}
        placeholderClass="field__hint"
        ariaLabel={T.act.assignNote}
        onInput={(event) => {
          note.current = event.detail.value
        }}
      />
      <Button kind="primary" off={busy} onClick={done}>
        {busy ? T.act.working : label}
      </Button>
    </Sheet>
  )
}
