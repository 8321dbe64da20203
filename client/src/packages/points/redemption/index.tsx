import { View } from '@tarojs/components'
import { useState } from 'react'
import type { RedemptionView } from '../../../../../domain/points/answers'
import { Card, Section, Slot } from '../../../components/Basics'
import { Button } from '../../../components/Button'
import { Screen } from '../../../components/Screen'
import { Opening, Stale } from '../../../components/States'
import { Tag } from '../../../components/Tag'
import { useNow } from '../../../components/useNow'
import { useParam } from '../../../components/useParam'
import { go, goHome } from '../../../services/go'
import { tapped } from '../../../services/tapped'
import { when } from '../../../services/time'
import { sure } from '../../../services/toast'
import { T } from '../../../text'
import { CommunityPhone } from '../parts/CommunityPhone'
import { momentText } from '../parts/days'
import { POINTS_PAGES } from '../parts/pages'
import { PickUp } from '../parts/PickUp'
import { WORDS } from '../text'
import { Code } from './Code'
import { CancelSheet, ProxySheet } from './sheets'
import { SlipSheet } from './Slip'
import { useBright } from './useCode'
import { useRedemption, type Redemption } from './useRedemption'

const W = WORDS.code

/** What it is, and how it stands. */
function Head({ view }: { view: RedemptionView }) {
  const { goodName, stateText, tone, state, until, handedAt, keeperName, code, proxyName } = view
  return (
    <Card>
      <View className="stack">
        <View className="row row--top row--tag">
          <View className="grow t-l wrap">{goodName}</View>
          <Tag text={stateText} tone={tone} overdue={false} />
        </View>
        <View>
          {state === 'HELD' && code ? (
            <>
              <View className="strong">{W.until(momentText(until))}</View>
              <View>{W.late}</View>
            </>
          ) : null}
          {state === 'HELD' && !code ? <View>{W.lapsing}</View> : null}
          {state === 'HANDED_OUT' && handedAt !== null ? (
            <View>{W.handed(momentText(handedAt), keeperName)}</View>
          ) : null}
          {state === 'VOID' ? <View>{W.over}</View> : null}
          {proxyName ? <View className="strong">{WORDS.proxy.is(proxyName)}</View> : null}
        </View>
      </View>
    </Card>
  )
}

function History({ view, now }: { view: RedemptionView; now: number }) {
  return (
    <>
      <Section title={W.history} />
      <Card bare>
        {view.history.map(({ at, title, by, note }) => (
          <View key={`${at} ${title}`} className="cell">
            <View className="grow">
              <View className="wrap">{title}</View>
              {note ? <View className="wrap">{note}</View> : null}
              <View className="t-s quiet">{`${when(at, now)} ${by}`}</View>
            </View>
          </View>
        ))}
      </Card>
    </>
  )
}

/** What the owner may do; pale until the cloud has said how it stands. */
function Deeds({
  view,
  redemption,
  onAsk,
}: {
  view: RedemptionView
  redemption: Redemption
  onAsk: (asked: 'name' | 'cancel') => void
}) {
  const off = redemption.busy || !redemption.fresh
  const may = (action: string): boolean => view.actions.some((a) => a.action === action)
  const print = async () => {
    if (await sure(WORDS.print.ask)) await redemption.print()
  }
  return (
    <>
      {may('name') ? (
        <Button icon="people" off={off} onClick={() => onAsk('name')}>
          {WORDS.proxy.title}
        </Button>
      ) : null}
      {view.code ? (
        <Button icon="file" off={off} onClick={() => void print()}>
          {WORDS.print.open}
        </Button>
      ) : null}
      {may('cancel') ? (
        <Button kind="danger" off={off} onClick={() => onAsk('cancel')}>
          {WORDS.cancel.confirm}
        </Button>
      ) : null}
    </>
  )
}

/** 兑换码: one redemption, with what is shown to the keeper in front. */
export default function RedemptionPage() {
  const id = useParam('id')
  const now = useNow()
  const [asked, setAsked] = useState<'name' | 'cancel' | null>(null)
  const close = () => setAsked(null)
  const redemption = useRedemption(id, close)
  const { data: view, failure, printed, clock } = redemption
  const retry = () => void redemption.reload()
  useBright(Boolean(view?.code))
  if (!view) return <Opening glimpse={tapped(id)} failure={failure} onRetry={retry} />
  const sheets = { view, redemption, onClose: close }
  const sheet = printed ? (
    <SlipSheet printed={printed} onClose={redemption.closePrinted} />
  ) : asked === 'name' ? (
    <ProxySheet {...sheets} />
  ) : asked === 'cancel' ? (
    <CancelSheet {...sheets} />
  ) : undefined
  return (
    <Screen over={sheet}>
      <View className="stack">
        <Slot>{failure ? <Stale failure={failure} onRetry={retry} /> : null}</Slot>
        {view.code ? <Code code={view.code} goodName={view.goodName} clock={clock} /> : null}
        <Head view={view} />
        <Slot>
          {view.state === 'HANDED_OUT' ? (
            <>
              <View className="quiet">{W.notMe}</View>
              <CommunityPhone />
            </>
          ) : null}
        </Slot>
        <PickUp pickUp={view.state === 'HELD' ? view.pickUp : null} />
        <Deeds view={view} redemption={redemption} onAsk={setAsked} />
        <History view={view} now={now} />
        <Button kind="ghost" onClick={() => go(POINTS_PAGES.redemptions)}>
          {WORDS.home.redemptions}
        </Button>
        <Button kind="ghost" onClick={goHome}>
          {T.home}
        </Button>
      </View>
    </Screen>
  )
}
