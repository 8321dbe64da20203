import type * as v from 'valibot'
import type { Basis } from './basis'

/**
 * What a call is to the house, which decides its budget (docs/architecture.md): `reading` looks at
 * one thing or one list, `opening` brings all that a page shows first, `writing` has an effect.
 */
export type CallKind = 'reading' | 'opening' | 'writing'

/** One row of the contract: the input, the kind, and what is answered. */
export interface Call<I extends v.GenericSchema, O> {
  input: I
  kind: CallKind
  /** Phantom: the type of the answer. */
  output?: O
}

/** One that has an effect: it says what it rests on, or does not compile. */
export interface WritingCall<I extends v.GenericSchema, O> extends Call<I, O> {
  kind: 'writing'
  /** Which consents it needs of whoever calls. */
  basis: Basis<v.InferOutput<I>>
}

/** A call that changes nothing. */
export const reading =
  <O>() =>
  <I extends v.GenericSchema>(input: I): Call<I, O> => ({ input, kind: 'reading' })

/** A call that a page's first content comes from. */
export const opening =
  <O>() =>
  <I extends v.GenericSchema>(input: I): Call<I, O> => ({ input, kind: 'opening' })

/**
 * A call with an effect. It carries a `requestId`; the same request twice has one effect. It says what it
 * rests on: without the consent it needs it is refused with `needsConsent`.
 */
export const writing =
  <O>() =>
  <I extends v.GenericSchema<unknown, { requestId: string }>>(
    input: I,
    basis: Basis<v.InferOutput<I>>,
  ): WritingCall<I, O> => ({ input, kind: 'writing', basis })
