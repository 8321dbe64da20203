import Taro, { usePullDownRefresh } from '@tarojs/taro'
import { View } from '@tarojs/components'
import type { HomeView } from '../../../../domain/contract'
import { Card, Slot } from '../../components/Basics'
import { Button } from '../../components/Button'
import { LeaveCard } from '../../components/LeaveCard'
import { Screen } from '../../components/Screen'
import { ErrorView, Skeleton, Stale } from '../../components/States'
import { useLoad } from '../../components/useLoad'
import { useNow } from '../../components/useNow'
import { call, type Reply } from '../../services/call'
import { copyKey } from '../../services/copies'
import {
  adoptFresh,
  isDispatcher,
  isGridStaff,
  isStaff,
  setElder,
  showUnread,
  useSession,
} from '../../services/session'
import { T } from '../../text'
import { Drafts } from './Drafts'
import { BigButtons, Hero } from './Hero'
import { KeptSteps, UnfinishedResults } from './Kept'
import { Mine, Notices } from './Mine'
import { Services } from './Services'
import { Desk, QuotaCard, QuotaGone, Todo, WorkEntries } from './Work'

/** Others change what stands here, whoever looks at it. */
const always = (): boolean => true

/** Services that a resident's page begins with. */
const IN_HERO = ['report']
const IN_BIG_BUTTONS = ['report', 'myReports']

/** The whole page, and who this is, by one call. */
async function openHome(): Promise<Reply<HomeView>> {
  const reply = await call('home.open', {})
  if (reply.ok) adoptFresh(reply.data.me)
  return reply
}

/** What stands in the way of the whole street's work; the cloud tells it to whoever can mend it. */
function Warnings({ home }: { home: HomeView }) {
  const words = [
    ...(home.tickLate ? [T.home_.tickLate] : []),
    ...(home.missingYear ? [T.home_.missingYear(home.missingYear)] : []),
  ]
  return (
    <>
      {words.map((text) => (
        <Card key={text} tone="warn">
          <View className="wrap">{text}</View>
        </Card>
      ))}
    </>
  )
}

/** That nothing waits is said only after the cloud has said so: the copy of a visit does not know. */
const told = (list: readonly unknown[], fresh: boolean): boolean => list.length > 0 || fresh

/** What staff come for: the desk's queue, or the next task. Everybody else comes to report something. */
function Focus({
  home,
  fresh,
  now,
  onChanged,
}: {
  home: HomeView | null
  fresh: boolean
  now: number
  onChanged: () => void
}) {
  const me = useSession((s) => s.me)
  if (!isStaff(me)) return null
  const desk = isDispatcher(me) ? (home?.desk ?? null) : null
  return (
    <>
      {me && !me.quota.task ? <QuotaGone /> : null}
      {me?.leave && me.leave.from <= now && now < me.leave.to ? (
        <LeaveCard leave={me.leave} now={now} onEnded={onChanged} />
      ) : null}
      {home ? <Warnings home={home} /> : null}
      {desk && (desk.count > 0 || fresh) ? <Desk desk={desk} /> : null}
      {home && (home.todo.length || (!desk && fresh)) ? (
        <Todo rows={home.todo} now={now} focus={!desk?.count} />
      ) : null}
      <WorkEntries self={isGridStaff(me)} />
      {me ? <QuotaCard left={me.quota.task ?? 0} /> : null}
    </>
  )
}

/** 首页: one thing to do first for each kind of person, then what is theirs, then every service. */
export default function Home() {
  const staff = useSession((s) => isStaff(s.me))
  const elder = useSession((s) => s.elder)
  const now = useNow()
  const { data: home, fresh, failure, reload } = useLoad(openHome, copyKey('home.open'), always)
  usePullDownRefresh(() => {
    void reload().finally(() => {
      Taro.stopPullDownRefresh()
      showUnread()
    })
  })
  const isTold = fresh && failure === null
  const retry = () => void reload()
  const hero = elder ? <BigButtons /> : <Hero />
  return (
    <Screen>
      <View className="stack">
        <Slot>{home && failure ? <Stale failure={failure} onRetry={retry} /> : null}</Slot>
        <KeptSteps />
        <Drafts onSent={retry} />
        <UnfinishedResults />
        <Slot>
          {staff ? <Focus home={home} fresh={isTold} now={now} onChanged={retry} /> : hero}
        </Slot>
        <Button kind="ghost" onClick={() => void setElder(!elder)}>
          {elder ? T.home_.elderOff : T.home_.elderOn}
        </Button>
        <View className="stack">
          {home && told(home.mine, isTold && !staff) ? (
            <Mine rows={home.mine} more={home.mineMore} now={now} />
          ) : null}
          {!home && failure ? <ErrorView failure={failure} onRetry={retry} /> : null}
          {!home && !failure ? <Skeleton rows={1} /> : null}
        </View>
        <View className="stack">
          <Services
            but={staff ? [] : elder ? IN_BIG_BUTTONS : IN_HERO}
            keeps={home?.keeps ?? false}
          />
        </View>
        <View className="stack">
          <Notices items={home?.notices ?? []} now={now} />
        </View>
      </View>
    </Screen>
  )
}
