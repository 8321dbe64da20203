import { View } from '@tarojs/components'
import type { TeamView } from '../../../../../domain/contract'
import { Slot } from '../../../components/Basics'
import { Button } from '../../../components/Button'
import { Screen } from '../../../components/Screen'
import { Opening, Stale } from '../../../components/States'
import { ActionButtons, ActionSheet } from '../../../components/steps/Actions'
import { useSteps, type Sheets } from '../../../components/steps/useSteps'
import { useParam } from '../../../components/useParam'
import { usePulled } from '../../../components/usePulled'
import { call } from '../../../services/call'
import { copyKey } from '../../../services/copies'
import { go, goHome } from '../../../services/go'
import { tapped } from '../../../services/tapped'
import { T } from '../../../text'
import { draftPage } from '../parts/pages'
import { RegisterSheet } from '../parts/RegisterSheet'
import { WORDS } from '../text'
import { ACT } from '../textActivity'
import { AppointSheet, RosterOf } from './AppointSheet'
import { Roster, What } from './Body'
import { useMembership } from './useMembership'

const W = WORDS.team
const SHEETS: Sheets<TeamView> = { appoint: AppointSheet }

/** The decision about an application stands under the thumb; what a leader seldom does, at the end. */
const isDecision = ({ action }: TeamView['actions'][number]): boolean =>
  action === 'approve' || action === 'reject'

/** One team: who leads it, joining and leaving it, and the steps of whoever leads or decides. */
export default function Team() {
  const id = useParam('id')
  const loaded = usePulled(() => call('volunteer.team', { id }), copyKey('volunteer.team', id))
  const { data: page, failure, fresh, put } = loaded
  const reload = () => void loaded.reload()
  const stepper = useSteps<TeamView>({
    context: 'volunteer',
    matter: page?.team ?? null,
    // Who leads it, and who sees its members, is another by now.
    put: (team) => {
      if (page) put({ ...page, team })
      reload()
    },
    reload,
  })
  const membership = useMembership(page, { put, reload })
  if (!page) return <Opening glimpse={tapped(id)} failure={failure} onRetry={reload} />
  const { team, isMember, roster } = page
  const buttons = { off: stepper.busy || !fresh, onTap: stepper.tap }
  const decisions = team.actions.filter(isDecision).reverse()
  const others = team.actions.filter((a) => !isDecision(a))
  const off = membership.busy || !fresh
  const mayJoin = team.state === 'ACTIVE' && !isMember
  const foot = decisions.length ? (
    <ActionButtons {...buttons} actions={decisions} />
  ) : mayJoin ? (
    <Button kind="primary" off={off} onClick={membership.join}>
      {membership.busy ? T.steps.working : W.join}
    </Button>
  ) : undefined
  const over = membership.registering ? (
    <RegisterSheet onDone={membership.registered} onClose={membership.stay} />
  ) : (
    <RosterOf.Provider value={roster}>
      <ActionSheet matter={team} stepper={stepper} sheets={SHEETS} />
    </RosterOf.Provider>
  )
  const leads = team.leaders.some(({ mine }) => mine)
  const sees = roster.length > 0 || team.actions.some(({ action }) => action === 'appoint')
  return (
    <Screen foot={foot} over={over}>
      <View className="stack">
        <Slot>{failure ? <Stale failure={failure} onRetry={reload} /> : null}</Slot>
        <What page={page} />
        <Slot>
          {leads ? (
            <Button icon="plus" off={!fresh} onClick={() => go(draftPage(id))}>
              {ACT.plan.draft}
            </Button>
          ) : null}
        </Slot>
        <Slot>{others.length ? <ActionButtons {...buttons} actions={others} /> : null}</Slot>
        <Slot>{sees ? <Roster roster={roster} /> : null}</Slot>
        {isMember ? (
          <Button kind="ghost" off={off} onClick={membership.quit}>
            {W.quit}
          </Button>
        ) : null}
        <Button kind="ghost" onClick={goHome}>
          {T.home}
        </Button>
      </View>
    </Screen>
  )
}
