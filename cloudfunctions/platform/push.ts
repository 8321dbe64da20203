import { cloud, sdkCode, sdkMessage } from './sdk'

export interface PushMessage {
  openid: string
  templateId: string
  page: string
  data: Record<string, { value: string }>
}

/**
 * What WeChat made of a send: its errcode (0 sent, 43101 refused or spent, −1 system busy; WECHAT
 * §7.1), or `unknown` when the answer was lost on the way: it may have gone out.
 */
export type PushAnswer = number | 'unknown'

/** WeChat's “system busy”, and what stands for a request that never reached it. */
export const BUSY = -1

/** Refused by the platform's gateway before WeChat saw it: over the request or concurrency limit. */
const OVER_LIMIT: ReadonlySet<number> = new Set([-501003, -501004])
const NEVER_CONNECTED = /ECONNREFUSED|ENOTFOUND|EAI_AGAIN/

/** Sends one subscription message, once. Never throws. */
export async function sendPush(message: PushMessage): Promise<PushAnswer> {
  try {
    await cloud.openapi.subscribeMessage.send({
      touser: message.openid,
      templateId: message.templateId,
      page: message.page,
      data: message.data,
      miniprogramState: process.env.MINIPROGRAM_STATE ?? 'formal',
      lang: 'zh_CN',
    })
    return 0
  } catch (error) {
    return answerIn(error)
  }
}

function answerIn(error: unknown): PushAnswer {
  const code = sdkCode(error)
  if (OVER_LIMIT.has(code) || NEVER_CONNECTED.test(sdkMessage(error))) return BUSY
  // −501xxx and −504xxx are the platform's words for a request whose end it does not know.
  return code === 0 || (code <= -501000 && code > -600000) ? 'unknown' : code
}
