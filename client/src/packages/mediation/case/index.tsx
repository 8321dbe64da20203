import { View } from '@tarojs/components'
import Taro, { usePullDownRefresh, useRouter } from '@tarojs/taro'
import type { CaseView } from '../../../../../domain/mediation/answers'
import { Slot } from '../../../components/Basics'
import { Button } from '../../../components/Button'
import { Screen } from '../../../components/Screen'
import { Opening, Stale } from '../../../components/States'
import { ActionButtons, ActionSheet } from '../../../components/steps/Actions'
import { useSteps } from '../../../components/steps/useSteps'
import { useLoad } from '../../../components/useLoad'
import { useNow } from '../../../components/useNow'
import { call } from '../../../services/call'
import { copyKey } from '../../../services/copies'
import { go, goHome } from '../../../services/go'
import { tapped } from '../../../services/tapped'
import { T } from '../../../text'
import { partyActions } from '../parts/actions'
import { AgreementBody } from '../parts/Agreement'
import { Appointment, HeldTime } from '../parts/Appointment'
import { Ending, Extension, History, Invited, Rating, Recusal, Sittings, What } from '../parts/Body'
import { CommitteePhone } from '../parts/CommitteePhone'
import { Parties } from '../parts/Parties'
import { ChoiceTable, People } from '../parts/People'
import { Progress, type Shown } from '../parts/Progress'
import { PARTY_SHEETS } from '../parts/sheets'
import { CASE_WORDS as W } from '../parts/text'
import { useAsked } from '../parts/useAsked'
import { Waiting } from '../parts/Waiting'

/** The shared screen is there from the appointment to the end of the sitting. */
const hasTable = ({ state }: CaseView): boolean => state === 'SCHEDULED' || state === 'IN_SESSION'

/** Held since somebody gave it up: it stands with what the reader waits for. */
const isOffer = ({ hold, waiting }: CaseView): boolean =>
  waiting.some(({ n, until }) => until !== null && n === hold?.n)

function ToTable({ view }: { view: CaseView }) {
  const open = () => go(`packages/mediation/table/index?id=${encodeURIComponent(view.id)}`)
  return (
    <Button
      kind={view.state === 'IN_SESSION' ? 'primary' : 'plain'}
      icon="hand"
      label={`${W.toTable}，${W.tableHint}`}
      onClick={open}
    >
      {W.toTable}
    </Button>
  )
}

/** What is asked now comes first. */
function Content({ view, now }: Shown) {
  const shown = { view, now }
  return (
    <>
      <Progress {...shown} />
      <Slot>{view.end ? <Ending view={view} /> : null}</Slot>
      <Slot>{view.hold && !isOffer(view) ? <HeldTime {...shown} /> : null}</Slot>
      <Slot>{view.booking ? <Appointment {...shown} /> : null}</Slot>
      <Slot>{hasTable(view) ? <ToTable view={view} /> : null}</Slot>
      <Slot>{view.invited ? <Invited view={view} /> : null}</Slot>
      <Slot>{view.recusal ? <Recusal view={view} /> : null}</Slot>
      <Slot>{view.agreement ? <AgreementBody view={view} /> : null}</Slot>
      <Slot>{view.rating ? <Rating view={view} /> : null}</Slot>
      <Slot>{view.lead ? <People view={view} /> : null}</Slot>
      <Parties view={view} />
    </>
  )
}

/** What was said and chosen before, to look up. */
function Past({ view, now }: Shown) {
  const shown = { view, now }
  return (
    <>
      <Slot>{view.choice?.table.length ? <ChoiceTable view={view} /> : null}</Slot>
      <What {...shown} />
      <Slot>{view.sittings.length ? <Sittings {...shown} /> : null}</Slot>
      <History {...shown} />
    </>
  )
}

/** 调解进度: one case as a party sees it, with the one next step in front. */
export default function CasePage() {
  const id = decodeURIComponent(useRouter().params['id'] ?? '')
  const now = useNow()
  const loaded = useLoad(() => call('mediation.get', { id }), copyKey('mediation.get', id))
  const { data: view, failure, fresh, put } = loaded
  const reload = () => void loaded.reload()
  const stepper = useSteps<CaseView>({ context: 'mediation', matter: view, put, reload })
  useAsked(fresh ? view : null, stepper.tap)
  usePullDownRefresh(() => {
    void loaded.reload().finally(() => Taro.stopPullDownRefresh())
  })
  if (!view) return <Opening glimpse={tapped(id)} failure={failure} onRetry={reload} />
  const extend = view.actions.filter((a) => a.action === 'extend')
  const { foot, others } = partyActions(view.actions.filter((a) => !extend.includes(a)))
  const buttons = { off: stepper.busy || !fresh, onTap: stepper.tap }
  return (
    <Screen
      foot={foot.length ? <ActionButtons {...buttons} actions={foot} /> : undefined}
      over={<ActionSheet matter={view} stepper={stepper} sheets={PARTY_SHEETS} />}
    >
      <View className="stack">
        <Slot>{failure ? <Stale failure={failure} onRetry={reload} /> : null}</Slot>
        <Slot>
          {view.waiting.length ? (
            <Waiting view={view} now={now} off={!fresh} put={put} reload={loaded.reload} />
          ) : null}
        </Slot>
        <Slot>
          {view.extension ? (
            <Extension view={view} now={now}>
              {extend.length ? <ActionButtons {...buttons} actions={extend} /> : null}
            </Extension>
          ) : null}
        </Slot>
        <Content view={view} now={now} />
        <Slot>{others.length ? <ActionButtons {...buttons} actions={others} /> : null}</Slot>
        <Past view={view} now={now} />
        <CommitteePhone phone={view.phone} />
        <Button kind="ghost" onClick={goHome}>
          {T.home}
        </Button>
      </View>
    </Screen>
  )
}
