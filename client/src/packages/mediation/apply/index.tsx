import { View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { useState } from 'react'
import { Card, Slot } from '../../../components/Basics'
import { Button } from '../../../components/Button'
import { Screen } from '../../../components/Screen'
import { useDraft } from '../../../components/useDraft'
import type { Failure } from '../../../services/call'
import { dropDraft, getDraft } from '../../../services/drafts'
import { replaceBy } from '../../../services/go'
import { say, sure } from '../../../services/toast'
import { T } from '../../../text'
import { APPLY, APPLY_PAGE, casePageOf, sendApplication, THE_ONE } from '../draft'
import { useConsented } from '../parts/useConsented'
import { WORDS } from '../text'
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

const W = WORDS.apply_

const ASKED: Record<Question, { ask: string; hint?: string }> = {
  specialty: { ask: W.specialtyAsk },
  me: { ask: W.forAsk },
  others: { ask: W.othersAsk },
  facts: { ask: W.factsAsk },
  claim: { ask: W.claimAsk },
  mediators: { ask: W.rankAsk, hint: W.rankHint },
  confirm: { ask: W.confirmAsk },
}

/** Why it is not done, and what to do. */
const sentence = ({ code, message }: Failure): string =>
  code === 'offline' ? T.draft.unsent : code === 'requestReused' ? W.changedSince : message

function Body({
  question,
  form,
  to,
  next,
}: {
  question: Question
  form: Form
  to: (question: Question) => void
  next: () => void
}) {
  switch (question) {
    case 'specialty':
      return <SpecialtyQuestion {...form} onNext={next} />
    case 'me':
      return <MeQuestion {...form} />
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
function useQuestions() {
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
    const draft = getDraft(APPLY, THE_ONE)
    const lack = draft && missing(at.question, draft.fields)
    if (lack) return say(lack)
    if (at.back) show('confirm')
    else step(1)
  }
  return { ...at, show, next, previous: () => step(-1) }
}

/** 申请调解: one question a screen; nothing is lost when one turns away. */
export default function Apply() {
  const { draft, write, change, refresh } = useDraft(APPLY, THE_ONE)
  const { question, show, next, previous } = useQuestions()
  const { busy, submit, sheet } = useConsented(async () => {
    const reply = await sendApplication(Date.now)
    if (!reply.ok) {
      refresh()
      return say(sentence(reply))
    }
    say(reply.data?.repeated ? W.repeated : W.submitted)
    replaceBy(casePageOf(reply.data))
  })
  const send = () => {
    const now = getDraft(APPLY, THE_ONE)
    const lack = now && firstMissing(now.fields)
    if (!lack) return submit()
    say(lack.lack)
    show(lack.question, true)
  }
  const clear = async () => {
    if (!(await sure(W.discardAsk))) return
    dropDraft(APPLY, THE_ONE)
    replaceBy(APPLY_PAGE)
  }
  const isLast = question === 'confirm'
  // What was typed is in storage alone until another question is drawn.
  const form: Form = { draft: getDraft(APPLY, THE_ONE) ?? draft, write, change }
  const { ask, hint } = ASKED[question]
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
          <Body question={question} form={form} to={(q) => show(q, true)} next={next} />
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
