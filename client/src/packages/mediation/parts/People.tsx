import { View } from '@tarojs/components'
import type { CaseView, MemberView } from '../../../../../domain/mediation/answers'
import { Card, Section } from '../../../components/Basics'
import { CASE_WORDS } from './text'

const P = CASE_WORDS.people
const C = CASE_WORDS.choice
type Choice = NonNullable<CaseView['choice']>

function MemberLine({ member, lead }: { member: MemberView; lead?: boolean }) {
  const words = [lead ? P.lead : '', member.kindText, member.taken ? P.taken : P.asked]
  return (
    <View className="line">
      <View className="grow wrap">
        <View className="strong">{member.name}</View>
        <View className="t-s quiet">{words.filter(Boolean).join(' · ')}</View>
        {member.disclosure ? (
          <View className="warn wrap">{`${P.disclosure}${member.disclosure}`}</View>
        ) : null}
      </View>
    </View>
  )
}

/** Who sits at the table, how they came there, and what they have disclosed. */
export function People({ view }: { view: CaseView }) {
  const { lead, team, choice } = view
  if (!lead) return null
  const by = choice?.by ? P.by[choice.by] : ''
  return (
    <>
      <Section title={P.title} />
      <Card>
        <MemberLine member={lead} lead />
        {team.map((member) => (
          <MemberLine key={member.id} member={member} />
        ))}
        {by ? <View className="t-s quiet">{by}</View> : null}
        {choice?.reason ? <View className="t-s wrap">{`${P.reason}${choice.reason}`}</View> : null}
      </Card>
    </>
  )
}

function ChoiceRow({ line, names }: { line: Choice['table'][number]; names: string[] }) {
  const isJoint = line.ranks.every((rank) => rank !== null)
  const ranks = line.ranks.map((rank, i) =>
    C.by(names[i] ?? '', rank === null ? C.notRanked : C.nth(rank)),
  )
  const more = [
    C.open(line.openCases),
    line.specialty ? C.specialty : '',
    line.sameCommunity ? C.community : '',
  ]
  return (
    <View className="line">
      <View className="grow wrap">
        <View className={line.chosen ? 'strong' : ''}>{line.name}</View>
        <View className="t-s">{ranks.join('，')}</View>
        <View className="t-s quiet">
          {[isJoint ? C.sum(line.sum) : C.notJoint, ...more].filter(Boolean).join(' · ')}
        </View>
      </View>
      {line.chosen ? <View className="tag tag--done">{C.chosen}</View> : null}
    </View>
  )
}

/** The table of the joint choice, so that everybody can reckon it again. */
export function ChoiceTable({ view }: { view: CaseView }) {
  const table = view.choice?.table ?? []
  if (!table.length) return null
  const names = view.parties.map((party) => party.name)
  return (
    <>
      <Section title={C.title} />
      <Card>
        <View className="t-s quiet">{C.rule}</View>
        {table.map((line) => (
          <ChoiceRow key={line.name} line={line} names={names} />
        ))}
      </Card>
    </>
  )
}
