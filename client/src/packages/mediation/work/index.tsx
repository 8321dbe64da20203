import { View } from '@tarojs/components'
import Taro, { usePullDownRefresh, useRouter } from '@tarojs/taro'
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
import { useSteps } from '../../../components/steps/useSteps'
import { useLoad } from '../../../components/useLoad'
import { useNow } from '../../../components/useNow'
import { call } from '../../../services/call'
import { copyKey } from '../../../services/copies'
import { go, goHome } from '../../../services/go'
import { tapped } from '../../../services/tapped'
import { T } from '../../../text'
import { AgreementBody } from '../parts/Agreement'
import { Appointment } from '../parts/Appointment'
import { Ending, Extension, History, Invited, Recusal, Sittings, What } from '../parts/Body'
import { ChoiceTable, People } from '../parts/People'
import { Progress, type Shown } from '../parts/Progress'
import { CASE_WORDS } from '../parts/text'
import { useAsked } from '../parts/useAsked'
import { Waiting } from '../parts/Waiting'
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

/** 调解案件: one case as the committee and its mediators see it, with the one next step in front. */
export default function WorkPage() {
  const id = decodeURIComponent(useRouter().params['id'] ?? '')
  const now = useNow()
  const loaded = useLoad(() => call('mediation.get', { id }), copyKey('mediation.get', id))
  const { data, failure, fresh, put } = loaded
  const view = data && asked(inWordsOf(data))
  const reload = () => void loaded.reload()
  const stepper = useSteps<CaseView>({ context: 'mediation', matter: view, put, reload })
  useAsked(fresh ? view : null, stepper.tap)
  usePullDownRefresh(() => {
    void loaded.reload().finally(() => Taro.stopPullDownRefresh())
  })
  if (!view) return <Opening glimpse={tapped(id)} failure={failure} onRetry={reload} />
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
        <Button kind="ghost" onClick={goHome}>
          {T.home}
        </Button>
      </View>
    </Screen>
  )
}
