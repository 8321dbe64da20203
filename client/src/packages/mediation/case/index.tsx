import { View } from '@tarojs/components'
import type { CaseView } from '../../../../../domain/mediation/answers'
import { AboutHandling } from '../../../components/AboutHandling'
import { Slot } from '../../../components/Basics'
import { Button } from '../../../components/Button'
import { Screen } from '../../../components/Screen'
import { Opening, Stale } from '../../../components/States'
import { ActionButtons, ActionSheet } from '../../../components/steps/Actions'
import { go, goHome } from '../../../services/go'
import { tapped } from '../../../services/tapped'
import { T } from '../../../text'
import { partyActions } from '../parts/actions'
import { AgreementBody } from '../parts/Agreement'
import { Appointment, HeldTime } from '../parts/Appointment'
import { Beside } from '../parts/Beside'
import { Ending, History, Invited, Rating, Recusal, Sittings, What } from '../parts/Body'
import { CommitteePhone } from '../parts/CommitteePhone'
import { Parties } from '../parts/Parties'
import { ChoiceTable, People } from '../parts/People'
import { Progress, type Shown } from '../parts/Progress'
import { PARTY_SHEETS } from '../parts/sheets'
import { CASE_WORDS as W } from '../parts/text'
import { useCase } from '../parts/useCase'

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
  const { id, now, view, failure, fresh, put, stepper, reload } = useCase()
  const retry = () => void reload()
  if (!view) return <Opening glimpse={tapped(id)} failure={failure} onRetry={retry} />
  const extend = view.actions.filter((a) => a.action === 'extend')
  const { foot, others } = partyActions(view.actions.filter((a) => !extend.includes(a)))
  const buttons = { off: stepper.busy || !fresh, onTap: stepper.tap }
  return (
    <Screen
      foot={foot.length ? <ActionButtons {...buttons} actions={foot} /> : undefined}
      over={<ActionSheet matter={view} stepper={stepper} sheets={PARTY_SHEETS} />}
    >
      <View className="stack">
        <Slot>{failure ? <Stale failure={failure} onRetry={retry} /> : null}</Slot>
        <Beside {...{ view, now, buttons, extend, fresh, put, reload }} />
        <Content view={view} now={now} />
        <Slot>{others.length ? <ActionButtons {...buttons} actions={others} /> : null}</Slot>
        <Past view={view} now={now} />
        <CommitteePhone phone={view.phone} />
        <AboutHandling id={view.id} no={view.no} />
        <Button kind="ghost" onClick={goHome}>
          {T.home}
        </Button>
      </View>
    </Screen>
  )
}
