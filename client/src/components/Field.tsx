import { Input, Textarea, View } from '@tarojs/components'
import { useRef } from 'react'
import { MAX_TEXT } from '../../../domain/call/limits'
import { answered } from '../services/question'
import { AtField } from './AtField'
import { useIsOverPage } from './overPage'

interface Props {
  label: string
  hint?: string
  value: string
  /** Where its question stands (`askAt`); left out of a field of which nothing is demanded. */
  name?: string
  onInput: (text: string) => void
}

/** One line to fill in, with its name over it. Uncontrolled: the field owns its text. */
export function Line({
  label,
  hint = '',
  value,
  name,
  most = 50,
  number,
  code,
  onInput,
}: Props & {
  most?: number
  number?: boolean
  /** Digits that are read off a paper or a screen: large and apart. */
  code?: boolean
}) {
  const begun = useRef(value)
  return (
    <View>
      <View className="t-s quiet">{label}</View>
      {name ? <AtField name={name} /> : null}
      <Input
        className={`field field--line${code ? ' field--code' : ''}`}
        value={begun.current}
        type={number ? 'number' : 'text'}
        maxlength={most}
        placeholder={hint}
        placeholderClass="field__hint"
        ariaLabel={label}
        onInput={(event) => {
          answered()
          onInput(event.detail.value)
        }}
      />
    </View>
  )
}

/** Several lines of a person's own words. */
export function Words({
  label,
  hint = '',
  value,
  name,
  short,
  onInput,
}: Props & { short?: boolean }) {
  const begun = useRef(value)
  const fixed = useIsOverPage()
  return (
    <>
      {name ? <AtField name={name} /> : null}
      <Textarea
        fixed={fixed}
        className={`field ${short ? 'field--short' : 'field--area'}`}
        value={begun.current}
        maxlength={MAX_TEXT}
        placeholder={hint || label}
        placeholderClass="field__hint"
        ariaLabel={label}
        onInput={(event) => {
          answered()
          onInput(event.detail.value)
        }}
      />
    </>
  )
}

/** A question that is answered in a few words, which stands over them. */
export function WordsAsked(props: Omit<Parameters<typeof Words>[0], 'short'>) {
  return (
    <>
      <View className="t-l">{props.label}</View>
      <Words short {...props} />
    </>
  )
}
