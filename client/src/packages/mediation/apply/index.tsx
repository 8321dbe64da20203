import { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import type { ReportView } from '../../../../../domain/contract'
import { ERRORS } from '../../../../../domain/call/errors'
import { SPECIALTIES } from '../../../../../domain/street/committee'
import { Button } from '../../../components/Button'
import { Screen } from '../../../components/Screen'
import { Empty, Opening } from '../../../components/States'
import { useLoad } from '../../../components/useLoad'
import { call } from '../../../services/call'
import { copyKey } from '../../../services/copies'
import { openDraft } from '../../../services/drafts'
import { decoded } from '../../../services/decoded'
import { replaceBy } from '../../../services/go'
import { APPLY, type ApplyFields, APPLY_PAGE, THE_ONE } from '../draft'
import { WORDS } from '../text'
import { ApplyForm } from './ApplyForm'

/** What the reporter has said himself, to go on from; whatever else the report knows stays there. */
function begunBy({ id, text, mediation }: ReportView): Partial<ApplyFields> {
  const specialty = mediation?.specialty
  const kind = specialty ? { specialty, specialtyName: SPECIALTIES[specialty] } : {}
  return { ...kind, facts: text, reportId: id }
}

function BegunForm({ report }: { report: ReportView }) {
  const [key] = useState(() => openDraft(APPLY, report.id, Date.now(), begunBy(report)).key)
  return <ApplyForm draftKey={key} />
}

/** 转调解: an application that goes on from one's own report. */
function FromReport({ id }: { id: string }) {
  const { data, failure, fresh, reload } = useLoad(
    () => call('report.get', { id }),
    copyKey('report.get', id),
  )
  // A copy of an earlier visit may be of before it was transferred.
  if (!data || (!fresh && !data.mediation))
    return <Opening failure={failure} onRetry={() => void reload()} />
  if (data.mediation) return <BegunForm report={data} />
  return (
    <Screen>
      <Empty title={ERRORS.notTransferred.message}>
        <Button onClick={() => replaceBy(APPLY_PAGE)}>{WORDS.apply}</Button>
      </Empty>
    </Screen>
  )
}

/** 申请调解: for oneself or for whom one speaks, from the beginning or from a report. */
export default function Apply() {
  const report = useRouter().params['report']
  return report ? <FromReport id={decoded(report)} /> : <ApplyForm draftKey={THE_ONE} />
}
