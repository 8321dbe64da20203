/** Subscription messages: quotas, field rules and the push log, as WeChat keeps them. */
import type { State } from '../store/state'
import { isPlain } from '../store/values'
import type { Doc, PushRecord } from '../types'

/** What a field of a template may hold, by the kind its name starts with (WeChat 47003). */
const FIELD_RULES: Record<string, RegExp> = {
  thing: /^[^\r\n]{1,20}$/u,
  character_string: /^[\x21-\x7e]{1,32}$/,
  phrase: /^[\u4e00-\u9fff]{1,5}$/,
  number: /^\d{1,32}(\.\d+)?$/,
  letter: /^[A-Za-z]{1,32}$/,
  symbol: /^[^\w\s\u4e00-\u9fff]{1,5}$/,
  time: /^(\d{4}年\d{1,2}月\d{1,2}日 )?\d{2}:\d{2}(~.*)?$/,
  date: /^\d{4}年\d{1,2}月\d{1,2}日( \d{2}:\d{2})?(~.*)?$/,
  amount: /^[^\d\s]?\d{1,10}(\.\d+)?元?$/,
  phone_number: /^[\d+\-]{1,17}$/,
  car_number: /^[A-Za-z0-9\u4e00-\u9fff]{1,8}$/,
  name: /^([\u4e00-\u9fff]{1,10}|[A-Za-z .]{1,20})$/,
}

const EMOJI = /\p{Extended_Pictographic}/u

/** WeChat's sentence for a wrong field, or undefined. */
function wrongField(field: string, item: unknown): string | undefined {
  const kind = /^([a-z_]+?)\d+$/.exec(field)?.[1]
  const rule = kind === undefined ? undefined : FIELD_RULES[kind]
  const value = isPlain(item) ? item.value : undefined
  const text = typeof value === 'number' ? String(value) : value
  const ok = rule && typeof text === 'string' && rule.test(text) && !EMOJI.test(text)
  return ok ? undefined : `argument invalid! data.${field}.value invalid`
}

export interface SubscribeOptions {
  now: () => number
  state: State
  onPush: (record: PushRecord) => void
}

/** Attempts that the log keeps, the latest. */
const MAX_LOG = 10_000

const quotaKey = (openid: string, templateId: string): string => `${openid}/${templateId}`

/** Quotas and the log are kept with the documents: WeChat does not forget them at a restart. */
export class Subscriptions {
  private readonly refusals: { code: number; openid?: string }[] = []

  constructor(private readonly options: SubscribeOptions) {}

  /** The latest attempts, at most 10,000, the oldest first. */
  all(): PushRecord[] {
    return this.options.state.journal('push')
  }

  /** The next send (to this person, if named) answers `code` and uses up no quota. */
  refuseNext(code: number, openid?: string): void {
    this.refusals.push(openid === undefined ? { code } : { code, openid })
  }

  grant(openid: string, templateId: string, n: number): void {
    const key = quotaKey(openid, templateId)
    this.options.state.set('quota', key, this.quota(key) + n)
  }

  /** What the phone reports of its dialog: each accept is one more send. */
  accept(openid: string, results: Record<string, string>): void {
    const accepted = Object.entries(results).filter(([, answer]) => answer.startsWith('accept'))
    if (accepted.length === 0) return
    this.options.state.atomic(() => accepted.forEach(([id]) => this.grant(openid, id, 1)))
  }

  /**
   * subscribeMessage.send with the wire's snake_case arguments; answers errcode and errmsg, or
   * `refusal` on purpose, which uses up no quota. The quota it used and its record in the log are on
   * disk together before it answers.
   */
  send(a: Doc, refusal?: number): { errcode: number; errmsg: string } {
    const openid = String(a.touser ?? '')
    const templateId = String(a.template_id ?? '')
    const { errcode, errmsg } =
      refusal === undefined
        ? this.judge(openid, templateId, a)
        : { errcode: refusal, errmsg: 'refused on purpose by the local cloud' }
    const record: PushRecord = {
      at: this.options.now(),
      openid,
      templateId,
      ...(typeof a.page === 'string' ? { page: a.page } : {}),
      data: (a.data ?? {}) as PushRecord['data'],
      ...(typeof a.miniprogram_state === 'string' ? { miniprogramState: a.miniprogram_state } : {}),
      errCode: errcode,
      errMsg: errmsg,
    }
    const { state, onPush } = this.options
    state.atomic(() => {
      if (errcode === 0) this.grant(openid, templateId, -1)
      state.append('push', record, MAX_LOG)
    })
    onPush(structuredClone(record))
    return { errcode, errmsg }
  }

  private quota(key: string): number {
    return this.options.state.get<number>('quota', key) ?? 0
  }

  private judge(openid: string, templateId: string, a: Doc): { errcode: number; errmsg: string } {
    const answer = (errcode: number, errmsg: string) => ({ errcode, errmsg })
    if (openid === '') return answer(40003, 'invalid openid')
    if (templateId === '') return answer(40037, 'invalid template_id')
    const states = ['developer', 'trial', 'formal', undefined]
    if (!states.includes(a.miniprogram_state as string | undefined))
      return answer(47003, 'argument invalid! miniprogram_state invalid')
    if (typeof a.page === 'string' && !/^[\w-]+(\/[\w-]+)*(\?.*)?$/.test(a.page))
      return answer(41030, 'invalid page hint: no leading slash, only a path of the mini-program')
    const data = isPlain(a.data) ? a.data : {}
    if (Object.keys(data).length === 0) return answer(47003, 'argument invalid! data is empty')
    for (const [field, item] of Object.entries(data)) {
      const wrong = wrongField(field, item)
      if (wrong) return answer(47003, wrong)
    }
    const i = this.refusals.findIndex((r) => r.openid === undefined || r.openid === openid)
    if (i >= 0) {
      const [refusal] = this.refusals.splice(i, 1)
      return answer(refusal!.code, 'refused on purpose by the local cloud')
    }
    if (this.quota(quotaKey(openid, templateId)) <= 0)
      return answer(43101, 'user refuse to accept the msg')
    return answer(0, 'ok')
  }
}
