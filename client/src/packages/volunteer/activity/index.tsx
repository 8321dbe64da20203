import { View } from '@tarojs/components'
import type { ActivityPageView, ActivityView, PartActionView } from '../../../../../domain/contract'
import { Section, Slot } from '../../../components/Basics'
import { Button } from '../../../components/Button'
import { Screen } from '../../../components/Screen'
import { Opening, Stale } from '../../../components/States'
import { ActionButtons, ActionSheet } from '../../../components/steps/Actions'
import { useSteps } from '../../../components/steps/useSteps'
import { useNow } from '../../../components/useNow'
import { useParam } from '../../../components/useParam'
import { usePulled } from '../../../components/usePulled'
import { call } from '../../../services/call'
import { copyKey } from '../../../services/copies'
import { go, goHome } from '../../../services/go'
import { tapped } from '../../../services/tapped'
import { T } from '../../../text'
import { codePage, rosterPage, VOLUNTEER_PAGES } from '../parts/pages'
import { RegisterSheet } from '../parts/RegisterSheet'
import { ACT } from '../textActivity'
import { Child, Facts, Head, Mine } from './Body'
import { isOnDay } from './onDay'
import { CheckInSheet, RiskSheet, WalkInSheet } from './sheets'
import { usePart, type Parting } from './usePart'

const W = ACT.detail

/** What the reader may do with his own part, the next thing under the thumb. */
const ownActions = ({
  part,
  actions,
}: Pick<ActivityPageView, 'part' | 'actions'>): PartActionView[] => {
  const seen = new Set<string>()
  return [...(part?.actions ?? []), ...actions].filter(({ action }) => {
    if (seen.has(action)) return false
    seen.add(action)
    return true
  })
}

function PartButtons({
  actions,
  quiet,
  parting,
  off,
}: {
  actions: PartActionView[]
  /** Something else is what the reader is here for. */
  quiet: boolean
  parting: Parting
  off: boolean
}) {
  return (
    <>
      {[...actions].reverse().map((action) => (
        <Button
          key={action.action}
          kind={quiet && action.weight === 'primary' ? 'plain' : action.weight}
          off={off || parting.busy}
          onClick={() => parting.tap(action)}
        >
          {action.label}
        </Button>
      ))}
    </>
  )
}

function PartSheet({ page, parting }: { page: ActivityPageView; parting: Parting }) {
  const { asked, consent, close, registered } = parting
  if (consent) return consent
  if (asked === 'register') return <RegisterSheet onDone={registered} onClose={close} />
  if (asked === 'checkIn') return <CheckInSheet parting={parting} />
  if (asked === 'walkIn') return <WalkInSheet activity={page.activity} parting={parting} />
  const child = page.children?.find(({ key }) => key === parting.child.current)
  const actions = child ? ownActions(child) : ownActions(page)
  const action = actions.find((one) => one.action === asked)
  if (!action) return null
  return <RiskSheet activity={page.activity} action={action} parting={parting} />
}

/** 孩子: each in a row of its own, under the guardian's. */
function Children({
  page,
  parting,
  off,
}: {
  page: ActivityPageView
  parting: Parting
  off: boolean
}) {
  return (
    <>
      <Section title={W.children} />
      {page.children.map((child) => (
        <Child key={child.key} child={child}>
          {ownActions(child).map((action) => (
            <Button
              key={action.action}
              kind={action.weight === 'primary' ? 'plain' : action.weight}
              off={off || parting.busy}
              label={W.ofChild(action.label, child.name)}
              onClick={() => parting.tap(action, child.key)}
            >
              {action.label}
            </Button>
          ))}
        </Child>
      ))}
    </>
  )
}

/** Of an organiser: who comes, and the code by which they check in. */
function Organiser({ activity: { id, state }, isOn }: { activity: ActivityView; isOn: boolean }) {
  const isOpen = state === 'OPEN'
  return (
    <>
      <Section title={W.organiser} />
      {isOpen ? (
        <Button kind={isOn ? 'primary' : 'plain'} icon="scan" onClick={() => go(codePage(id))}>
          {W.code}
        </Button>
      ) : null}
      {state === 'DRAFT' ? null : (
        <Button icon="list" onClick={() => go(rosterPage(id))}>
          {W.roster}
        </Button>
      )}
    </>
  )
}

/** 志愿活动: what it is, one's own part in it, and the steps of its organiser. */
export default function Activity() {
  const id = useParam('id')
  const now = useNow()
  const load = () => call('volunteer.activity', { id })
  const loaded = usePulled(load, copyKey('volunteer.activity', id))
  const { data: page, failure, fresh, put } = loaded
  const reload = () => void loaded.reload()
  const stepper = useSteps<ActivityView>({
    context: 'volunteer',
    matter: page?.activity ?? null,
    put: (activity) => page && put({ ...page, activity }),
    reload,
  })
  const parting = usePart(page, reload)
  if (!page) return <Opening glimpse={tapped(id)} failure={failure} onRetry={reload} />
  const { activity, part, hindrance } = page
  const own = ownActions(page)
  const leadsNow = activity.isOrganiser && isOnDay(activity, now)
  const foot = own.length ? (
    <PartButtons
      actions={own}
      quiet={leadsNow || (activity.isOrganiser && part === null)}
      parting={parting}
      off={!fresh}
    />
  ) : undefined
  const isAsked = parting.asked !== null || parting.consent !== undefined
  const over = isAsked ? (
    <PartSheet page={page} parting={parting} />
  ) : (
    <ActionSheet matter={activity} stepper={stepper} sheets={{}} />
  )
  const buttons = { off: stepper.busy || !fresh, onTap: stepper.tap }
  return (
    <Screen foot={foot} over={over}>
      <View className="stack">
        <Slot>{failure ? <Stale failure={failure} onRetry={reload} /> : null}</Slot>
        <Head activity={activity} now={now} />
        <Slot>{part ? <Mine part={part} now={now} /> : null}</Slot>
        <Slot>
          {page.children?.length ? <Children page={page} parting={parting} off={!fresh} /> : null}
        </Slot>
        <Slot>{hindrance && !own.length ? <View className="warn">{hindrance}</View> : null}</Slot>
        <Slot>
          {activity.isOrganiser ? <Organiser activity={activity} isOn={leadsNow} /> : null}
        </Slot>
        <Slot>
          {activity.actions.length ? (
            <ActionButtons {...buttons} actions={activity.actions} />
          ) : null}
        </Slot>
        <Facts activity={activity} />
        <Button kind="ghost" onClick={() => go(VOLUNTEER_PAGES.activities)}>
          {W.toList}
        </Button>
        <Button kind="ghost" onClick={goHome}>
          {T.home}
        </Button>
      </View>
    </Screen>
  )
}
