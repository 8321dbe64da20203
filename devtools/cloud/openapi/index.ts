/** The open APIs that the local cloud knows; others answer as an unknown API does (−604100). */
import { DiskError } from '../errors'
import type { Doc } from '../types'
import type { Phones } from './phone'
import { msgSecCheck } from './security'
import type { Subscriptions } from './subscribe'
import { decodeArguments, encodeAnswer, encodeRefusal } from './wire'

const NOT_FOUND = -604100
const NO_PERMISSION = -604101

/** What every open API answers when WeChat itself is in trouble (its documentation: 系统繁忙). */
const SYSTEM_BUSY = -1

const refused = (errcode: number | undefined): unknown =>
  errcode === undefined ? undefined : { errcode, errmsg: 'refused on purpose by the local cloud' }

export class OpenApi {
  private readonly apis: Record<string, (a: Doc, refusal: number | undefined) => unknown>

  constructor(subscriptions: Subscriptions, phones: Phones) {
    this.apis = {
      'subscribeMessage.send': (a, refusal) => subscriptions.send(a, refusal),
      'security.msgSecCheck': (a, refusal) => refused(refusal) ?? msgSecCheck(a),
      'phonenumber.getPhoneNumber': (a, refusal) => refused(refusal) ?? phones.exchange(a.code),
    }
  }

  /**
   * Answers one call; `permitted` is the function's permissions.openapi, `refusal` an errcode that
   * is answered on purpose instead.
   */
  call(name: string, body: Buffer, permitted: string[], refusal?: number): Buffer {
    const api = this.apis[name]
    if (!api) return encodeRefusal(NOT_FOUND)
    if (!permitted.includes(name)) return encodeRefusal(NO_PERMISSION)
    try {
      return encodeAnswer(api(decodeArguments(body), refusal))
    } catch (e) {
      if (!(e instanceof DiskError)) throw e
      return encodeAnswer({ errcode: SYSTEM_BUSY, errmsg: `system error: ${e.message}` })
    }
  }
}
