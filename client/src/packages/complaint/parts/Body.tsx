import { View } from '@tarojs/components'
import type { ComplaintView } from '../../../../../domain/contract'
import { Card, Fact, Section } from '../../../components/Basics'
import { PhotoRow } from '../../../components/Photos'
import { StepMarks } from '../../../components/steps/StepMarks'
import { Tag } from '../../../components/Tag'
import { remaining, when } from '../../../services/time'
import { T } from '../../../text'
import { WORDS } from '../text'

const W = WORDS.detail

export interface Shown {
  view: ComplaintView
  now: number
}

/** How far it is, whose turn, by when. */
export function Progress({ view, now }: Shown) {
  const { dueAt } = view
  return (
    <Card>
      <View className="stack">
        <View className="row row--top row--tag">
          <View className="grow t-l wrap">{view.title}</View>
          <Tag text={view.stateText} tone={view.tone} overdue={view.overdue} />
        </View>
        <StepMarks steps={view.steps} />
        {view.waitingText ? <View className="strong">{view.waitingText}</View> : null}
        {view.nobodyText ? <View className="warn">{view.nobodyText}</View> : null}
        {dueAt === null ? null : (
          <View className={view.overdue ? 'bad' : 'quiet'}>
            {`${T.time.due(when(dueAt, now))}，${remaining(dueAt, now)}`}
            {view.provisional ? T.time.provisional : ''}
          </View>
        )}
      </View>
    </Card>
  )
}

/** The last word of the office, and where else it belongs. */
export function Answer({ view, now }: Shown) {
  const { answer, way } = view
  if (!answer) return null
  const mayAsk = view.actions.some(({ action }) => action === 'askAgain')
  return (
    <>
      <Section title={way ? W.notTaken : W.answer} />
      <Card>
        <View className="stack">
          <View className="wrap">{answer.text}</View>
          <PhotoRow photos={answer.photos} />
          <View className="t-s quiet">{`${when(answer.at, now)} · ${answer.by}`}</View>
        </View>
      </Card>
      {way ? (
        <Card tone="soft">
          <View className="strong wrap">{W.way(way.name)}</View>
          <View className="wrap">{way.text}</View>
        </Card>
      ) : null}
      {mayAsk ? <View className="quiet">{W.again}</View> : null}
    </>
  )
}

export function Rating({ view }: { view: ComplaintView }) {
  const { rating } = view
  if (!rating) return null
  return (
    <>
      <Section title={W.rating} />
      <Card>
        <View className="strong">{rating.text}</View>
        {rating.comment ? <View className="wrap">{rating.comment}</View> : null}
      </Card>
    </>
  )
}

/** What was written, and about what. */
export function What({ view, now }: Shown) {
  return (
    <Card>
      <View className="stack">
        {view.text && view.text !== view.title ? <View className="wrap">{view.text}</View> : null}
        <PhotoRow photos={view.photos} />
        <View>
          <Fact name={W.about}>{view.aboutText}</Fact>
          <Fact name={W.who}>{view.who}</Fact>
          <Fact name={W.source}>{view.sourceNo}</Fact>
          <Fact name={W.concerned}>{view.concernedNames.join('、')}</Fact>
          <Fact name={W.receiver}>{view.receiverText}</Fact>
          <Fact name={W.by}>{view.mine ? '' : view.complainantText}</Fact>
          <Fact name={W.at}>{when(view.submittedAt, now)}</Fact>
          <Fact name={W.no}>{view.no}</Fact>
        </View>
      </View>
    </Card>
  )
}

/** What was asked of those whom it concerns, and what they said. */
export function Inquiries({ view, now }: Shown) {
  return (
    <>
      <Section title={WORDS.inquiries.title} />
      {view.inquiries.map(({ name, question, at, said }) => (
        <Card key={`${at} ${name}`}>
          <View className="stack">
            <View className="strong wrap">{name}</View>
            <View className="wrap">{question}</View>
            <View className="t-s quiet">{when(at, now)}</View>
            {said ? (
              <>
                <View className="wrap">{said.text}</View>
                <View className="t-s quiet">{when(said.at, now)}</View>
              </>
            ) : (
              <View className="quiet">{WORDS.inquiries.waits}</View>
            )}
          </View>
        </Card>
      ))}
    </>
  )
}

export function History({ view, now }: Shown) {
  return (
    <>
      <Section title={W.history} />
      <Card>
        {view.history.map((entry) => (
          <View key={`${entry.at} ${entry.title}`} className="history">
            <View className="strong">{entry.title}</View>
            <View className="t-s quiet">{`${when(entry.at, now)} · ${entry.by}`}</View>
            {entry.note ? <View className="wrap">{entry.note}</View> : null}
            <PhotoRow photos={entry.photos} />
          </View>
        ))}
      </Card>
    </>
  )
}
