import { View } from '@tarojs/components'
import { useRef, useState } from 'react'
import { saysSomething } from '../../../../../domain/call/said'
import type { DecidedView, RosterLine } from '../../../../../domain/contract'
import { Button } from '../../../components/Button'
import { Words } from '../../../components/Field'
import { Sheet } from '../../../components/Sheet'
import { Tiles } from '../../../components/Tiles'
import { useNow } from '../../../components/useNow'
import { useOnce } from '../../../components/useOnce'
import { call } from '../../../services/call'
import { askAt } from '../../../services/question'
import { say } from '../../../services/toast'
import { T } from '../../../text'
import { ACT } from '../textActivity'
import { SERVED } from '../textServed'
import { instantsOf, spanFieldsOf, type SpanFields } from './span'
import { SpanPicker } from './SpanPicker'

const W = ACT.roster
const PAPER = Object.entries(SERVED.paper.tiles).map(([key, text]) => ({ key, text }))

export interface Deciding {
  line: RosterLine
  /** Planned or told: what the wheels begin with where nobody checked in or out. */
  from: number
  to: number
  kind: 'count' | 'strike'
}

interface Props {
  deciding: Deciding
  onDone: (decided: DecidedView | null) => void
  onClose: () => void
}

function Told({ line }: { line: RosterLine }) {
  return (
    <>
      {line.note ? <View className="wrap">{W.told(line.note)}</View> : null}
      {line.unpaidText ? <View className="warn">{line.unpaidText}</View> : null}
      {line.acknowledged ? <View>{SERVED.acknowledged}</View> : null}
      {line.odd.length ? <View className="warn">{line.odd.join('、')}</View> : null}
    </>
  )
}

/** What comes of a decision is told, and where it stands otherwise by now, the list is shown anew. */
function useDecision({ deciding, onDone, onClose }: Props) {
  const { busy, run } = useOnce()
  const { id, version } = deciding.line
  const decide = async (
    words: { note: string } & Partial<{ from: number; to: number; paper: boolean }>,
  ) => {
    const { note, from, to, paper = false } = words
    const reply = await run([deciding.kind, id, version, words], (requestId) =>
      from === undefined || to === undefined
        ? call('volunteer.strike', { requestId, id, version, note })
        : call('volunteer.count', { requestId, id, version, from, to, note, paper }),
    )
    if (!reply) return
    const isReviewed = reply.ok && reply.data?.line.state === 'REVIEWING'
    say(reply.ok ? (isReviewed ? W.reviewing : W.done[deciding.kind]) : reply.message)
    if (reply.ok) return onDone(reply.data)
    if (reply.code === 'changed' || reply.code === 'wrongState') onClose()
  }
  return { busy, decide }
}

/** 确认时长: when it was, and a word where it is not as it was told. */
function CountSheet(props: Props) {
  const { line, from, to } = props.deciding
  const now = useNow()
  // To the second as it was known, unless somebody turns a wheel.
  const begun = { from: line.inAt ?? from, to: line.outAt ?? to }
  const [turned, setTurned] = useState<SpanFields | null>(null)
  const span = turned ?? spanFieldsOf(begun.from, begun.to)
  const note = useRef('')
  const [paper, setPaper] = useState(false)
  const { busy, decide } = useDecision(props)
  const done = () => {
    const instants = turned ? instantsOf(turned) : begun
    if (!instants) return askAt('when', W.sumNone)
    const said = note.current.trim()
    if ((turned || line.odd.length > 0) && !saysSomething(said))
      return askAt('note', T.steps.needNote)
    void decide({ ...instants, note: said, paper })
  }
  return (
    <Sheet title={W.title(line.name)} onClose={props.onClose}>
      <Told line={line} />
      <SpanPicker span={span} now={now} onChange={setTurned} />
      <Words
        short
        name="note"
        label={W.note}
        hint={W.noteHint}
        value=""
        onInput={(text) => {
          note.current = text
        }}
      />
      {/* Own hours have a word of his; whom they were done for may have signed. */}
      {line.note && !line.acknowledged ? (
        <>
          <View className="t-s quiet">{SERVED.paper.label}</View>
          <Tiles
            columns={2}
            items={PAPER}
            value={paper ? 'yes' : 'no'}
            onPick={(key) => setPaper(key === 'yes')}
          />
        </>
      ) : null}
      <Button kind="primary" off={busy} onClick={done}>
        {busy ? T.steps.working : W.count}
      </Button>
    </Sheet>
  )
}

/** 不计时长, and why. */
function StrikeSheet(props: Props) {
  const { line } = props.deciding
  const note = useRef('')
  const { busy, decide } = useDecision(props)
  const done = () => {
    const said = note.current.trim()
    if (!saysSomething(said)) return askAt('note', T.steps.needNote)
    void decide({ note: said })
  }
  return (
    <Sheet title={W.title(line.name)} onClose={props.onClose}>
      <Told line={line} />
      <Words
        short
        name="note"
        label={T.steps.noteAsk}
        hint={W.strikeHint}
        value=""
        onInput={(text) => {
          note.current = text
        }}
      />
      <Button kind="danger" off={busy} onClick={done}>
        {busy ? T.steps.working : W.strike}
      </Button>
    </Sheet>
  )
}

export function DecideSheet(props: Props) {
  return props.deciding.kind === 'count' ? <CountSheet {...props} /> : <StrikeSheet {...props} />
}
