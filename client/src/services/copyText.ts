import Taro from '@tarojs/taro'
import { say } from './toast'

/** Puts a text where other apps paste from, and says so; nothing where the person forbids it. */
export const copyText = (text: string, done: string): void => {
  Promise.resolve(Taro.setClipboardData({ data: text })).then(
    () => say(done),
    () => undefined,
  )
}
