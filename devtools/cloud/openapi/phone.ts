/** Phone numbers: single-use codes that a phone minted, exchanged by phonenumber.getPhoneNumber. */
import { APPID } from '../functions/environment'
import { realRandom } from '../seams'
import type { RandomBytes } from '../seams'

/** WeChat's code lives five minutes. */
const CODE_LIFE_MS = 5 * 60_000

/** What a person's phone shows when nobody set a number. */
const DEFAULT_PHONE = '13800138000'

export class Phones {
  private readonly numbers = new Map<string, string>()
  private readonly codes = new Map<string, { openid: string; at: number }>()

  constructor(
    private readonly now: () => number,
    private readonly random: RandomBytes = realRandom,
  ) {}

  set(openid: string, phone: string): void {
    this.numbers.set(openid, phone)
  }

  mint(openid: string): string {
    const code = this.random(24).toString('hex')
    this.codes.set(code, { openid, at: this.now() })
    return code
  }

  /** Answers the number once; 40029 for a code unknown, used or too old. */
  exchange(code: unknown): unknown {
    const known = typeof code === 'string' ? this.codes.get(code) : undefined
    if (typeof code === 'string') this.codes.delete(code)
    if (!known || this.now() - known.at > CODE_LIFE_MS)
      return { errcode: 40029, errmsg: 'invalid code' }
    const phone = this.numbers.get(known.openid) ?? DEFAULT_PHONE
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
}
