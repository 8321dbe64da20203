import { View } from '@tarojs/components'
import { draftingText } from '../../../../../domain/mediation/drafting'
import { Card, Section } from '../../../components/Basics'
import { Button } from '../../../components/Button'
import { Icon } from '../../../components/Icon'
import { go } from '../../../services/go'
import { DraftText } from '../parts/DraftText'
import { CASE_WORDS } from '../parts/text'
import { DESK } from '../textDesk'
import { ForAbsent } from './ForAbsent'
import type { DraftProps } from './draftProps'

const W = CASE_WORDS.draft

/** Who has said yes to these very words, and how. */
function Yeses({ table: { parties }, draft }: DraftProps) {
  return (
    <>
      {parties.map(({ key, name }) => {
        const yes = draft.yes.includes(key)
        return (
          <View key={key} className={`row ${yes ? 'good' : 'quiet'}`}>
            <Icon name={yes ? 'check' : 'clock'} />
            {yes ? (draft.drawn.includes(key) ? W.drawn(name) : W.yes(name)) : W.notYet(name)}
          </View>
        )
      })}
    </>
  )
}

/** Where the words are written. */
export const draftPageOf = (id: string): string =>
  `packages/mediation/agree/index?id=${encodeURIComponent(id)}`

const signPageOf = (id: string, party: string, by: 'party' | 'agent', draft: string): string =>
  `packages/mediation/sign/index?id=${encodeURIComponent(id)}&party=${party}&by=${by}&draft=${draft}`

/** Of whom a yes can be recorded here: who has none yet, and first who has no phone. */
const withoutYes = ({ table: { parties }, draft }: DraftProps) =>
  parties
    .filter(({ key }) => !draft.yes.includes(key))
    .sort((a, b) => Number(a.bound) - Number(b.bound))

/**
 * For whom sits there without a phone: the name on the street's screen, of the party or of an agent who
 * may settle, and the yes taken back.
 */
function OnThisPhone({ id, table, draft, acts }: DraftProps) {
  const takeBack = (party: string) =>
    void acts.answer({ offer: draft.id, yes: false, onSpot: { party, drawing: [] } })
  return (
    <>
      {withoutYes({ id, table, draft, acts }).map(({ key, name, agentName }) => (
        <View key={key} className="stack">
          <Button icon="pen" onClick={() => go(signPageOf(id, key, 'party', draft.id))}>
            {DESK.spot.open(name)}
          </Button>
          {agentName ? (
            <Button icon="pen" onClick={() => go(signPageOf(id, key, 'agent', draft.id))}>
              {DESK.spot.openAgent(agentName, name)}
            </Button>
          ) : null}
        </View>
      ))}
      {table.parties
        .filter(({ key }) => draft.drawn.includes(key))
        .map(({ key, name }) => (
          <Button key={key} kind="ghost" off={acts.busy} onClick={() => takeBack(key)}>
            {DESK.spot.takeBack(name)}
          </Button>
        ))}
    </>
  )
}

/** What is easily confused, and may stay: whoever writes the draft looks once more. */
function LookAgain({ draft }: { draft: DraftProps['draft'] }) {
  if (!draft.told.length) return null
  return (
    <View className="warn">
      {draft.told.map((issue) => (
        <View key={`${issue.field} ${issue.code}`}>{draftingText({ ...issue, kind: 'tell' })}</View>
      ))}
    </View>
  )
}

/** 协议草稿 on the table: its words, and every party's answer to them. */
export function DraftPart(props: DraftProps & { onAsk: (party: string) => void }) {
  const { id, table, draft, acts, onAsk } = props
  const me = table.parties.find((p) => p.me)
  const mediates = draft.minutes !== undefined
  const mine = me !== undefined && draft.yes.includes(me.key)
  return (
    <>
      <Section title={W.title} />
      <Card tone={draft.stands ? 'soft' : undefined}>
        <View className="stack">
          {draft.stands ? (
            <View className="row good strong">
              <Icon name="check" />
              {W.stands}
            </View>
          ) : null}
          <DraftText draft={draft} />
          {mediates ? <LookAgain draft={draft} /> : null}
          <Yeses {...props} />
          {table.open && mine ? (
            <Button
              off={acts.busy}
              onClick={() => void acts.answer({ offer: draft.id, yes: false })}
            >
              {W.takeBack}
            </Button>
          ) : null}
          {table.open && (table.as === 'mediator' || table.as === 'clerk') ? (
            <OnThisPhone {...props} />
          ) : null}
          {table.open && table.as === 'clerk' ? <ForAbsent {...props} onAsk={onAsk} /> : null}
          {table.open && table.as === 'mediator' ? (
            <Button icon="pen" onClick={() => go(draftPageOf(id))}>
              {DESK.agree.edit}
            </Button>
          ) : null}
          <View className="t-s quiet">{me ? W.law : DESK.agree.replaced}</View>
        </View>
      </Card>
    </>
  )
}
