import { View } from '@tarojs/components'
import { useState } from 'react'
import { dateOf } from '../../../../../domain/calendar/zone'
import { shanghai } from '../../../../../domain/calendar/zone'
import type { ElderView, HelpView } from '../../../../../domain/helper/answers'
import { Card, Section, Slot } from '../../../components/Basics'
import { Button } from '../../../components/Button'
import { Screen } from '../../../components/Screen'
import { Sheet } from '../../../components/Sheet'
import { Opening, Stale } from '../../../components/States'
import { useBusy } from '../../../components/useBusy'
import { useNow } from '../../../components/useNow'
import { useParam } from '../../../components/useParam'
import { usePulled } from '../../../components/usePulled'
import { call } from '../../../services/call'
import { copyKey } from '../../../services/copies'
import { openPaper } from '../../../services/document'
import { goBack } from '../../../services/go'
import { say } from '../../../services/toast'
import { T } from '../../../text'
import { Done } from '../helper/Done'
import { EndSheet, Helper } from '../helper/Help'
import { NameSheet } from '../helper/NameSheet'
import { useDeeds, type Deeds } from '../household/useDeeds'
import { dayText } from '../parts/days'
import { HELPER } from '../textHelper'

const W = HELPER.elder

const spaced = (no: string): string => no.replace(/(\d{4})(?=\d)/g, '$1 ')

/** The card that is copied for the elder: name and number, large. */
function NumberCard({ of }: { of: ElderView }) {
  const { name, buildingName, no, balance, held, openedByName, openedAt } = of
  return (
    <Card>
      <View className="stack">
        <View>
          <View className="t-xl wrap">{name}</View>
          <View>{buildingName}</View>
        </View>
        <View>
          <View>{W.no}</View>
          <View className="digits">{spaced(no)}</View>
          <View className="t-s quiet">{W.noHint}</View>
        </View>
        <View>
          <View className="balance">{HELPER.points(balance)}</View>
          {held ? <View>{HELPER.helped.held(held)}</View> : null}
          <View className="t-s quiet">{W.openedBy(openedByName, dayText(dateOf(openedAt)))}</View>
        </View>
      </View>
    </Card>
  )
}

/** 积分对账单 of this month and the last, each a paper. */
function Statements({ id }: { id: string }) {
  const { busy, once } = useBusy()
  const now = shanghai(useNow())
  const open = async (month: string) => {
    const fault = await once(async () => {
      const reply = await call('helper.statement', { id, month })
      return reply.ok ? openPaper(reply.data, W) : reply.message
    })
    if (fault) say(fault)
  }
  const months = [
    [W.statement, now.format('YYYY-MM')],
    [W.last, now.subtract(1, 'month').format('YYYY-MM')],
  ] as const
  return (
    <>
      {months.map(([label, month]) => (
        <Button key={month} icon="file" off={busy} onClick={() => void open(month)}>
          {busy ? T.steps.working : label}
        </Button>
      ))}
    </>
  )
}

/** 注销: told what goes, and asked once more. */
function CloseSheet({ id, deeds, onClose }: { id: string; deeds: Deeds; onClose: () => void }) {
  const close = () =>
    deeds.does({
      what: ['close', id],
      ask: async (requestId) => {
        const reply = await call('helper.closeElder', { requestId, id })
        if (reply.ok) goBack()
        return reply
      },
      done: W.closed,
    })
  return (
    <Sheet title={W.closeTitle} onClose={onClose}>
      {W.closeLines.map((line) => (
        <View key={line}>{line}</View>
      ))}
      <Button kind="danger" off={deeds.busy} onClick={close}>
        {deeds.busy ? T.steps.working : W.close}
      </Button>
    </Sheet>
  )
}

type Asked = HelpView | 'name' | 'close' | null

function sheetOf(asked: Asked, of: ElderView, deeds: Deeds, onClose: () => void) {
  if (asked === null) return undefined
  if (asked === 'name') return <NameSheet elder={of.id} deeds={deeds} onClose={onClose} />
  if (asked === 'close') return <CloseSheet id={of.id} deeds={deeds} onClose={onClose} />
  return <EndSheet of={asked} deeds={deeds} onClose={onClose} />
}

/** 代开账户: one elder, with points, helpers and what they did, for the crew of the grid. */
export default function ElderPage() {
  const id = useParam('id')
  const loaded = usePulled(() => call('helper.elder', { id }), copyKey('helper.elder', id))
  const { data: of, failure, fresh } = loaded
  const [asked, setAsked] = useState<Asked>(null)
  const close = () => setAsked(null)
  const deeds = useDeeds(loaded.reload, close)
  const retry = () => void loaded.reload()
  if (!of) return <Opening failure={failure} onRetry={retry} />
  const off = deeds.busy || !fresh
  return (
    <Screen over={sheetOf(asked, of, deeds, close)}>
      <View className="stack">
        <Slot>{failure ? <Stale failure={failure} onRetry={retry} /> : null}</Slot>
        <NumberCard of={of} />
        <Section title={HELPER.intro.title} />
        {of.helps.map((help) => (
          <Helper key={help.id} of={help} deeds={{ ...deeds, busy: off }} onEnd={setAsked} />
        ))}
        <Button kind="primary" icon="people" off={off} onClick={() => setAsked('name')}>
          {HELPER.name.open}
        </Button>
        <Statements id={id} />
        <Done deeds={of.deeds} />
        <Button kind="ghost" off={off} onClick={() => setAsked('close')}>
          {W.close}
        </Button>
      </View>
    </Screen>
  )
}
