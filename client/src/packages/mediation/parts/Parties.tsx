import { View } from '@tarojs/components'
import type { CaseView, PartyView } from '../../../../../domain/mediation/answers'
import { Card, Section } from '../../../components/Basics'
import { Icon } from '../../../components/Icon'
import { RevealButton } from '../../../components/RevealButton'
import { call } from '../../../services/call'
import { T } from '../../../text'
import { CASE_WORDS } from './text'

const W = CASE_WORDS.parties

/** The word that everybody is asked for now, and who has said it; null while none is asked for. */
export function wordAsked(
  view: CaseView,
): { words: string; said: (p: PartyView) => boolean } | null {
  switch (view.state) {
    case 'CONSENTING':
      return { words: W.said.consented, said: (p) => p.consented }
    case 'ACCEPTED':
      return { words: W.said.told, said: (p) => p.told }
    case 'CHOOSING':
      if (view.choice?.stage === 'rank') return { words: W.said.ranked, said: (p) => p.ranked }
      if (view.choice?.stage === 'approve')
        return { words: W.said.approved, said: (p) => p.approved }
      return null
    default:
      return null
  }
}

const CallParty = ({ id, party: { key, name } }: { id: string; party: PartyView }) => (
  <RevealButton
    what={`${id} ${key}`}
    text={T.reveal.call}
    label={T.reveal.party(name)}
    ask={(requestId) => call('mediation.reveal', { requestId, id, party: key })}
  />
)

function PartyLine({ party, view }: { party: PartyView; view: CaseView }) {
  const asked = wordAsked(view)
  const said = asked?.said(party) ?? false
  const side = party.side === 'applicant' ? W.applicant : W.respondent
  const agent = party.agent
  return (
    <View className="line">
      <View className="grow wrap">
        <View className={party.me ? 'strong' : ''}>
          {party.me ? `${party.name}（${W.me}）` : party.name}
        </View>
        <View className="t-s quiet">
          {[side, agent ? W.agent(agent.name) : '', party.phone].filter(Boolean).join(' · ')}
        </View>
        {agent?.power === 'GENERAL' ? <View className="t-s quiet">{W.general}</View> : null}
        {asked && !said && !party.bound ? <View className="t-s quiet">{W.byClerk}</View> : null}
        {party.callable ? <CallParty id={view.id} party={party} /> : null}
      </View>
      {asked ? (
        <View className={`row ${said ? 'good' : 'quiet'}`}>
          <Icon name={said ? 'check' : 'clock'} />
          <View className="t-s">{said ? asked.words : W.unsaid}</View>
        </View>
      ) : null}
    </View>
  )
}

/** Everybody of the dispute, and of what is asked now, who has said it. */
export function Parties({ view }: { view: CaseView }) {
  return (
    <>
      <Section title={W.title} />
      <Card>
        {view.parties.map((party) => (
          <PartyLine key={party.key} party={party} view={view} />
        ))}
      </Card>
    </>
  )
}
