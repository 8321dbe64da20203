import { View } from '@tarojs/components'
import { useRef, useState } from 'react'
import type { TableView } from '../../../../../domain/mediation/answers'
import { saysSomething } from '../../../../../domain/call/said'
import { Card, Section } from '../../../components/Basics'
import { Button } from '../../../components/Button'
import { Icon } from '../../../components/Icon'
import { Sheet } from '../../../components/Sheet'
import { useDraft } from '../../../components/useDraft'
import { getDraft } from '../../../services/drafts'
import { T } from '../../../text'
import { Words } from '../parts/Field'
import { CASE_WORDS } from '../parts/text'
import { JOT, type useTable } from './useTable'
import { askAt } from '../../../services/question'

const W = CASE_WORDS.table
type Acts = ReturnType<typeof useTable>
type Offer = TableView['offers'][number]

/** One offer with everybody's answer to it, and one's own. */
function OfferCard({
  offer,
  parties,
  open,
  acts,
}: {
  offer: Offer
  parties: TableView['parties']
  open: boolean
  acts: Acts
}) {
  const me = parties.find((p) => p.me)
  const mine = me ? offer.yes.includes(me.key) : false
  const answer = (yes: boolean) => void acts.answer({ offer: offer.id, yes })
  return (
    <Card tone={offer.stands ? 'soft' : undefined}>
      <View className="stack">
        {offer.stands ? (
          <View className="row good strong">
            <Icon name="check" />
            {W.stands}
          </View>
        ) : null}
        <View className="t-m wrap words">{offer.text}</View>
        <View className="t-s quiet">{W.by(offer.by)}</View>
        {parties.map((p) => {
          const yes = offer.yes.includes(p.key)
          return (
            <View key={p.key} className={`row ${yes ? 'good' : 'quiet'}`}>
              <Icon name={yes ? 'check' : 'clock'} />
              {yes ? W.yes(p.name) : W.notYet(p.name)}
            </View>
          )
        })}
        {open && me ? (
          <Button kind={mine ? 'plain' : 'primary'} off={acts.busy} onClick={() => answer(!mine)}>
            {mine ? W.takeBack : W.sayYes}
          </Button>
        ) : null}
      </View>
    </Card>
  )
}

export function Offers({ table, acts }: { table: TableView; acts: Acts }) {
  return (
    <>
      <Section title={W.offers} />
      {table.offers.length ? (
        <View className="t-s quiet">{W.revocable}</View>
      ) : (
        <Card>
          <View className="quiet">{W.none}</View>
        </Card>
      )}
      {table.offers.map((offer) => (
        <OfferCard
          key={offer.id}
          offer={offer}
          parties={table.parties}
          open={table.open}
          acts={acts}
        />
      ))}
    </>
  )
}

/** 提一个方案 */
export function OfferSheet({ acts, onClose }: { acts: Acts; onClose: () => void }) {
  const text = useRef('')
  const done = async () => {
    const said = text.current.trim()
    if (!saysSomething(said)) return askAt('offer', W.offerNeed)
    if (await acts.offer({ text: said })) onClose()
  }
  return (
    <Sheet title={W.offer} onClose={onClose}>
      <Words
        name="offer"
        label={W.offer}
        hint={W.offerHint}
        value=""
        onInput={(words) => {
          text.current = words
        }}
      />
      <Button kind="primary" off={acts.busy} onClick={() => void done()}>
        {acts.busy ? T.steps.working : W.offer}
      </Button>
    </Sheet>
  )
}

/** One's own notes. What is typed stays on the phone until the cloud has it. */
export function Notes({ id, notes, acts }: { id: string; notes: string; acts: Acts }) {
  const { draft, write } = useDraft(JOT, id)
  const [begun] = useState(draft.fields.text ?? notes)
  const save = () => void acts.jot({ text: getDraft(JOT, id)?.fields.text ?? begun })
  return (
    <>
      <Section title={W.notes} />
      <Card>
        <View className="stack">
          <View className="t-s quiet">{W.notesHint}</View>
          <Words label={W.notes} value={begun} onInput={(text) => write({ text })} />
          <Button off={acts.busy} onClick={save}>
            {W.save}
          </Button>
        </View>
      </Card>
    </>
  )
}
