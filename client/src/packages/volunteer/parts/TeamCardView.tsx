import { View } from '@tarojs/components'
import type { TeamCard } from '../../../../../domain/contract'
import { Tag } from '../../../components/Tag'
import { go } from '../../../services/go'
import { WORDS } from '../text'
import { teamPage } from './pages'

export const whereOf = ({ communityName, domainText }: TeamCard): string =>
  [communityName, domainText].filter(Boolean).join(' · ')

/** One team in a list: its name, where, for what; how far, while it is only asked for. */
export function TeamCardView({ team }: { team: TeamCard }) {
  const { name, state, stateText, waitingText } = team
  const isThere = state === 'ACTIVE'
  return (
    <View
      className="card"
      hoverClass="tap"
      ariaRole="button"
      ariaLabel={WORDS.teams.open(name, whereOf(team), isThere ? '' : waitingText || stateText)}
      onClick={() => go(teamPage(team.id))}
    >
      <View className="row row--top row--tag">
        <View className="grow strong wrap">{name}</View>
        {isThere ? null : <Tag text={stateText} tone={team.tone} overdue={false} />}
      </View>
      <View className="t-s quiet wrap">{whereOf(team)}</View>
      {waitingText ? <View className="t-s">{waitingText}</View> : null}
    </View>
  )
}
