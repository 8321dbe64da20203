import Taro from '@tarojs/taro'
import { addBytes, drawFrom } from './randomness'

/** So many bytes are fetched at once: forty request ids and more. */
const FETCHED = 1024

/**
 * Has bytes of the phone's secure source ready, because WeChat hands them over later and an id is needed
 * within the tap. Before base library 2.15.0 there is none, and what JavaScript has is drawn.
 */
export function startRandomness(): void {
  let underway = false
  drawFrom(() => {
    if (underway || !Taro.getRandomValues) return
    underway = true
    void Taro.getRandomValues({
      length: FETCHED,
      success: ({ randomValues }) => addBytes(new Uint8Array(randomValues)),
      complete: () => {
        underway = false
      },
    })
  })
}
