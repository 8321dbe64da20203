/** Phone numbers: single-use codes that a phone minted, exchanged by phonenumber.getPhoneNumber. */
import { APPID } from '../functions/environment'
import { realRandom } from '../seams'
import type { RandomBytes } from '../seams'
import type { State } from '../store/state'

/** WeChat's code lives five minutes. */
const CODE_LIFE_MS = 5 * 60_000

/** What a person's phone shows when nobody set a number. */
const DEFAULT_PHONE = '13800138000'

/** Unused codes of one cloud at a time; beyond them the oldest are forgotten. */
const MAX_CODES = 1000

interface Code {
  openid: string
  at: number
}

/** Kept with the documents: a restart forgets no number and no unused code. */
export class Phones {
  constructor(
    private readonly now: () => number,
    private readonly state: State,
    private readonly random: RandomBytes = realRandom,
  ) {}

  set(openid: string, phone: string): void {
    this.state.set('phone', openid, phone)
  }

  /** A code for the person's number, on disk when it is answered. */
  mint(openid: string): string {
    const code = this.random(24).toString('hex')
    this.state.atomic(() => {
      this.forgetOld()
      this.state.set('phoneCode', code, { openid, at: this.now() })
    })
    return code
  }

  /** Answers the number once; 40029 for a code unknown, used or too old. */
  exchange(code: unknown): unknown {
    const known = typeof code === 'string' ? this.state.get<Code>('phoneCode', code) : undefined
    // On disk before the answer: a code spent is spent, even if the power fails now.
    if (known) this.state.set('phoneCode', code as string, undefined)
    if (!known || this.now() - known.at > CODE_LIFE_MS)
      return { errcode: 40029, errmsg: 'invalid code' }
    const phone = this.state.get<string>('phone', known.openid) ?? DEFAULT_PHONE
    const timestamp = Math.floor(this.now() / 1000)
    return {
      errcode: 0,
      errmsg: 'ok',
      phone_info: {
        phoneNumber: `+86${phone}`,
        purePhoneNumber: phone,
        countryCode: '86',
        watermark: { timestamp, appid: APPID },
      },
    }
  }

  private forgetOld(): void {
    const codes = [...this.state.all<Code>('phoneCode')].sort(([, a], [, b]) => b.at - a.at)
    codes.forEach(([code, { at }], i) => {
      if (i >= MAX_CODES || this.now() - at > CODE_LIFE_MS)
        this.state.set('phoneCode', code, undefined)
    })
  }
}
