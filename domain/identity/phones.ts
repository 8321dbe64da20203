/**
 * Collection `phones`: a person's number, apart from the account, so that nothing that reads an account
 * carries it. An account keeps its mask alone.
 */
export interface Phone {
  /** `phone:<openid>` */
  _id: string
  /** As WeChat vouched for it. */
  phone: string
  /**
   * `post`: it goes with the post that it bound · `contact`: left for whoever handles what the person
   * reports, until taken back.
   */
  why: 'post' | 'contact'
  at: number
}

export const phoneId = (openid: string): string => `phone:${openid}`
