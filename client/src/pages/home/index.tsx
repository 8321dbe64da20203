import Taro, { usePullDownRefresh } from '@tarojs/taro'
import { View } from '@tarojs/components'
import { Slot } from '../../components/Basics'
import { Button } from '../../components/Button'
import { Screen } from '../../components/Screen'
import { useLoad } from '../../components/useLoad'
import { useNow } from '../../components/useNow'
import { useWhileShown } from '../../components/useWhileShown'
import {
  isDispatcher,
  isStaff,
  loadMe,
  setElder,
  showUnread,
  useSession,
} from '../../services/session'
import { T } from '../../text'
import { Drafts } from './Drafts'
import { BigButtons, Hero } from './Hero'
import { Mine, Notices } from './Mine'
import { loadHome } from './load'
import { DeskEntry, QuotaCard, Todo } from './Work'

/** How old the work list on an open phone may get. */
const REFRESH_MS = 30_000

/** 首页: for staff the next thing to do, for everybody one tap to report. */
export default function Home() {
  const me = useSession((s) => s.me)
  const elder = useSession((s) => s.elder)
  const now = useNow()
  const staff = isStaff(me)
  const home = useLoad(loadHome, `${staff}`)
  useWhileShown(() => void Promise.all([loadMe(), home.reload()]), REFRESH_MS)
  usePullDownRefresh(() => {
    void Promise.all([loadMe(), home.reload()]).finally(() => {
      Taro.stopPullDownRefresh()
      showUnread()
    })
  })
  const shown = { now, failure: home.failure, onRetry: () => void home.reload() }
  return (
    <Screen>
      <View className="stack">
        <Drafts onSent={home.reload} />
        <Slot>{staff ? <Todo {...shown} cards={home.data?.todo ?? null} /> : null}</Slot>
        <Slot>
          {isDispatcher(me) && home.data?.desk ? <DeskEntry waiting={home.data.desk} /> : null}
        </Slot>
        <Slot>{staff && me ? <QuotaCard left={me.quota.task ?? 0} /> : null}</Slot>
        <Slot>{elder && !staff ? <BigButtons /> : <Hero staff={staff} />}</Slot>
        <Button kind="ghost" onClick={() => void setElder(!elder)}>
          {elder ? T.home_.elderOff : T.home_.elderOn}
        </Button>
        <View className="stack">
          <Mine {...shown} cards={home.data?.mine ?? null} />
        </View>
        <View className="stack">
          <Notices items={home.data?.notices ?? []} now={now} />
        </View>
      </View>
    </Screen>
  )
}
