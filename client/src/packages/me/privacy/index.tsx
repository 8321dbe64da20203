import { View } from '@tarojs/components'
import { useDidShow } from '@tarojs/taro'
import { PURPOSE_NAMES, type Purpose } from '../../../../../domain/call/basis'
import { KINDS, type Kind } from '../../../../../domain/identity/kinds'
import { BASE, PURPOSES, missingConsents } from '../../../../../domain/identity/purposes'
import { Card, Cell, Section } from '../../../components/Basics'
import { Button } from '../../../components/Button'
import { Screen } from '../../../components/Screen'
import { useBusy } from '../../../components/useBusy'
import { useNow } from '../../../components/useNow'
import { go, goBack } from '../../../services/go'
import { agree, learnMe, takeBack, useSession } from '../../../services/session'
import { when } from '../../../services/time'
import { say, sure } from '../../../services/toast'
import { T } from '../../../text'
import { WORDS } from '../text'
import { useKept } from '../useKept'

const W = WORDS.privacy

/** One purpose: what it is, whether it was agreed to, and the way to either. */
function Consent({ purpose, now }: { purpose: Purpose; now: number }) {
  const me = useSession((s) => s.me)
  const { busy, once } = useBusy()
  const words = PURPOSES[purpose]
  const given = me?.consents[purpose]
  const isCurrent = given !== undefined && missingConsents(me?.consents, [purpose]).length === 0
  const give = () =>
    once(async () => {
      const reply = await agree([purpose])
      say(reply.ok ? W.agreed : reply.message)
    })
  const take = () =>
    once(async () => {
      if (!(await sure(W.withdrawAsk(words.withdrawn, purpose === BASE)))) return
      const reply = await takeBack([purpose])
      say(reply.ok ? W.withdrawn : reply.message)
    })
  const standing = !given ? W.notAgreed : isCurrent ? W.agreedAt(when(given.at, now)) : W.newVersion
  return (
    <Card>
      <View className="stack">
        <View className="strong">{words.title}</View>
        {words.items.map((item) => (
          <View key={item} className="t-s">{`· ${item}`}</View>
        ))}
        <View className="t-s quiet">{standing}</View>
        {me && !isCurrent ? (
          <Button off={busy} label={W.agreeTo(words.title)} onClick={() => void give()}>
            {W.agree}
          </Button>
        ) : null}
        {given ? (
          <Button
            kind="ghost"
            off={busy}
            label={W.withdrawFrom(words.title)}
            onClick={() => void take()}
          >
            {W.withdraw}
          </Button>
        ) : null}
      </View>
    </Card>
  )
}

/** One kind of data: what for, how long, and what leaving makes of it; a line each, for there are many kinds. */
function KindLine({ kind, kept }: { kind: Kind; kept: string }) {
  return (
    <View>
      <View className="strong">{kind.label}</View>
      <View className="t-s">{`${WORDS.data.purpose}：${kind.purpose}`}</View>
      <View className="t-s">{`${WORDS.data.kept}：${kept}`}</View>
      <View className="t-s">{`${W.atLeaving}：${kind.why ?? W.leaving[kind.leaving]}`}</View>
    </View>
  )
}

/** 隐私保护指引, made of the list of what is kept: purposes, kinds, how long, and the ways to one's rights. */
export default function Privacy() {
  const now = useNow()
  const keptOf = useKept()
  useDidShow(learnMe)
  return (
    <Screen>
      <View className="stack">
        <Card>
          <View className="stack">
            <View>{W.who}</View>
            <View>{W.confidential}</View>
            <View>{W.phone}</View>
          </View>
        </Card>
        <Section title={W.purposes} />
        {PURPOSE_NAMES.map((purpose) => (
          <Consent key={purpose} purpose={purpose} now={now} />
        ))}
        <Section title={W.kinds} />
        <Card>
          <View className="stack">
            {Object.entries(KINDS).map(([name, kind]) => (
              <KindLine key={name} kind={kind} kept={keptOf(kind.kept)} />
            ))}
          </View>
        </Card>
        <Section title={W.rights} />
        <Card bare>
          <Cell icon="file" title={W.see} onClick={() => go('packages/me/data/index')} />
          <Cell
            icon="person"
            title={W.leave}
            hint={W.leaveHint}
            onClick={() => go('packages/me/leave/index')}
          />
        </Card>
        <View className="t-s quiet">{W.ask}</View>
        <Button kind="ghost" onClick={goBack}>
          {T.back}
        </Button>
      </View>
    </Screen>
  )
}
