import { View } from '@tarojs/components'
import { useRef, useState } from 'react'
import type { CaseView } from '../../../../../domain/mediation/answers'
import { Sheet } from '../../../components/Sheet'
import type { Sheets } from '../../../components/steps/useSteps'
import { Tiles } from '../../../components/Tiles'
import { say } from '../../../services/toast'
import { T } from '../../../text'
import { Words } from '../parts/Field'
import { DESK } from '../textDesk'
import { AgreeSheet } from './AgreeSheet'
import { InviteSheet, ProposeSheet, RankForSheet } from './PeopleSheets'
import { SignSheet } from './SignSheet'
import { Done, OnBehalfSheet, Several, partyTiles, tilesOf, type Props } from './parts'

/** 初审: how near it is to violence; under 红 the police have been told first. */
function ScreenSheet({ action, busy, run, onClose }: Props) {
  const [risk, setRisk] = useState('GREEN')
  const police = useRef('')
  return (
    <Sheet title={action.label} onClose={onClose}>
      <View className="strong">{DESK.risk}</View>
      <Tiles columns={3} items={tilesOf(DESK.risks)} value={risk} onPick={setRisk} />
      {risk === 'RED' ? (
        <Words short label={DESK.policeRecord} value="" onInput={(t) => (police.current = t)} />
      ) : null}
      <Done
        {...{ action, busy }}
        onDone={() => void run({ risk, policeRecord: police.current.trim() })}
      />
    </Sheet>
  )
}

/** 接案, with what the parties must know of the mediator. */
function TakeSheet({ action, busy, run, onClose }: Props) {
  const disclosure = useRef('')
  return (
    <Sheet title={action.label} onClose={onClose}>
      <View>{DESK.disclosure}</View>
      <Words
        short
        label={DESK.disclosure}
        hint={T.steps.noteAsk}
        value=""
        onInput={(t) => (disclosure.current = t)}
      />
      <Done
        {...{ action, busy }}
        onDone={() => void run({ disclosure: disclosure.current.trim() })}
      />
    </Sheet>
  )
}

/** 开始: who has come, and that the rights were told at the table. */
function OpenSheet({ matter, action, busy, run, onClose }: Props) {
  const [present, setPresent] = useState<string[]>([])
  const [told, setTold] = useState<string[]>([])
  const done = () => {
    if (!present.length) return say(DESK.needParty)
    if (!told.length) return say(DESK.needRights)
    void run({ present, rightsTold: true })
  }
  return (
    <Sheet title={action.label} onClose={onClose}>
      <View className="strong">{DESK.present}</View>
      <Several items={partyTiles(matter)} chosen={present} onChange={setPresent} />
      <Several items={[{ key: 'told', text: DESK.rights }]} chosen={told} onChange={setTold} />
      <Done {...{ action, busy }} onDone={done} />
    </Sheet>
  )
}

function AbsentSheet({ matter, action, busy, run, onClose }: Props) {
  const [missing, setMissing] = useState<string[]>([])
  const done = () => (missing.length ? void run({ missing }) : say(DESK.needParty))
  return (
    <Sheet title={action.label} onClose={onClose}>
      <View className="strong">{DESK.missing}</View>
      <Several items={partyTiles(matter)} chosen={missing} onChange={setMissing} />
      <Done {...{ action, busy }} onDone={done} />
    </Sheet>
  )
}

/** 终止 by whoever mediates or chairs: a reason and a sentence that all sides read. */
function EndSheet({ action, busy, run, onClose }: Props) {
  const [reason, setReason] = useState('FAILED')
  const note = useRef('')
  const done = () =>
    note.current.trim() ? void run({ reason, note: note.current.trim() }) : say(T.steps.needNote)
  return (
    <Sheet title={action.label} onClose={onClose}>
      <View className="strong">{DESK.reason}</View>
      <Tiles columns={2} items={tilesOf(DESK.reasons)} value={reason} onPick={setReason} />
      <Words short label={DESK.terminateNote} value="" onInput={(t) => (note.current = t)} />
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
  replace: OnBehalfSheet,
  agreeInvite: OnBehalfSheet,
  refuseInvite: OnBehalfSheet,
  extend: OnBehalfSheet,
  rank: RankForSheet,
  propose: ProposeSheet,
  take: TakeSheet,
  invite: InviteSheet,
  open: OpenSheet,
  absent: AbsentSheet,
  terminate: EndSheet,
  agree: AgreeSheet,
  sign: SignSheet,
}
