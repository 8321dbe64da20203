import * as v from 'valibot'
import { byDuty } from '../call/basis'
import { reading, writing } from '../call/define'
import { gridCode, note, requestId, version } from '../call/fields'
import type { LostView } from './views'

const lostId = v.pipe(v.string(), v.regex(/^lost:[0-9a-f]{24}$/))

/** What every step on a found thing carries, besides its words. */
const on = { requestId, id: lostId, version }

const STEP_CALLS = {
  'lost.giveBack': writing<LostView>()(v.strictObject({ ...on, note }), byDuty),
}

type StepCall = keyof typeof STEP_CALLS
/** Actions on a thing that is there already. */
export type StepName = StepCall extends `lost.${infer A}` ? A : never
/** What a step is told, as parsed. */
export type StepWords<A extends StepName> = Omit<
  v.InferOutput<(typeof STEP_CALLS)[`lost.${A}`]['input']>,
  keyof typeof on
>

export const LOST_CALLS = {
  'lost.register': writing<LostView>()(v.strictObject({ requestId, what: note, gridCode }), byDuty),
  ...STEP_CALLS,
  'lost.get': reading<LostView>()(v.strictObject({ id: lostId })),
}
