/** The door to mingo's evaluation of expressions, and the shape of our own operators there. */
import { evalExpr } from 'mingo/core'

export type EvalOptions = Parameters<typeof evalExpr>[2]

/** An operator: it evaluates its argument for a document itself. */
export type Expression = (doc: unknown, argument: unknown, options: EvalOptions) => unknown

/** The value of an expression for a document; undefined is MongoDB's "missing". */
export const evaluate: Expression = (doc, argument, options) =>
  evalExpr(doc as never, argument as never, options) as unknown

export const isNil = (v: unknown): boolean => v === null || v === undefined

/** What counts as true in an expression: everything but false, 0, null and missing. */
export const truthy = (v: unknown): boolean => !isNil(v) && v !== false && v !== 0
