import { Label, Switch, View } from '@tarojs/components'
import { useRef, useState } from 'react'
import { HELPER_ACT_NAMES, type HelperAct } from '../../../../../domain/helper/types'
import { AtField } from '../../../components/AtField'
import { Button } from '../../../components/Button'
import { Sheet } from '../../../components/Sheet'
import { Tiles } from '../../../components/Tiles'
import { call } from '../../../services/call'
import { answered, askAt } from '../../../services/question'
import { numberOf } from '../../../services/typed'
import { T } from '../../../text'
import type { Deeds } from '../household/useDeeds'
import { NumberLine } from '../parts/NumberLine'
import { HELPER } from '../textHelper'

const W = HELPER.name
const MONTHS = Object.entries(W.monthTiles).map(([key, text]) => ({ key, text }))

/** A yes that stands beside its words. */
export function YesSwitch({
  name,
  words,
  hint = '',
  checked,
  onChange,
}: {
  name: string
  words: string
  hint?: string
  checked: boolean
  onChange: (on: boolean) => void
}) {
  return (
    <>
      <AtField name={name} />
      <Label className="row switch">
        <View className="grow">
          <View>{words}</View>
          {hint ? <View className="t-s quiet">{hint}</View> : null}
        </View>
        <Switch
          checked={checked}
          color="#0b6e60"
          ariaLabel={words}
          onChange={(event) => {
            answered()
            onChange(event.detail.value)
          }}
        />
      </Label>
    </>
  )
}

/** What may be done, each chosen by itself. */
function Acts({
  chosen,
  onChange,
}: {
  chosen: HelperAct[]
  onChange: (acts: HelperAct[]) => void
}) {
  const turn = (act: HelperAct, on: boolean) =>
    onChange(HELPER_ACT_NAMES.filter((one) => (one === act ? on : chosen.includes(one))))
  return (
    <View>
      <View className="strong">{W.acts}</View>
      <AtField name="acts" />
      {HELPER_ACT_NAMES.map((act) => (
        <YesSwitch
          key={act}
          name={`act-${act}`}
          words={HELPER.acts[act]}
          hint={HELPER.actHints[act]}
          checked={chosen.includes(act)}
          onChange={(on) => turn(act, on)}
        />
      ))}
    </View>
  )
}

/** 请帮手 by an elder on the own phone; with `elder`, by the crew for one without WeChat, on paper. */
export function NameSheet({
  elder,
  deeds,
  onClose,
}: {
  elder?: string
  deeds: Deeds
  onClose: () => void
}) {
  const typed = useRef('')
  const [acts, setActs] = useState<HelperAct[]>([])
  const [months, setMonths] = useState('12')
  const [paper, setPaper] = useState(false)
  const send = () => {
    const no = numberOf(typed.current)
    if (no === null) return askAt('number', W.needNo)
    if (acts.length === 0) return askAt('acts', W.needActs)
    if (elder !== undefined && !paper) return askAt('paper', W.needPaper)
    const asked = { no, acts, months: Number(months) }
    const whose = elder === undefined ? {} : { elder, paper: true as const }
    deeds.does({
      what: ['name', asked, elder],
      ask: (requestId) => call('helper.name', { requestId, ...asked, ...whose }),
      done: W.done,
    })
  }
  return (
    <Sheet title={W.title} onClose={onClose}>
      <NumberLine
        words={W}
        onInput={(text) => {
          typed.current = text
        }}
      />
      <Acts chosen={acts} onChange={setActs} />
      <View className="strong">{W.months}</View>
      <Tiles columns={3} items={MONTHS} value={months} onPick={setMonths} />
      {elder === undefined ? null : (
        <YesSwitch
          name="paper"
          words={W.paper}
          hint={W.paperLines[0] ?? ''}
          checked={paper}
          onChange={setPaper}
        />
      )}
      <Button kind="primary" off={deeds.busy} onClick={send}>
        {deeds.busy ? T.steps.working : W.send}
      </Button>
    </Sheet>
  )
}
