import { Line } from '../../../components/Field'

/** Twelve digits, and the blanks between them as the number is shown. */
const TYPED = 16

/** 积分号 of somebody else, as that person reads it out. Questions about it stand at `number`. */
export function NumberLine({
  words,
  onInput,
}: {
  words: { no: string; noHint: string }
  onInput: (text: string) => void
}) {
  return (
    <Line
      code
      number
      name="number"
      label={words.no}
      hint={words.noHint}
      value=""
      most={TYPED}
      onInput={onInput}
    />
  )
}
