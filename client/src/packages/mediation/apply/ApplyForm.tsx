import { View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { useState } from 'react'
import { Card, Slot } from '../../../components/Basics'
import { Button } from '../../../components/Button'
import { Screen } from '../../../components/Screen'
import { useConsented } from '../../../components/useConsented'
import { useDraft } from '../../../components/useDraft'
import type { Failure } from '../../../services/call'
import { dropDraft, getDraft } from '../../../services/drafts'
import { replaceBy } from '../../../services/go'
import { say, sure } from '../../../services/toast'
import { T } from '../../../text'
import { APPLY, casePageOf, pageOfDraft, sendApplication } from '../draft'
import { WORDS } from '../text'
import { DESK } from '../textDesk'
import { AskerQuestion } from './AskerQuestion'
import { Confirm } from './Confirm'
import { MediatorsQuestion } from './MediatorsQuestion'
import { firstMissing, missing, type Question, QUESTIONS } from './missing'
import {
  ClaimQuestion,
  FactsQuestion,
  type Form,
  MeQuestion,
  OthersQuestion,
  SpecialtyQuestion,
} from './Questions'
import { askAt } from '../../../services/question'

const W = WORDS.apply_

type Asked = Record<Question, { ask: string; hint?: string }>
const ASKED: Asked = {
  specialty: { ask: W.specialtyAsk },
  me: { ask: W.forAsk },
  others: { ask: W.othersAsk },
  facts: { ask: W.factsAsk },
  claim: { ask: W.claimAsk },
  mediators: { ask: W.rankAsk, hint: W.rankHint },
  confirm: { ask: W.confirmAsk },
}
/** The same, as the clerk asks whoever has come. */
const ASKED_FOR: Asked = {
  ...ASKED,
  me: { ask: DESK.file.whoAsk, hint: DESK.file.whoHint },
  claim: { ask: DESK.file.claimAsk },
  mediators: { ask: DESK.file.rankAsk, hint: W.rankHint },
}

/** Why it is not done, and what to do. */
const sentence = ({ code, message }: Failure): string =>
  code === 'offline' ? T.draft.offline : code === 'requestReused' ? W.changedSince : message

function Body({
  question,
  form,
  clerk,
  to,
  next,
}: {
  question: Question
  form: Form
  clerk: boolean
  to: (question: Question) => void
  next: () => void
}) {
  switch (question) {
    case 'specialty':
      return <SpecialtyQuestion {...form} onNext={next} />
    case 'me':
      return clerk ? <AskerQuestion {...form} /> : <MeQuestion {...form} />
    case 'others':
      return <OthersQuestion {...form} />
    case 'facts':
      return <FactsQuestion {...form} />
    case 'claim':
      return <ClaimQuestion {...form} />
    case 'mediators':
      return <MediatorsQuestion {...form} />
    case 'confirm':
      return <Confirm fields={form.draft.fields} onChange={to} />
  }
}

/** Which question is asked; back to the confirmation after one that was changed from there. */
function useQuestions(key: string, clerk: boolean) {
  const [at, setAt] = useState<{ question: Question; back: boolean }>({
    question: 'specialty',
    back: false,
  })
  const show = (question: Question, back = false) => {
    setAt({ question, back })
    void Taro.pageScrollTo({ scrollTop: 0, duration: 0 })
  }
  const step = (by: number) => {
    const i = QUESTIONS.indexOf(at.question) + by
    show(QUESTIONS[Math.min(QUESTIONS.length - 1, Math.max(0, i))] ?? 'confirm')
  }
  const next = () => {
    const draft = getDraft(APPLY, key)
    const lack = draft && missing(at.question, draft.fields, clerk)
    if (lack) return askAt(lack.field, lack.words)
    if (at.back) show('confirm')
    else step(1)
  }
  return { ...at, show, next, previous: () => step(-1) }
}

/**
 * An application, one question a screen; nothing is lost when one turns away.
 * @param draftKey under which it is written down
 * @param clerk 代办: somebody else's, written down by the clerk
 */
export function ApplyForm({ draftKey, clerk = false }: { draftKey: string; clerk?: boolean }) {
  const { draft, write, change, refresh } = useDraft(APPLY, draftKey)
  const { question, show, next, previous } = useQuestions(draftKey, clerk)
  const apply = async () => {
    const reply = await sendApplication(draftKey, Date.now)
    if (!reply.ok) {
      refresh()
      return say(sentence(reply))
    }
    say(reply.data?.repeated ? W.repeated : clerk ? DESK.file.submitted : W.submitted)
    replaceBy(casePageOf(reply.data))
  }
  const { busy, submit, sheet } = useConsented(
    // 代办 is the clerk's duty.
    () => (clerk ? [] : ['mediation']),
    apply,
    clerk ? [] : ['progress'],
  )
  const send = () => {
    const now = getDraft(APPLY, draftKey)
    const lack = now && firstMissing(now.fields, clerk)
    if (!lack) return submit()
    show(lack.question, true)
    askAt(lack.lack.field, lack.lack.words)
  }
  const clear = async () => {
    if (!(await sure(W.discardAsk))) return
    const again = pageOfDraft(draftKey, draft.fields)
    dropDraft(APPLY, draftKey)
    replaceBy(again)
  }
  const isLast = question === 'confirm'
  // What was typed is in storage alone until another question is drawn.
  const form: Form = { draft: getDraft(APPLY, draftKey) ?? draft, write, change }
  const { ask, hint } = (clerk ? ASKED_FOR : ASKED)[question]
  const foot = (
    <>
      {question === 'specialty' ? null : <Button onClick={previous}>{W.back}</Button>}
      <Button kind="primary" off={busy} onClick={isLast ? send : next}>
        {isLast ? (busy ? W.submitting : W.submit) : W.next}
      </Button>
    </>
  )
  return (
    <Screen foot={foot} over={sheet}>
      <View className="stack">
        <Slot>{draft.unsent ? <Card tone="warn">{T.draft.unsent}</Card> : null}</Slot>
        <View>
          <View className="t-s quiet">
            {W.count(QUESTIONS.indexOf(question) + 1, QUESTIONS.length)}
          </View>
          <View className="t-xl">{ask}</View>
          {hint ? <View className="quiet">{hint}</View> : null}
        </View>
        <View key={question}>
          <Body {...{ question, form, clerk, next }} to={(q) => show(q, true)} />
        </View>
        <Slot>
          {isLast ? (
            <Button kind="ghost" onClick={() => void clear()}>
              {W.discard}
            </Button>
          ) : null}
        </Slot>
      </View>
    </Screen>
  )
}
