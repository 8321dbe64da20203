import { View } from '@tarojs/components'
import { useEffect, useRef, useState } from 'react'
import { KINDS, type AtLeaving } from '../../../../../domain/identity/kinds'
import { Card, Cell, Fact, Section } from '../../../components/Basics'
import { Button } from '../../../components/Button'
import { Screen } from '../../../components/Screen'
import { useBusy } from '../../../components/useBusy'
import { useNow } from '../../../components/useNow'
import { go, goHome } from '../../../services/go'
import { newRequestId } from '../../../services/requestId'
import { learnMe, leaveForGood, useSession } from '../../../services/session'
import { when } from '../../../services/time'
import { say, sure } from '../../../services/toast'
import { WORDS } from '../text'
import { useKept } from '../useKept'

const W = WORDS.leave

/** What becomes of everything, before it does. */
function Becomes({ leaving }: { leaving: AtLeaving }) {
  const keptOf = useKept()
  const kinds = Object.values(KINDS).filter((kind) => kind.leaving === leaving)
  return (
    <>
      <Section title={W.becomes[leaving]} />
      <Card>
        {leaving === 'erased' ? (
          <View>{kinds.map(({ label }) => label).join('、')}</View>
        ) : (
          kinds.map(({ label, kept, why }) => (
            <Fact key={label} name={label}>
              {why ?? W.until(keptOf(kept))}
            </Fact>
          ))
        )}
      </Card>
    </>
  )
}

/** What was done, and when: there is nobody left to read it anywhere else. */
function Receipt({ at, now }: { at: number; now: number }) {
  return (
    <Screen>
      <View className="stack">
        <Card tone="soft">
          <View className="stack">
            <View className="t-l">{W.done}</View>
            <Fact name={W.when}>{when(at, now)}</Fact>
            <View>{W.doneMeans}</View>
            <View>{W.keepThis}</View>
          </View>
        </Card>
        <Button kind="primary" onClick={goHome}>
          {W.home}
        </Button>
      </View>
    </Screen>
  )
}

/** 注销账号: said before, done at once, shown after (PIPL art. 47, 网络数据条例 art. 21). */
export default function Leave() {
  const isStaff = useSession((s) => Boolean(s.me?.staffName))
  const now = useNow()
  const { busy, once } = useBusy()
  const [at, setAt] = useState<number | null>(null)
  const [caseOpen, setCaseOpen] = useState(false)
  // One intention: a second tap after a lost answer finds what the first has done.
  const requestId = useRef(newRequestId())
  useEffect(learnMe, [])
  if (at !== null) return <Receipt at={at} now={now} />
  const leave = () =>
    once(async () => {
      if (!(await sure(W.sure))) return
      const reply = await leaveForGood(requestId.current)
      if (reply.ok) return setAt(reply.data?.at ?? now)
      if (reply.code === 'caseOpen') setCaseOpen(true)
      say(reply.message)
    })
  return (
    <Screen>
      <View className="stack">
        <View>{W.intro}</View>
        <Becomes leaving="erased" />
        <Becomes leaving="nameless" />
        <Becomes leaving="kept" />
        <Card tone="warn">
          <View className="stack">
            {W.also.map((line) => (
              <View key={line}>{line}</View>
            ))}
            {isStaff ? <View>{W.staff}</View> : null}
          </View>
        </Card>
        {caseOpen ? (
          <Card bare>
            <Cell
              icon="file"
              title={W.cases}
              hint={W.casesHint}
              onClick={() => go('packages/mediation/mine/index')}
            />
          </Card>
        ) : null}
        <Button kind="danger" off={busy} onClick={() => void leave()}>
          {W.go}
        </Button>
      </View>
    </Screen>
  )
}
