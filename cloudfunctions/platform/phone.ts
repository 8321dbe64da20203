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
