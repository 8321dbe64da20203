import { View } from '@tarojs/components'
import type { CaseView } from '../../../../../domain/mediation/answers'
import { Card, Fact, Slot } from '../../../components/Basics'
import { Button } from '../../../components/Button'
import { Screen } from '../../../components/Screen'
import { Opening, Stale } from '../../../components/States'
import {
  ActionButtons,
  ActionSheet,
  footActions,
  otherActions,
} from '../../../components/steps/Actions'
import { go, goHome } from '../../../services/go'
import { tapped } from '../../../services/tapped'
import { T } from '../../../text'
import { AgreementBody } from '../parts/Agreement'
import { Appointment } from '../parts/Appointment'
import { Beside } from '../parts/Beside'
import { Ending, History, Invited, Recusal, Sittings, What } from '../parts/Body'
import { ChoiceTable, People } from '../parts/People'
import { Progress, type Shown } from '../parts/Progress'
import { CASE_WORDS } from '../parts/text'
import { useCase } from '../parts/useCase'
import { DESK } from '../textDesk'
import { CodeCard } from './CodeCard'
import { inWordsOf } from './labels'
import { WORK_SHEETS } from './sheets'

/** What the committee knows of the parties and no party of the others. */
function Inside({ view }: { view: CaseView }) {
  return (
    <Card>
      <View className="strong">{DESK.inside}</View>
      {view.parties.map(({ key, name, phone, agent }) => (
        <Fact key={key} name={name}>
          {[phone, agent?.name].filter(Boolean).join(' · ') || '—'}
        </Fact>
      ))}
      {view.fromReport ? <View className="quiet">{DESK.fromReport}</View> : null}
      {view.risk ? <Fact name={DESK.risk}>{DESK.risks[view.risk]}</Fact> : null}
    </Card>
  )
}

const ToTable = ({ id }: { id: string }) => (
  <Button
    kind="primary"
    onClick={() => go(`packages/mediation/table/index?id=${encodeURIComponent(id)}`)}
  >
    {DESK.toTable}
  </Button>
)

function Content({ view, now }: Shown) {
  const shown = { view, now }
  const isDesk = view.roles.includes('clerk') || view.roles.includes('chair')
  const isOpen = !view.end && !view.agreement
  return (
    <>
      <Progress {...shown} />
      <Slot>{view.end ? <Ending view={view} /> : null}</Slot>
      <Slot>{isDesk && isOpen ? <CodeCard view={view} /> : null}</Slot>
      <Slot>{view.booking ? <Appointment {...shown} /> : null}</Slot>
      <Slot>{view.state === 'IN_SESSION' ? <ToTable id={view.id} /> : null}</Slot>
      <Slot>{view.invited ? <Invited view={view} /> : null}</Slot>
      <Slot>{view.recusal ? <Recusal view={view} /> : null}</Slot>
      <Slot>
        {view.agreement ? <AgreementBody view={view} paper={CASE_WORDS.paper.print} /> : null}
      </Slot>
      <Slot>{view.lead ? <People view={view} /> : null}</Slot>
      <Inside view={view} />
      <Slot>{view.choice?.table.length ? <ChoiceTable view={view} /> : null}</Slot>
      <What {...shown} />
      <Slot>{view.sittings.length ? <Sittings {...shown} /> : null}</Slot>
      <History {...shown} />
    </>
  )
}

/** A step that has a sheet here asks it here, whatever page a party has for it. */
const asked = (view: CaseView): CaseView => ({
  ...view,
  actions: view.actions.map((a) => (a.action in WORK_SHEETS ? { ...a, needs: 'sheet' } : a)),
})

const inWords = (view: CaseView): CaseView => asked(inWordsOf(view))

/** 调解案件: one case as the committee and its mediators see it, with the one next step in front. */
export default function WorkPage() {
  const { id, now, view, failure, fresh, put, stepper, reload } = useCase(inWords)
  const retry = () => void reload()
  if (!view) return <Opening glimpse={tapped(id)} failure={failure} onRetry={retry} />
  const extend = view.actions.filter((a) => a.action === 'extend')
  const rest = { ...view, actions: view.actions.filter((a) => !extend.includes(a)) }
  const foot = footActions(rest)
  const others = otherActions(rest)
  const buttons = { off: stepper.busy || !fresh, onTap: stepper.tap }
  return (
    <Screen
      foot={foot.length ? <ActionButtons {...buttons} actions={foot} /> : undefined}
      over={<ActionSheet matter={view} stepper={stepper} sheets={WORK_SHEETS} />}
    >
      <View className="stack">
        <Slot>{failure ? <Stale failure={failure} onRetry={retry} /> : null}</Slot>
        <Beside {...{ view, now, buttons, extend, fresh, put, reload }} />
        <Content view={view} now={now} />
        <Slot>{others.length ? <ActionButtons {...buttons} actions={others} /> : null}</Slot>
        <Button kind="ghost" onClick={goHome}>
          {T.home}
        </Button>
      </View>
    </Screen>
  )
}
