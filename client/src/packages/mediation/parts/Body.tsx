import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import type { CaseView } from '../../../../../domain/mediation/answers'
import { Card, Fact, Section } from '../../../components/Basics'
import { PhotoRow } from '../../../components/Photos'
import { when } from '../../../services/time'
import type { Shown } from './Progress'
import { CASE_WORDS as W } from './text'

/** Somebody whom the mediator would like at the table: all parties say yes, or he does not come. */
export function Invited({ view }: { view: CaseView }) {
  const { invited } = view
  if (!invited) return null
  const yes = view.parties.filter((p) => invited.yes.includes(p.key)).map((p) => p.name)
  return (
    <Card tone="warn">
      <View className="strong">{W.invited.title}</View>
      <View className="t-l">{W.invited.text(invited.name, invited.kindText)}</View>
      <View>{W.invited.rule}</View>
      {yes.length ? <View className="t-s">{W.invited.yes(yes.join('、'))}</View> : null}
    </Card>
  )
}

/** 延期 that somebody asks for: the answer to it stands with it. */
export function Extension({ view, now, children }: Shown & { children?: ReactNode }) {
  const { extension } = view
  if (!extension) return null
  const { byName, note, until } = extension
  return (
    <Card tone="warn">
      <View className="stack">
        <View className="strong">{children ? W.extension.asked : W.extension.title}</View>
        <View className="wrap">{`${W.extension.text(byName)}${note}`}</View>
        <View className="t-s">{W.extension.until(when(until, now))}</View>
        {children}
      </View>
    </Card>
  )
}

export function Recusal({ view }: { view: CaseView }) {
  const { recusal } = view
  if (!recusal) return null
  return (
    <Card tone="warn">
      <View className="strong">{W.recusal.title}</View>
      <View className="wrap">{`${W.recusal.text(recusal.partyName)}${recusal.reason}`}</View>
      <View className="t-s">{W.recusal.rule}</View>
    </Card>
  )
}

/** Why it ended, and the legal ways that are open (人民调解法 art. 26). */
export function Ending({ view }: { view: CaseView }) {
  const { end } = view
  if (!end) return null
  return (
    <Card>
      <View className="stack">
        <View className="strong">{end.text}</View>
        <View>{end.ways.length ? W.end.ways : W.end.none}</View>
        {end.ways.map((way, i) => (
          <View key={way} className="wrap">{`${i + 1}. ${way}`}</View>
        ))}
      </View>
    </Card>
  )
}

export function Sittings({ view, now }: Shown) {
  const written = view.sittings.filter(({ minutes }) => minutes)
  if (!written.length) return null
  return (
    <>
      <Section title={W.sittings.title} />
      <Card>
        {written.map(({ at, minutes }) => (
          <View key={at} className="line line--tall">
            <View className="grow">
              <View className="t-s quiet">{when(at, now)}</View>
              <View className="wrap words">{minutes}</View>
            </View>
          </View>
        ))}
      </Card>
    </>
  )
}

export function Rating({ view }: { view: CaseView }) {
  const { rating } = view
  if (!rating) return null
  return (
    <>
      <Section title={W.rating} />
      <Card>
        <View className="strong">{W.stars(rating.stars)}</View>
        {rating.comment ? <View className="wrap">{rating.comment}</View> : null}
      </Card>
    </>
  )
}

/** What it is about, as it was applied for. */
export function What({ view, now }: Shown) {
  return (
    <>
      <Section title={W.about} />
      <Card>
        <View className="stack">
          {view.facts ? (
            <View>
              <View className="t-s quiet">{W.facts}</View>
              <View className="wrap words">{view.facts}</View>
            </View>
          ) : null}
          {view.claim ? (
            <View>
              <View className="t-s quiet">{W.claim}</View>
              <View className="wrap words">{view.claim}</View>
            </View>
          ) : null}
          <View>
            <Fact name={W.number}>{view.number}</Fact>
            <Fact name={W.no}>{view.no}</Fact>
            <Fact name={W.appliedAt}>{when(view.appliedAt, now)}</Fact>
            <Fact name={W.termAt}>{view.termAt === null ? '' : when(view.termAt, now)}</Fact>
          </View>
        </View>
      </Card>
    </>
  )
}

export function History({ view, now }: Shown) {
  if (!view.history.length) return null
  return (
    <>
      <Section title={W.history} />
      <Card>
        {view.history.map((entry, i) => (
          <View key={i} className="history">
            <View className="strong">{entry.title}</View>
            <View className="t-s quiet">{`${when(entry.at, now)} · ${entry.by}`}</View>
            {entry.note ? <View className="wrap">{entry.note}</View> : null}
            {entry.inside ? <View className="wrap quiet">{W.inside(entry.inside)}</View> : null}
            <PhotoRow photos={entry.photos} />
          </View>
        ))}
      </Card>
    </>
  )
}
