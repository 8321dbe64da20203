import { View } from '@tarojs/components'

/** A mark beside words, never instead of them: hidden from screen readers. */
export function Icon({ name, size }: { name: string; size?: 'big' | 'huge' }) {
  return <View className={`icon i-${name}${size ? ` icon--${size}` : ''}`} ariaHidden />
}
