import type { Act } from '../../../devtools/simulation/types'
import type { ReportView } from '../../../domain/contract'
import type { StepName } from '../../../domain/report/calls'
import { WHO } from '../../functions/street'
import { OPENID, type Person } from '../cast'
import { look, personOf, reportsOf, tap } from '../people'
import type { Sent } from '../sent'

/** What a hand does to a report: its words, one step, and all that is left on its way. */

export const SAYS = '路灯不亮，晚上看不见路'

/** Somebody of the staff; one of them has never bound an account. */
const somebody = ({ dice }: Act): { handler: string } => ({
  handler: dice.oneOf([WHO.workerA1, WHO.workerB1, WHO.builder, WHO.unbound, WHO.leadA, WHO.leadB])
    .id,
})

export const INPUT: Record<StepName, (a: Act) => object> = {
  accept: ({ dice }) => ({ category: dice.oneOf(['0201', '0202', '0203']) }),
  reject: () => ({ note: '请拨12345' }),
  assign: somebody,
  reassign: somebody,
  reassignVerifier: somebody,
  sign: () => ({}),
  return: () => ({ note: '不归我管' }),
  resolve: () => ({ text: '好了', noPhotoReason: '下雨' }),
  toMediation: () => ({ note: '请调解员谈' }),
  verifyPass: () => ({}),
  verifyFail: () => ({ note: '还没好' }),
  rate: ({ dice }) => ({
    outcome: dice.oneOf(['solved', 'partly', 'unsolved']),
    stars: dice.oneOf([1, 2, 3, 4, 5]),
  }),
  reopen: () => ({ note: '又坏了' }),
  grantReopen: () => ({}),
  declineReopen: () => ({ note: '管线已换新' }),
  withdraw: () => ({}),
  supplement: () => ({ text: '今天又塌了一块' }),
  urge: () => ({}),
}

/** Uploads a photo as a phone does, into the request's own folder. */
export function photoOf(a: Act, who: Person, requestId: string): string {
  const path = `drafts/${requestId}/1.jpg`
  return a.machine.files.put(path, Buffer.from(`photo of ${requestId}`), { openid: OPENID[who] })
}

/** One step on what the person sees now; says which call that was, for whoever repeats it. */
export async function steps(
  a: Act,
  who: Person,
  id: string,
  step: StepName,
  more: object,
): Promise<Sent> {
  const view = await look<ReportView>(a, who, 'report.get', { id })
  const version = view?.version ?? 1
  const sent: Sent = {
    who,
    name: `report.${step}`,
    input: { requestId: a.requestId(), id, version, ...more },
  }
  await tap(a, who, sent.name, sent.input)
  return sent
}

export const DONE_ON_THE_WAY: Partial<Record<string, StepName>> = {
  ASSIGNED: 'sign',
  PROCESSING: 'resolve',
  RESOLVED: 'verifyPass',
}

/** Whoever has to do with it does what the step asks, where it is there to be asked. */
export async function doneAgain(a: Act, id: string): Promise<void> {
  for (let left = Object.keys(DONE_ON_THE_WAY).length; left > 0; left--) {
    const { state, waitingFor } = reportsOf(a).get(id)!
    const [step, who] = [DONE_ON_THE_WAY[state], personOf(waitingFor)]
    if (step && who) await steps(a, who, id, step, INPUT[step](a))
  }
}
