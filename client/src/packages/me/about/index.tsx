import { View } from '@tarojs/components'
import { Card, Cell, Section } from '../../../components/Basics'
import { Screen } from '../../../components/Screen'
import { ErrorView } from '../../../components/States'
import { useLoad } from '../../../components/useLoad'
import { callPhone } from '../../../services/phone'
import { getStreet } from '../../../services/street'
import type { Reply } from '../../../services/call'
import { WORDS } from '../text'

interface About {
  name: string
  notice: string
  phones: { label: string; phone: string }[]
}

async function loadAbout(): Promise<Reply<About>> {
  const street = await getStreet()
  if (!street.ok) return street
  const { name, notice, phones } = street.data
  return { ok: true, data: { name, notice, phones } }
}

/** 关于共治: whose it is and whom to ring. */
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
