import { View } from '@tarojs/components'
import type { CaseView } from '../../../../../domain/mediation/answers'
import { Card, Fact, Section } from '../../../components/Basics'
import { PhotoRow } from '../../../components/Photos'
import { PaperButton } from './PaperButton'
import { CASE_WORDS } from './text'
import { longDate } from './times'

const W = CASE_WORDS.agreement
type Agreed = NonNullable<CaseView['agreement']>

function DutyLine({ duty, no }: { duty: Agreed['duties'][number]; no: number }) {
  return (
    <View className="line line--tall">
      <View className="grow">
        <View className="strong">{W.duty(no)}</View>
        <View className="wrap">{duty.sentence}</View>
        <Fact name={W.who}>{duty.whoName}</Fact>
        <Fact name={W.to}>{duty.toName}</Fact>
        <Fact name={W.amount}>{duty.amount === null ? '' : W.yuan(duty.amount)}</Fact>
        <Fact name={W.date}>{longDate(duty.date)}</Fact>
        <Fact name={W.place}>{duty.place}</Fact>
        <Fact name={W.manner}>{duty.manner}</Fact>
      </View>
    </View>
  )
}

/** 调解协议: who owes whom what, duty by duty, and whether it is in force. */
export function AgreementBody({ view, paper }: { view: CaseView; paper?: string }) {
  const { agreement } = view
  if (!agreement) return null
  const { effectiveOn, missing } = agreement
  return (
    <>
      <Section title={`${W.title} · ${W.form[agreement.form]}`} />
      <Card>
        <View className="stack">
          <View className="strong">
            {effectiveOn ? W.effective(longDate(effectiveOn)) : W.notYet[agreement.form]}
          </View>
          {missing.length ? (
            <View className="warn">{`${W.missing}：${missing.join('、')}`}</View>
          ) : null}
          {agreement.form === 'WRITTEN' ? (
            <PaperButton id={view.id} {...(paper ? { label: paper } : {})} />
          ) : null}
          <View>
            <View className="t-s quiet">{W.facts}</View>
            <View className="wrap words">{agreement.facts}</View>
          </View>
          {agreement.duties.map((duty, i) => (
            <DutyLine key={i} duty={duty} no={i + 1} />
          ))}
          {agreement.scan.length ? <View className="t-s quiet">{W.scan}</View> : null}
          <PhotoRow photos={agreement.scan} />
          <View className="t-s quiet">{W.law}</View>
        </View>
      </Card>
    </>
  )
}
