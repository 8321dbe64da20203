import { View } from '@tarojs/components'
import { useState } from 'react'
import type { HelperPage, HelpView } from '../../../../../domain/helper/answers'
import { Card, Section, Slot } from '../../../components/Basics'
import { Button } from '../../../components/Button'
import { Screen } from '../../../components/Screen'
import { Opening, Stale } from '../../../components/States'
import { usePulled } from '../../../components/usePulled'
import { call } from '../../../services/call'
import { copyKey } from '../../../services/copies'
import { go, goHome } from '../../../services/go'
import { T } from '../../../text'
import { useDeeds, type Deeds } from '../household/useDeeds'
import { POINTS_PAGES } from '../parts/pages'
import { HELPER as W } from '../textHelper'
import { Done } from './Done'
import { Asked, EndSheet, Helper, Helping } from './Help'
import { NameSheet } from './NameSheet'

/** What a helper is, and the number by which the reader is found. */
function Intro({ no }: { no: string | null }) {
  return (
    <Card tone="soft">
      <View className="stack">
        <View className="t-xl">{W.intro.title}</View>
        {W.intro.lines.map((line) => (
          <View key={line}>{line}</View>
        ))}
        {no === null ? (
          <View className="strong">{W.intro.accountHint}</View>
        ) : (
          <View>
            <View className="strong">{W.intro.mine(no)}</View>
            <View className="t-s">{W.intro.mineHint}</View>
          </View>
        )}
      </View>
    </Card>
  )
}

interface Lists {
  page: HelperPage
  deeds: Deeds
  onEnd: (of: HelpView) => void
}

/** Whom the reader helps, what waits for his answer first. */
function HelpingList({ page: { helping }, deeds, onEnd }: Lists) {
  const open = helping.filter(({ state }) => state !== 'ENDED')
  if (!open.length) return null
  return (
    <>
      <Section title={W.helping} />
      {open.map((of) =>
        of.state === 'ASKED' ? (
          <Asked key={of.id} of={of} deeds={deeds} />
        ) : (
          <Helping key={of.id} of={of} deeds={deeds} onEnd={onEnd} />
        ),
      )}
    </>
  )
}

function HelperList({ page: { helpers }, deeds, onEnd }: Lists) {
  if (!helpers.length) return null
  return (
    <>
      <Section title={W.helpers} />
      {helpers.map((of) => (
        <Helper key={of.id} of={of} deeds={deeds} onEnd={onEnd} />
      ))}
    </>
  )
}

/** 帮手: whom the reader helps, who helps him, and what was done for him. */
export default function HelperHome() {
  const loaded = usePulled(() => call('helper.open', {}), copyKey('helper.open'))
  const { data: page, failure, fresh } = loaded
  const [asked, setAsked] = useState<HelpView | 'name' | null>(null)
  const close = () => setAsked(null)
  const deeds = useDeeds(loaded.reload, close)
  const retry = () => void loaded.reload()
  if (!page) return <Opening failure={failure} onRetry={retry} />
  const off = deeds.busy || !fresh
  const pale = { ...deeds, busy: off }
  const over =
    asked === 'name' ? (
      <NameSheet deeds={deeds} onClose={close} />
    ) : asked ? (
      <EndSheet of={asked} deeds={deeds} onClose={close} />
    ) : undefined
  return (
    <Screen over={over}>
      <View className="stack">
        <Slot>{failure ? <Stale failure={failure} onRetry={retry} /> : null}</Slot>
        <HelpingList page={page} deeds={pale} onEnd={setAsked} />
        <HelperList page={page} deeds={pale} onEnd={setAsked} />
        <Intro no={page.no} />
        {page.no === null ? (
          <Button kind="primary" onClick={() => go(POINTS_PAGES.home)}>
            {W.intro.account}
          </Button>
        ) : (
          <Button icon="people" off={off} onClick={() => setAsked('name')}>
            {W.name.open}
          </Button>
        )}
        <Done deeds={page.deeds} />
        <Button kind="ghost" onClick={goHome}>
          {T.home}
        </Button>
      </View>
    </Screen>
  )
}
