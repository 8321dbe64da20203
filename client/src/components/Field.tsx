import { Input, Textarea, View } from '@tarojs/components'
import { useRef } from 'react'
import { MAX_TEXT } from '../../../domain/call/limits'

interface Props {
  label: string
  hint?: string
  value: string
  onInput: (text: string) => void
}

/** One line to fill in, with its name over it. Uncontrolled: the field owns its text. */
export function Line({
  label,
  hint = '',
  value,
  most = 50,
  number,
  onInput,
}: Props & { most?: number; number?: boolean }) {
  const begun = useRef(value)
  return (
    <View>
      <View className="t-s quiet">{label}</View>
      <Input
        className="field field--line"
        value={begun.current}
        type={number ? 'number' : 'text'}
        maxlength={most}
        placeholder={hint}
        placeholderClass="field__hint"
        ariaLabel={label}
        onInput={(event) => onInput(event.detail.value)}
      />
    </View>
  )
}

/** Several lines of a person's own words. */
export function Words({ label, hint = '', value, short, onInput }: Props & { short?: boolean }) {
  const begun = useRef(value)
  return (
    <Textarea
      className={`field ${short ? 'field--short' : 'field--area'}`}
      value={begun.current}
      maxlength={MAX_TEXT}
      placeholder={hint || label}
      placeholderClass="field__hint"
      ariaLabel={label}
      onInput={(event) => onInput(event.detail.value)}
    />
  )
}
