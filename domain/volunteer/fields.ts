import * as v from 'valibot'

/** Key of a child in the guardian's profile. */
export const wardKey = v.pipe(v.string(), v.regex(/^[0-9a-f]{8}$/))
