import { View } from '@tarojs/components'
import type { StreetView } from '../../../../../domain/contract'
import { Card, Cell, Fact, Section } from '../../../components/Basics'
import { Screen } from '../../../components/Screen'
import { ErrorView } from '../../../components/States'
import { useLoad } from '../../../components/useLoad'
import type { Reply } from '../../../services/call'
import { go } from '../../../services/go'
import { callPhone } from '../../../services/phone'
import { useSession } from '../../../services/session'
import { getStreet } from '../../../services/street'
import { T } from '../../../text'
import { WORDS } from '../text'

type Facts = typeof WORDS.about.facts
type About = Pick<StreetView, 'name' | 'notice' | 'phones' | 'about'>

async function loadAbout(): Promise<Reply<About>> {
  const street = await getStreet()
  if (!street.ok) return street
  const { name, notice, phones, about } = street.data
  return { ok: true, data: { name, notice, phones, about: about ?? null } }
}

/** 主办单位 and 备案号 (国办函〔2026〕12号). What the street has not said is shown to administrators alone. */
function Behind({ about }: Pick<About, 'about'>) {
  const me = useSession((s) => s.me)
  const isAdmin = me?.roles.some(({ role }) => role === 'admin') ?? false
  const facts = (Object.keys(WORDS.about.facts) as (keyof Facts)[]).map((key) => ({
    name: WORDS.about.facts[key],
    text: about?.[key] ?? '',
  }))
  const isMissing = facts.some(({ text }) => !text)
  if (facts.every(({ text }) => !text) && !isAdmin) return null
  return (
    <>
      <Section title={WORDS.about.who} />
      <Card>
        {facts.map(({ name, text }) => (
          <Fact key={name} name={name}>
            {text || (isAdmin ? WORDS.about.unfilled : '')}
          </Fact>
        ))}
        {isAdmin && isMissing ? (
          <View className="t-s quiet">{WORDS.about.unfilledHint}</View>
        ) : null}
      </Card>
    </>
  )
}

/** 关于共治: whose it is, whom to ring, and where to say what is wrong with it. */
export default function AboutPage() {
  const { data, failure, reload } = useLoad(loadAbout)
  return (
    <Screen>
      <View className="stack">
        <Card>
          <View className="stack">
            {data ? <View className="t-l">{data.name}</View> : null}
            <View>{WORDS.about.body}</View>
            <View>{WORDS.about.free}</View>
            {data?.notice ? <View className="t-s quiet">{data.notice}</View> : null}
          </View>
        </Card>
        {failure && !data ? <ErrorView failure={failure} onRetry={() => void reload()} /> : null}
        {data ? <Behind about={data.about} /> : null}
        <Card bare>
          <Cell
            icon="file"
            title={T.services.complaint}
            hint={T.services.complaintHint}
            onClick={() => go('packages/complaint/mine/index')}
          />
          <Cell
            icon="shield"
            title={T.me.privacy}
            onClick={() => go('packages/me/privacy/index')}
          />
        </Card>
        {data ? (
          <>
            <Section title={WORDS.about.phones} />
            <Card bare>
              {data.phones.map(({ label, phone }) => (
                <Cell
                  key={phone}
                  icon="phone"
                  title={label}
                  hint={phone}
                  onClick={() => callPhone(phone)}
                />
              ))}
            </Card>
          </>
        ) : null}
      </View>
    </Screen>
  )
}
