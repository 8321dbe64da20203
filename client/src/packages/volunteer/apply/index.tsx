import { View } from '@tarojs/components'
import { DOMAIN_TEXT } from '../../../../../domain/volunteer/team/views'
import { Card, Slot } from '../../../components/Basics'
import { Button } from '../../../components/Button'
import { Line, WordsAsked } from '../../../components/Field'
import { Screen } from '../../../components/Screen'
import { ErrorView, Skeleton } from '../../../components/States'
import { Tiles } from '../../../components/Tiles'
import { T } from '../../../text'
import { WORDS } from '../text'
import type { ApplyFields } from './form'
import { useApply } from './useApply'
import { useCommunities } from './useCommunities'

const W = WORDS.apply
const MOST = 20
const DOMAINS = Object.entries(DOMAIN_TEXT).map(([key, text]) => ({ key, text }))

type Applying = ReturnType<typeof useApply>

function Community({ draft, change }: Applying) {
  const { communities, failure, retry } = useCommunities()
  return (
    <Card>
      <View className="stack">
        <View className="t-l">{W.community}</View>
        <Slot>{failure ? <ErrorView failure={failure} onRetry={retry} /> : null}</Slot>
        <Slot>{!communities && !failure ? <Skeleton rows={1} /> : null}</Slot>
        <Tiles
          columns={2}
          name="community"
          items={(communities ?? []).map(({ code, name }) => ({ key: code, text: name }))}
          value={draft.fields.community}
          onPick={(community) => change({ community })}
        />
      </View>
    </Card>
  )
}

function NameAndKind({ draft, write, change }: Applying) {
  const { name, domain } = draft.fields
  return (
    <Card>
      <View className="stack">
        <Line
          name="name"
          label={W.name}
          hint={W.nameHint}
          most={MOST}
          value={name}
          onInput={(text) => write({ name: text })}
        />
        <View className="t-l">{W.domain}</View>
        <Tiles
          columns={2}
          name="domain"
          items={DOMAINS}
          value={domain}
          onPick={(key) => change({ domain: key as ApplyFields['domain'] })}
        />
      </View>
    </Card>
  )
}

function PurposeAndLeader({ draft, write }: Applying) {
  return (
    <Card>
      <View className="stack">
        <WordsAsked
          name="purpose"
          label={W.purpose}
          hint={W.purposeHint}
          value={draft.fields.purpose}
          onInput={(purpose) => write({ purpose })}
        />
        <Line
          name="leader"
          label={W.leader}
          hint={W.leaderHint}
          most={MOST}
          value={draft.fields.leader}
          onInput={(leader) => write({ leader })}
        />
      </View>
    </Card>
  )
}

/** 申请成立: what it is called, what for, where; the community decides. */
export default function Apply() {
  const applying = useApply()
  const { busy, send, sheet } = applying
  const foot = (
    <Button kind="primary" off={busy} onClick={send}>
      {busy ? T.steps.working : W.submit}
    </Button>
  )
  return (
    <Screen foot={foot} over={sheet}>
      <View className="stack">
        <Card tone="soft">{W.intro}</Card>
        <NameAndKind {...applying} />
        <Community {...applying} />
        <PurposeAndLeader {...applying} />
      </View>
    </Screen>
  )
}
