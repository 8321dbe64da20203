import { View } from '@tarojs/components'
import { useState } from 'react'
import type { TableView } from '../../../../../domain/mediation/answers'
import { pageOf } from '../../../../../domain/notice/pages'
import { Card, Slot } from '../../../components/Basics'
import { Button } from '../../../components/Button'
import { Screen } from '../../../components/Screen'
import { Opening, Stale } from '../../../components/States'
import { useLoad } from '../../../components/useLoad'
import { useWhileShown } from '../../../components/useWhileShown'
import { useParam } from '../../../components/useParam'
import { call } from '../../../services/call'
import { go } from '../../../services/go'
import { CASE_WORDS } from '../parts/text'
import { AgreeButton, PartyAnswer } from './DraftFoot'
import { DESK } from '../textDesk'
import { DraftPart, draftPageOf } from './DraftPart'
import { YesSheet } from './ForAbsent'
import { Notes, Offers, OfferSheet } from './Parts'
import { useTable } from './useTable'

const W = CASE_WORDS.table
/** How old the others' words may get on a screen that lies open. */
const REFRESH_MS = 3_000

/** What is under the thumb: the answer to the draft that lies there, else an offer. */
function Foot({
  id,
  table,
  acts,
  onOffer,
}: {
  id: string
  table: TableView
  acts: ReturnType<typeof useTable>
  onOffer: () => void
}) {
  const { draft } = table
  const me = table.parties.find((p) => p.me)
  if (draft && me && !draft.yes.includes(me.key))
    return <PartyAnswer {...{ id, table, draft, acts }} />
  if (draft && table.as === 'mediator') return <AgreeButton {...{ id, table, draft, acts }} />
  // Nothing is agreed without a draft: whoever leads writes it first.
  if (!draft && table.as === 'mediator')
    return (
      <Button kind="primary" icon="pen" onClick={() => go(draftPageOf(id))}>
        {DESK.agree.write}
      </Button>
    )
  return (
    <Button kind="primary" icon="plus" onClick={onOffer}>
      {W.offer}
    </Button>
  )
}

/**
 * 调解桌: the shared screen of a sitting. No copy of it is kept on the phone: what is offered there
 * leaves no trace once the case has ended.
 */
export default function Table() {
  const id = useParam('id')
  const loaded = useLoad(() => call('mediation.table', { id }))
  const { data: table, failure } = loaded
  const reload = () => void loaded.reload()
  const acts = useTable(id, loaded)
  const [offering, setOffering] = useState(false)
  const [asked, setAsked] = useState<string | null>(null)
  useWhileShown(() => {
    // An answer that is under way tells more than a look that began before it.
    if (!acts.busy) reload()
  }, REFRESH_MS)
  if (!table) return <Opening failure={failure} onRetry={reload} />
  const { draft } = table
  const offer = () => setOffering(true)
  const absent = table.parties.find(({ key }) => key === asked)
  const mayWrite = table.open && !draft && table.as === 'mediator'
  const isParty = table.parties.some((p) => p.me)
  // What a draft waits for from the clerk is beside its words: the yes of whoever has no phone here.
  const hasFoot = table.open && !(draft && table.as === 'clerk')
  const page = pageOf(isParty ? 'mediation.case' : 'mediation.work', id)
  return (
    <Screen
      foot={hasFoot ? <Foot {...{ id, table, acts }} onOffer={offer} /> : undefined}
      over={
        offering ? (
          <OfferSheet acts={acts} onClose={() => setOffering(false)} />
        ) : draft && absent ? (
          <YesSheet {...{ id, table, draft, acts }} party={absent} onClose={() => setAsked(null)} />
        ) : undefined
      }
    >
      <View className="stack">
        <Slot>{failure ? <Stale failure={failure} onRetry={reload} /> : null}</Slot>
        <Slot>{table.open ? null : <Card tone="warn">{W.closed}</Card>}</Slot>
        <Slot>{draft ? <DraftPart {...{ id, table, draft, acts }} onAsk={setAsked} /> : null}</Slot>
        <Slot>
          {table.open && (draft || mayWrite) ? (
            <Button icon="plus" onClick={offer}>
              {W.offer}
            </Button>
          ) : null}
        </Slot>
        <View className="stack">
          <Offers table={table} acts={acts} />
        </View>
        <Slot>{table.open ? <Notes id={id} notes={table.notes} acts={acts} /> : null}</Slot>
        <View className="t-s quiet">{W.closedEnd}</View>
        <Button onClick={() => go(page)}>{W.toCase}</Button>
        {isParty ? (
          <Button kind="danger" onClick={() => go(`${page}&ask=terminate`)}>
            {W.end}
          </Button>
        ) : null}
      </View>
    </Screen>
  )
}
