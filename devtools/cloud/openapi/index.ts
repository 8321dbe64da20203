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

export class OpenApi {
  private readonly apis: Record<string, (a: Doc) => unknown>

  constructor(subscriptions: Subscriptions, phones: Phones) {
    this.apis = {
      'subscribeMessage.send': (a) => subscriptions.send(a),
      'security.msgSecCheck': msgSecCheck,
      'phonenumber.getPhoneNumber': (a) => phones.exchange(a.code),
    }
  }

  /** Answers one call; `permitted` is the function's permissions.openapi. */
  call(name: string, body: Buffer, permitted: string[]): Buffer {
    const api = this.apis[name]
    if (!api) return encodeRefusal(NOT_FOUND)
    if (!permitted.includes(name)) return encodeRefusal(NO_PERMISSION)
    try {
      return encodeAnswer(api(decodeArguments(body)))
    } catch (e) {
      if (!(e instanceof DiskError)) throw e
      return encodeAnswer({ errcode: SYSTEM_BUSY, errmsg: `system error: ${e.message}` })
    }
  }
}
