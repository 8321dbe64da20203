import { createHash } from 'node:crypto'
import { log } from './log'
import { cloud, sdkCode } from './sdk'

/** The phone number behind a `getPhoneNumber` code (single use, five minutes), or null. */
export async function phoneOfCode(code: string): Promise<string | null> {
  try {
    const answer = (await cloud.openapi.phonenumber.getPhoneNumber({ code })) as {
      phoneInfo?: { purePhoneNumber?: string }
    }
    return answer.phoneInfo?.purePhoneNumber || null
  } catch (error) {
    log.info('phoneCodeRefused', { errCode: sdkCode(error) })
    return null
  }
}

/** Tells whether a number is the one that an account once showed, and not which one that is. */
export const proofOf = (openid: string, phone: string): string =>
  createHash('sha256').update(`${openid}:${phone}`).digest('hex')
