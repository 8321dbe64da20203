import * as v from 'valibot'
import { reading, writing } from '../call/define'
import { requestId } from '../call/fields'
import type { MeView, MyDataView } from './views'

export const IDENTITY_CALLS = {
  'identity.me': reading<MeView>()(v.strictObject({})),
  'identity.update': writing<MeView>()(
    v.strictObject({
      requestId,
      elderMode: v.optional(v.boolean()),
      nickname: v.optional(v.pipe(v.string(), v.trim(), v.maxLength(20))),
    }),
  ),
  'identity.consent': writing<MeView>()(
    v.strictObject({ requestId, version: v.pipe(v.string(), v.maxLength(20)), agree: v.boolean() }),
  ),
  /** Answers whose post it is now; the account itself is `identity.me`. */
  'identity.bindPhone': writing<{ staffName: string }>()(
    v.strictObject({ requestId, code: v.pipe(v.string(), v.minLength(1), v.maxLength(200)) }),
  ),
  'identity.myData': reading<MyDataView>()(v.strictObject({})),
}
