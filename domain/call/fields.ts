import * as v from 'valibot'
import { MAX_PHOTOS, MAX_TEXT } from './limits'
import { isBlank, lengthOf, saysSomething } from './said'

/** Shared field schemas. Every object is strict: an unknown field is an error, so nothing untyped reaches a query. */

/** Made by the client once for one intention; the same one twice has one effect. */
export const requestId = v.pipe(v.string(), v.regex(/^[A-Za-z0-9_-]{16,40}$/))

export const staffId = v.pipe(v.string(), v.regex(/^staff:[A-Za-z0-9_-]{1,32}$/))
export const buildingId = v.pipe(v.string(), v.regex(/^[A-Za-z0-9]{1,20}$/))
export const estateId = v.pipe(v.string(), v.regex(/^[A-Za-z0-9]{1,20}$/))
export const gridCode = v.pipe(v.string(), v.regex(/^\d{15}$/))
export const categoryCode = v.pipe(v.string(), v.regex(/^\d{4}$/))
export const unitCode = v.pipe(v.string(), v.regex(/^[A-Z]{2,4}$/))

/** The version the person saw: acting on an older one is refused with `changed`. */
export const version = v.pipe(v.number(), v.integer(), v.minValue(1))

/** Text of a person: trimmed, empty where nothing of it can be seen; length counts Unicode characters. */
export const text = v.pipe(
  v.string(),
  v.trim(),
  v.transform((s) => (isBlank(s) ? '' : s)),
  v.check((s) => lengthOf(s) <= MAX_TEXT, 'textTooLong'),
)
/** A text that must say something; whatever does not is refused with `code`. */
export const saying = <C extends string>(code: C) => v.pipe(text, v.check(saysSomething, code))
/** A reason or result. */
export const note = saying('needNote')
/** A short text that may be left empty, at most `most` Unicode characters. */
export const short = (most: number) =>
  v.pipe(
    text,
    v.check((s) => lengthOf(s) <= most),
  )

/** Files that the caller has uploaded to its own folder. */
export const fileIds = v.pipe(
  v.array(v.pipe(v.string(), v.regex(/^cloud:\/\/[^\s?#]{1,300}$/, 'photoNotYours'))),
  v.maxLength(MAX_PHOTOS, 'tooManyPhotos'),
)

/** Where to go on in a list, as its last page gave it. */
export const cursor = v.optional(v.pipe(v.string(), v.maxLength(200)))
