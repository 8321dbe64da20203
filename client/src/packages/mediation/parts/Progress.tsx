import { View } from '@tarojs/components'
import type { CaseView } from '../../../../../domain/mediation/answers'
import { Card } from '../../../components/Basics'
import { StepMarks } from '../../../components/steps/StepMarks'
import { Tag } from '../../../components/Tag'
import { remaining, when } from '../../../services/time'
import { T } from '../../../text'
import { DESK } from '../textDesk'
import { wordAsked } from './Parties'
import { CASE_WORDS as W } from './text'

/** What a part of a case's page is drawn from. */
export interface Shown {
  view: CaseView
  now: number
}

type NextKey = keyof typeof W.next

/** What goes on now; while people are chosen, by the stage of the choice. */
const nextKey = (view: CaseView): NextKey =>
  view.state === 'CHOOSING' ? (view.choice?.stage ?? 'rank') : view.state

/** In the words of whoever reads it: a party, or whoever works on the case. */
const nextWords = (view: CaseView): string => {
  const key = nextKey(view)
  return (view.me === null && DESK.next[key]) || W.next[key]
}

/** Every party is asked for a word, the reader has said it, and it waits for others. */
function waitsForOthers(view: CaseView): boolean {
  const me = view.parties.find((party) => party.me)
  return !view.myTurn && me !== undefined && (wordAsked(view)?.said(me) ?? false)
}

/** How far it is, whose turn it is, and what that means. */
export function Progress({ view, now }: Shown) {
  const due = view.dueAt
  return (
    <Card>
      <View className="stack">
        <View className="row row--top row--tag">
          <View className="grow t-l wrap">{view.title}</View>
          <Tag text={view.stateText} tone={view.tone} overdue={view.overdue} />
        </View>
        <StepMarks steps={view.steps} />
        {view.waitingText ? <View className="strong">{view.waitingText}</View> : null}
        <View className="wrap">{nextWords(view)}</View>
        {waitsForOthers(view) ? <View className="quiet">{W.waitOthers}</View> : null}
        {due === null || !view.waitingText ? null : (
          <View className={view.overdue ? 'bad' : 'quiet'}>
            {`${T.time.due(when(due, now))}，${remaining(due, now)}`}
          </View>
        )}
      </View>
    </Card>
  )
}
