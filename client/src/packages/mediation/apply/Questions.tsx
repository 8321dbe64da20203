import { View } from '@tarojs/components'
import { SPECIALTIES, type Specialty } from '../../../../../domain/street/committee'
import { Card } from '../../../components/Basics'
import { Button } from '../../../components/Button'
import { Tiles } from '../../../components/Tiles'
import type { useDraft } from '../../../components/useDraft'
import { getDraft } from '../../../services/drafts'
import { APPLY, type ApplyFields, NEW_OTHER, type Other, type Power, type Relation } from '../draft'
import { Line, Words } from '../parts/Field'
import { WORDS } from '../text'
import { fieldOfOther } from './missing'

const W = WORDS.apply_

/** The draft as a question sees it: `write` for what is typed, `change` for what must be drawn. */
export type Form = Pick<ReturnType<typeof useDraft<ApplyFields>>, 'draft' | 'write' | 'change'>

export const tilesOf = (words: Readonly<Record<string, string>>) =>
  Object.entries(words).map(([key, text]) => ({ key, text }))
const TYPES = tilesOf(SPECIALTIES)
const FOR_WHOM = tilesOf(W.forWhom)
const KINDS = tilesOf(W.otherKind)
const RELATIONS = tilesOf(W.relations)
const POWERS = tilesOf(W.powers)

export function SpecialtyQuestion({ draft, change, onNext }: Form & { onNext: () => void }) {
  const pick = (key: string) => {
    const specialty = key as Specialty
    change({ specialty, specialtyName: SPECIALTIES[specialty] })
    onNext()
  }
  return (
    <Tiles
      columns={2}
      name="specialty"
      items={TYPES}
      value={draft.fields.specialty}
      onPick={pick}
    />
  )
}

/** Who applies, and for whom: the person alone, a child for an elder, somebody for a firm. */
export function MeQuestion({ draft: { fields }, write, change }: Form) {
  const { forWhom } = fields
  const isSelf = forWhom === 'self'
  const isOrg = forWhom === 'org'
  return (
    <View className="stack">
      <Tiles
        columns={3}
        items={FOR_WHOM}
        value={forWhom}
        onPick={(key) => change({ forWhom: key as ApplyFields['forWhom'] })}
      />
      <Card>
        <View className="stack">
          <Line
            key={`name ${forWhom}`}
            name="name"
            label={isSelf ? W.myName : isOrg ? W.orgName : W.partyName}
            value={fields.name}
            onInput={(name) => write({ name })}
          />
          <Line
            key={`phone ${forWhom}`}
            name="phone"
            label={isSelf ? W.myPhone : W.partyPhone}
            value={fields.phone}
            number
            most={12}
            onInput={(phone) => write({ phone })}
          />
        </View>
      </Card>
      {isSelf ? null : <AgentFields fields={fields} write={write} change={change} isOrg={isOrg} />}
    </View>
  )
}

export function AgentFields({
  fields,
  write,
  change,
  isOrg,
  words = W,
}: Pick<Form, 'write' | 'change'> & {
  fields: ApplyFields
  isOrg: boolean
  /** How the agent is spoken of: by himself, or by the clerk. */
  words?: Record<'agentName' | 'agentPhone' | 'relation' | 'power', string>
}) {
  return (
    <Card>
      <View className="stack">
        <Line
          name="agentName"
          label={words.agentName}
          value={fields.agentName}
          onInput={(agentName) => write({ agentName })}
        />
        <Line
          name="agentPhone"
          label={words.agentPhone}
          value={fields.agentPhone}
          number
          most={12}
          onInput={(agentPhone) => write({ agentPhone })}
        />
        {isOrg ? null : (
          <>
            <View className="strong">{words.relation}</View>
            <Tiles
              columns={3}
              items={RELATIONS}
              value={fields.relation}
              onPick={(key) => change({ relation: key as Relation })}
            />
          </>
        )}
        <View className="strong">{words.power}</View>
        <Tiles
          columns={2}
          items={POWERS}
          value={fields.power}
          onPick={(key) => change({ power: key as Power })}
        />
        <View className="t-s quiet">{W.powerHint}</View>
      </View>
    </Card>
  )
}

/** The other side: one, or several. */
export function OthersQuestion({ draft: { key, fields }, write, change }: Form) {
  const { others } = fields
  // Of storage and not of what is drawn: typing changes storage alone.
  const stored = (): Other[] => getDraft(APPLY, key)?.fields.others ?? others
  const edited = (i: number, set: Partial<Other>): Other[] =>
    stored().map((one, k) => (k === i ? { ...one, ...set } : one))
  return (
    <View className="stack">
      {others.map((other, i) => (
        <Card key={`${others.length} ${i}`}>
          <View className="stack">
            {others.length > 1 ? <View className="strong">{W.nth(i + 1)}</View> : null}
            <Tiles
              columns={2}
              items={KINDS}
              value={other.kind}
              onPick={(key) => change({ others: edited(i, { kind: key as Other['kind'] }) })}
            />
            <Line
              name={fieldOfOther(i, 'name')}
              label={W.otherName}
              value={other.name}
              onInput={(name) => write({ others: edited(i, { name }) })}
            />
            <Line
              name={fieldOfOther(i, 'phone')}
              label={W.otherPhone}
              value={other.phone}
              number
              most={12}
              onInput={(phone) => write({ others: edited(i, { phone }) })}
            />
            <Line
              label={W.otherAddress}
              value={other.address}
              onInput={(address) => write({ others: edited(i, { address }) })}
            />
            {others.length > 1 ? (
              <Button
                kind="ghost"
                onClick={() => change({ others: stored().filter((_, k) => k !== i) })}
              >
                {W.less}
              </Button>
            ) : null}
          </View>
        </Card>
      ))}
      <View className="t-s quiet">{W.otherHint}</View>
      {others.length < 8 ? (
        <Button icon="plus" onClick={() => change({ others: [...stored(), NEW_OTHER] })}>
          {W.more}
        </Button>
      ) : null}
    </View>
  )
}

export const FactsQuestion = ({ draft, write }: Form) => (
  <View className="stack">
    {draft.fields.reportId ? <Card tone="soft">{W.fromReport}</Card> : null}
    <Words
      name="facts"
      label={W.factsAsk}
      hint={W.factsHint}
      value={draft.fields.facts}
      onInput={(facts) => write({ facts })}
    />
  </View>
)

export const ClaimQuestion = ({ draft, write }: Form) => (
  <Words
    name="claim"
    label={W.claimAsk}
    hint={W.claimHint}
    value={draft.fields.claim}
    onInput={(claim) => write({ claim })}
  />
)
