import { View } from '@tarojs/components'
import type { ReportView } from '../../../../../domain/contract'
import { Card, Fact, Section } from '../../../components/Basics'
import { PhotoRow } from '../../../components/Photos'
import { StepMarks } from '../../../components/steps/StepMarks'
import { Tag } from '../../../components/Tag'
import { remaining, when } from '../../../services/time'
import { T } from '../../../text'
import { WORDS } from '../text'

/** Why it ended without a result: the word of who ended it. What is open waits for somebody. */
const ended = (report: ReportView): string =>
  report.waitingText || report.result ? '' : (report.history.at(-1)?.note ?? '')

/** How far it is and whose turn. */
export function Progress({ report, now }: { report: ReportView; now: number }) {
  const due = report.dueAt
  const why = ended(report)
  return (
    <Card>
      <View className="stack">
        <View className="row row--top row--tag">
          <View className="grow t-l wrap">{report.title}</View>
          <Tag text={report.stateText} tone={report.tone} overdue={report.overdue} />
        </View>
        <StepMarks steps={report.steps} />
        {report.waitingText ? <View className="strong">{report.waitingText}</View> : null}
        {report.reopens ? (
          <View className="warn">{WORDS.detail.reopens(report.reopens)}</View>
        ) : null}
        {why ? <View className="wrap">{why}</View> : null}
        {due === null ? null : (
          <View className={report.overdue ? 'bad' : 'quiet'}>
            {`${T.time.due(when(due, now))}，${remaining(due, now)}`}
            {report.provisional ? T.time.provisional : ''}
          </View>
        )}
      </View>
    </Card>
  )
}

/** 分流理由: why it went where it went. */
export function Reason({ text }: { text: string }) {
  return (
    <Card tone="soft">
      <View className="t-s quiet">{WORDS.detail.why}</View>
      <View className="wrap">{text}</View>
    </Card>
  )
}

/** What was said and seen, and where. */
export function What({ report, now }: { report: ReportView; now: number }) {
  return (
    <Card>
      <View className="stack">
        {report.text && report.text !== report.title ? (
          <View className="wrap">{report.text}</View>
        ) : null}
        <PhotoRow photos={report.photos} />
        {report.supplements?.map(({ at, text, photos }) => (
          <View key={at} className="stack stack--tight">
            <View className="strong">{WORDS.detail.supplement(when(at, now))}</View>
            {text ? <View className="wrap">{text}</View> : null}
            <PhotoRow photos={photos} />
          </View>
        ))}
        <View>
          <Fact name={WORDS.detail.place}>{report.placeLabel}</Fact>
          <Fact name={WORDS.detail.grid}>{gridOf(report) || WORDS.detail.undecided}</Fact>
          <Fact name={WORDS.detail.kind}>{report.categoryName || WORDS.detail.undecided}</Fact>
          <Fact name={WORDS.detail.unit}>{report.unitName}</Fact>
          <Fact name={WORDS.detail.handler}>{report.handlerName}</Fact>
          <Fact name={WORDS.detail.reporter}>{report.mine ? '' : report.reporterText}</Fact>
          <Fact name={WORDS.detail.reportedAt}>{when(report.submittedAt, now)}</Fact>
          <Fact name={WORDS.detail.no}>{report.no}</Fact>
        </View>
      </View>
    </Card>
  )
}

const gridOf = (report: ReportView): string =>
  report.gridName.includes(report.communityName)
    ? report.gridName
    : `${report.communityName} ${report.gridName}`.trim()

export function Result({ report, now }: { report: ReportView; now: number }) {
  const { result } = report
  if (!result) return null
  return (
    <>
      <Section title={WORDS.detail.result} />
      <Card>
        <View className="stack">
          <View className="wrap">{result.text}</View>
          <PhotoRow photos={result.photos} />
          <Fact name={WORDS.detail.noPhoto}>{result.noPhotoReason}</Fact>
          <View className="t-s quiet">{when(result.at, now)}</View>
        </View>
      </Card>
    </>
  )
}

export function Rating({ report }: { report: ReportView }) {
  const { rating } = report
  if (!rating) return null
  return (
    <>
      <Section title={report.mine ? WORDS.detail.rating : WORDS.detail.residentRating} />
      <Card>
        <View className="strong">
          {`${WORDS.rate.outcome[rating.outcome]} · ${WORDS.rate.stars(rating.stars)} ${'★'.repeat(rating.stars)}`}
        </View>
        {rating.comment ? <View className="wrap">{rating.comment}</View> : null}
      </Card>
    </>
  )
}

export function History({ report, now }: { report: ReportView; now: number }) {
  return (
    <>
      <Section title={WORDS.detail.history} />
      <Card>
        {report.history.map((entry) => (
          <View key={`${entry.at} ${entry.title}`} className="history">
            <View className="strong">{entry.title}</View>
            <View className="t-s quiet">{`${when(entry.at, now)} · ${entry.by}`}</View>
            {entry.note ? <View className="wrap">{entry.note}</View> : null}
            {entry.inside ? (
              <View className="wrap quiet">{WORDS.detail.inside(entry.inside)}</View>
            ) : null}
            <PhotoRow photos={entry.photos} />
          </View>
        ))}
      </Card>
    </>
  )
}
