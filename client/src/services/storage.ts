import Taro from '@tarojs/taro'

/** Storage that never throws: a full or broken storage must not stop a person from reporting. */
export function load<T>(key: string): T | null {
  try {
    const value = Taro.getStorageSync<T | ''>(key)
    return value === '' || value === undefined ? null : value
  } catch {
    return null
  }
}

/** False when the phone could not keep it. */
export function keep(key: string, value: unknown): boolean {
  try {
    Taro.setStorageSync(key, value)
    return true
  } catch {
    return false
  }
}

export function forget(key: string): void {
  try {
    Taro.removeStorageSync(key)
  } catch {
    // Nothing depends on it being gone.
  }
}

const alsoInMemory: (() => void)[] = []
/** Of what is kept: it goes from memory too when everything is forgotten, or it would be kept once more. */
export const alsoForget = (erase: () => void): void => void alsoInMemory.push(erase)

/** Everything that this mini-program keeps on the phone, and has in memory of it. */
export function forgetAll(): void {
  alsoInMemory.forEach((erase) => erase())
  try {
    Taro.clearStorageSync()
  } catch {
    // Nothing depends on it being gone.
  }
}
