import Taro from '@tarojs/taro'

/** Says one thing and lets the person read it. */
export function say(title: string): void {
  void Taro.showToast({ title, icon: 'none', duration: 2600 })
}

/** Asks for a yes. */
export async function sure(content: string): Promise<boolean> {
  const answer = await Taro.showModal({ title: '', content }).catch(() => ({ confirm: false }))
  return answer.confirm
}
