import { useRef, useState } from 'react'
import type { ActivityView } from '../../../../../domain/contract'
import { useConsented } from '../../../components/useConsented'
import type { Reply } from '../../../services/call'
import { replaceBy } from '../../../services/go'
import { Intention } from '../../../services/intention'
import { askAt, type Lack } from '../../../services/question'
import { sameFields, tellRefused } from '../../../services/refused'
import { say } from '../../../services/toast'
import { activityPage, VOLUNTEER_PAGES } from '../parts/pages'
import { FOR_VOLUNTEERING } from '../parts/useRegister'
import { missing, planOf, type Plan, type PlanFields } from './form'

/** Fields of a plan that the cloud refuses by name, and where they are asked for. */
const AT = {
  ...sameFields('title', 'content', 'venue', 'places', 'insured', 'rule', 'risk'),
  from: 'when',
  to: 'when',
}

/**
 * A plan on the form, and the tap that sends it.
 * @param begin what stands there at first
 * @param ask the call that takes it
 * @param lacks what it needs besides the plan
 */
export function usePlan(
  begin: () => PlanFields,
  ask: (requestId: string, plan: Plan) => Promise<Reply<ActivityView | null>>,
  done: string,
  lacks: () => Lack | null = () => null,
) {
  const [fields, setFields] = useState(begin)
  const latest = useRef(fields)
  const intention = useRef(new Intention())
  const write = (some: Partial<PlanFields>) => {
    latest.current = { ...latest.current, ...some }
  }
  const change = (some: Partial<PlanFields>) => {
    write(some)
    setFields(latest.current)
  }
  const { busy, submit, sheet } = useConsented(FOR_VOLUNTEERING, async () => {
    const plan = planOf(latest.current)
    if (!plan) return
    const reply = await ask(intention.current.idFor(plan), plan)
    if (reply.ok) {
      say(done)
      return replaceBy(reply.data ? activityPage(reply.data.id) : VOLUNTEER_PAGES.activities)
    }
    if (!reply.retryable) intention.current.refused()
    tellRefused(reply, AT)
  })
  const send = () => {
    const lack = missing(latest.current) ?? lacks()
    if (lack) askAt(lack.field, lack.words)
    else submit()
  }
  return { fields, write, change, busy, send, sheet }
}
