import { View } from '@tarojs/components'
import { useRef, useState } from 'react'
import type { CaseView } from '../../../../../domain/mediation/answers'
import { saysSomething } from '../../../../../domain/call/said'
import { Sheet } from '../../../components/Sheet'
import type { Sheets } from '../../../components/steps/useSteps'
import { Tiles } from '../../../components/Tiles'
import { T } from '../../../text'
import { Words } from '../parts/Field'
import { replaceLines } from '../parts/replaced'
import { DESK } from '../textDesk'
import { InviteSheet, ProposeSheet, RankForSheet } from './PeopleSheets'
import { SignSheet } from './SignSheet'
import { speaksForOthers } from './labels'
import { Done, OnBehalfSheet, Several, partyTiles, tilesOf, useBehalfOf, type Props } from './parts'
import { askAt } from '../../../services/question'

/** 初审: how near it is to violence; under 红 the police have been told first. */
function ScreenSheet({ action, busy, run, onClose }: Props) {
  const [risk, setRisk] = useState('GREEN')
  const police = useRef('')
  return (
    <Sheet title={action.label} onClose={onClose}>
      <View className="strong">{DESK.risk}</View>
      <Tiles columns={3} items={tilesOf(DESK.risks)} value={risk} onPick={setRisk} />
      {risk === 'RED' ? (
        <Words
          short
          name="police"
          label={DESK.policeRecord}
          value=""
          onInput={(t) => (police.current = t)}
        />
      ) : null}
      <Done
        {...{ action, busy }}
        onDone={() =>
          risk === 'RED' && !saysSomething(police.current)
            ? askAt('police', DESK.needPolice)
            : void run({ risk, policeRecord: risk === 'RED' ? police.current.trim() : '' })
        }
      />
    </Sheet>
  )
}

/** 接案, with what the parties must know of the mediator: he says so either way, never by silence. */
function TakeSheet({ action, busy, run, onClose }: Props) {
  const [near, setNear] = useState<string | null>(null)
  const disclosure = useRef('')
  const done = () => {
    const told = disclosure.current.trim()
    if (near === null) return askAt('near', DESK.needNear)
    if (near === 'yes' && !saysSomething(told)) return askAt('told', DESK.needTold)
    void run({ disclosure: near === 'yes' ? told : '' })
  }
  return (
    <Sheet title={action.label} onClose={onClose}>
      <View>{DESK.disclosure}</View>
      <Tiles columns={2} name="near" items={tilesOf(DESK.near)} value={near} onPick={setNear} />
      {near === 'yes' ? (
        <Words
          short
          name="told"
          label={DESK.disclosureAsk}
          value=""
          onInput={(t) => (disclosure.current = t)}
        />
      ) : null}
      <Done {...{ action, busy }} onDone={done} />
    </Sheet>
  )
}

/** 代记请换一位: what it means is told before it is recorded. */
const ReplaceForSheet = (props: Props) => (
  <OnBehalfSheet {...props} lines={replaceLines(props.matter)} />
)

/** 开始: who has come, and that the rights were told at the table. */
function OpenSheet({ matter, action, busy, run, onClose }: Props) {
  const [present, setPresent] = useState<string[]>([])
  const [told, setTold] = useState<string[]>([])
  const done = () => {
    if (!present.length) return askAt('present', DESK.needParty)
    if (!told.length) return askAt('rights', DESK.needRights)
    void run({ present, rightsTold: true })
  }
  return (
    <Sheet title={action.label} onClose={onClose}>
      <View className="strong">{DESK.present}</View>
      <Several name="present" items={partyTiles(matter)} chosen={present} onChange={setPresent} />
      <Several
        name="rights"
        items={[{ key: 'told', text: DESK.rights }]}
        chosen={told}
        onChange={setTold}
      />
      <Done {...{ action, busy }} onDone={done} />
    </Sheet>
  )
}

/** 未到场: who was not there, and what is known of why. */
function AbsentSheet({ matter, action, busy, run, onClose }: Props) {
  const [missing, setMissing] = useState<string[]>([])
  const note = useRef('')
  const done = () =>
    missing.length
      ? void run({ missing, note: note.current.trim() })
      : askAt('missing', DESK.needParty)
  return (
    <Sheet title={action.label} onClose={onClose}>
      <View className="strong">{DESK.missing}</View>
      <Several name="missing" items={partyTiles(matter)} chosen={missing} onChange={setMissing} />
      <Words short label={DESK.absentNote} value="" onInput={(t) => (note.current = t)} />
      <Done {...{ action, busy }} onDone={done} />
    </Sheet>
  )
}

/** A party's word with a reason of its own, as the clerk records it. */
function WithReasonFor(props: Props) {
  const { busy, run, onClose } = props
  const { fields, said, action } = useBehalfOf(props)
  const note = useRef('')
  const done = () => {
    const onBehalf = said()
    if (!onBehalf) return
    if (!saysSomething(note.current)) return askAt('note', T.steps.needNote)
    const reason = action.action === 'terminate' ? { reason: 'WITHDRAWN' } : {}
    void run({ onBehalf, ...reason, note: note.current.trim() })
  }
  return (
    <Sheet title={action.label} onClose={onClose}>
      {fields}
      <Words
        short
        name="note"
        label={DESK.theirReason}
        value=""
        onInput={(t) => (note.current = t)}
      />
      <Done {...{ action, busy }} onDone={done} />
    </Sheet>
  )
}

function TerminateSheet(props: Props) {
  return speaksForOthers(props.matter) ? <WithReasonFor {...props} /> : <EndSheet {...props} />
}

/** 终止 by whoever mediates or chairs: a reason, where it goes on, and a sentence that all sides read. */
function EndSheet({ action, busy, run, onClose }: Props) {
  const [reason, setReason] = useState('FAILED')
  const [referredTo, setReferredTo] = useState('NONE')
  const note = useRef('')
  const done = () => {
    const words = { reason, note: note.current.trim() }
    if (!saysSomething(words.note)) return askAt('note', T.steps.needNote)
    void run(referredTo === 'NONE' ? words : { ...words, referredTo })
  }
  return (
    <Sheet title={action.label} onClose={onClose}>
      <View className="strong">{DESK.reason}</View>
      <Tiles columns={2} items={tilesOf(DESK.reasons)} value={reason} onPick={setReason} />
      <View className="strong">{DESK.referred}</View>
      <Tiles
        columns={2}
        items={tilesOf(DESK.referredTo)}
        value={referredTo}
        onPick={setReferredTo}
      />
      <Words
        short
        name="note"
        label={DESK.terminateNote}
        value=""
        onInput={(t) => (note.current = t)}
      />
      <Done {...{ action, busy }} onDone={done} />
    </Sheet>
  )
}

/** The steps of the committee that need more than a note. */
export const WORK_SHEETS: Sheets<CaseView> = {
  screen: ScreenSheet,
  consent: OnBehalfSheet,
  refuse: OnBehalfSheet,
  acknowledge: OnBehalfSheet,
  approve: OnBehalfSheet,
  replace: ReplaceForSheet,
  agreeInvite: OnBehalfSheet,
  refuseInvite: OnBehalfSheet,
  extend: OnBehalfSheet,
  rank: RankForSheet,
  propose: ProposeSheet,
  take: TakeSheet,
  invite: InviteSheet,
  open: OpenSheet,
  absent: AbsentSheet,
  terminate: TerminateSheet,
  recuse: WithReasonFor,
  sign: SignSheet,
}
