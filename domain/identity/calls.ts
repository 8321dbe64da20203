import * as v from 'valibot'
import { PURPOSE_NAMES, byConsentOrDuty, byDuty, byRight, type Purpose } from '../call/basis'
import { opening, reading, writing } from '../call/define'
import { cursor, requestId, short, staffId, text, version } from '../call/fields'
import { MAX_NICKNAME } from '../call/limits'
import type { Page } from '../call/views'
import type { BindingsView } from './bindings'
import type { ReadView } from './reads'
import type { MeView, MyDataView } from './views'

/** A version is the day of its words. */
const day = v.pipe(v.string(), v.regex(/^\d{4}-\d{2}-\d{2}$/))
/** As WeChat's button gives it: it works once, for five minutes. */
const phoneCode = v.pipe(v.string(), v.minLength(1), v.maxLength(200))

const bindingId = v.pipe(v.string(), v.regex(/^binding:[0-9a-f]{24}$/))

const purpose = v.picklist(PURPOSE_NAMES)

/** Taking a number back is never refused. */
const toLeavePhone = ({ code }: { code?: string | undefined }, hasPost: boolean): Purpose[] =>
  code === undefined || hasPost ? [] : ['account']

export const IDENTITY_CALLS = {
  'identity.me': reading<MeView>()(v.strictObject({})),
  'identity.update': writing<MeView>()(
    v.strictObject({
      requestId,
      elderMode: v.optional(v.boolean()),
      nickname: v.optional(short(MAX_NICKNAME)),
    }),
    byConsentOrDuty('account'),
  ),
  /** 同意: to each purpose in its words of now; other words than the cloud knows are `outdated`. */
  'identity.agree': writing<MeView>()(
    v.strictObject({
      requestId,
      consents: v.pipe(
        v.array(v.strictObject({ purpose, version: day })),
        v.minLength(1),
        v.maxLength(PURPOSE_NAMES.length),
      ),
    }),
    byRight,
  ),
  /** 撤回同意. Of somebody of whom nothing is stored, nothing is stored. */
  'identity.withdraw': writing<MeView>()(
    v.strictObject({
      requestId,
      purposes: v.pipe(v.array(purpose), v.minLength(1), v.maxLength(PURPOSE_NAMES.length)),
    }),
    byRight,
  ),
  /**
   * 注销: the account is gone with the answer, what is left elsewhere within minutes. Answers when.
   * Refused: `caseOpen`.
   */
  'identity.leave': writing<{ at: number }>()(v.strictObject({ requestId }), byRight),
  /**
   * Answers whose post it is now; the account itself is `identity.me`. `asked`: the post is another account's,
   * or the account has another post, so an administrator has to say yes first.
   */
  'identity.bindPhone': writing<{ staffName: string; asked: boolean }>()(
    v.strictObject({ requestId, code: phoneCode }),
    byDuty,
  ),
  /** Leaves a number for whoever handles what the person reports; without one takes it back. */
  'identity.phone': writing<MeView>()(
    v.strictObject({ requestId, code: v.optional(phoneCode) }),
    toLeavePhone,
  ),
  /** 谁看过我的信息: newest first. */
  'identity.reads': reading<Page<ReadView>>()(v.strictObject({ cursor })),
  /** 微信绑定: what waits for an administrator's word, and whom a 工号 names. */
  'identity.bindings': opening<BindingsView>()(
    v.strictObject({ jobNo: v.optional(v.pipe(v.string(), v.regex(/^[A-Za-z0-9_-]{1,32}$/))) }),
  ),
  /** An administrator's yes or no; a no says why. */
  'identity.approve': writing<BindingsView>()(
    v.strictObject({
      requestId,
      id: bindingId,
      version,
      agree: v.boolean(),
      note: v.optional(text, ''),
    }),
    byDuty,
  ),
  /** Frees a post from its account: the own one, or another's by an administrator. */
  'identity.unbind': writing<{ name: string }>()(
    v.strictObject({ requestId, staff: v.optional(staffId) }),
    byDuty,
  ),
  'identity.myData': reading<MyDataView>()(v.strictObject({})),
}
