import Taro from '@tarojs/taro'

const isCancelled = (error: unknown): boolean =>
  /cancel/.test(String((error as { errMsg?: unknown } | null)?.errMsg ?? error))

/**
 * What a QR code in front of the camera says; null where the camera fails. Never one of the album: that would be
 * a screenshot.
 */
export async function scannedCode(): Promise<string | 'cancelled' | null> {
  try {
    return (await Taro.scanCode({ onlyFromCamera: true, scanType: ['qrCode'] })).result
  } catch (error) {
    return isCancelled(error) ? 'cancelled' : null
  }
}
