import { callApi, phoneCode } from '../client'
import { PERSONAS } from '../personas'
import { requestId, type Seed } from './types'

/** Staff bind their posts by the way that people take; nothing is bound to a resident's number. */
export const identitySeed: Seed = async (cloud) => {
  for (const { openid, phone, jobNo } of PERSONAS) {
    const code = await phoneCode(cloud, openid, phone)
    if (jobNo === null) continue
    await callApi(cloud, openid, 'identity.bindPhone', {
      requestId: requestId('bind', openid),
      code,
    })
  }
}
