import Taro from '@tarojs/taro'
import { T } from '../text'

/** A toast shows two lines (WeChat `wx.showToast`, icon `none`) of about so many Chinese characters. */
const LINE_OF_TOAST = 15
export const MOST_OF_TOAST = 2 * LINE_OF_TOAST

/** How wide a sentence is, in Chinese characters: digits and Latin letters are half as wide. */
export const widthOf = (words: string): number =>
  [...words].reduce((sum, char) => sum + (char.charCodeAt(0) < 0x80 ? 0.5 : 1), 0)

/** Says one thing and lets the person read it: what a toast would cut off waits for a tap. */
export function say(title: string): void {
  if (widthOf(title) <= MOST_OF_TOAST) {
    void Taro.showToast({ title, icon: 'none', duration: 2600 })
    return
  }
  const confirmText = T.understood
  void Taro.showModal({ title: '', content: title, showCancel: false, confirmText })
}

/** Asks for a yes. */
export async function sure(content: string): Promise<boolean> {
  const answer = await Taro.showModal({ title: '', content }).catch(() => ({ confirm: false }))
  return answer.confirm
}
