import { View } from '@tarojs/components'
import type { VolunteerView } from '../../../../../domain/contract'
import { Sheet } from '../../../components/Sheet'
import { WORDS } from '../text'
import { RegisterFields } from './RegisterFields'
import { useRegister } from './useRegister'

const W = WORDS.register

/** 登记 over the page that needs it, and later with another name or age. */
export function RegisterSheet({
  known = null,
  onDone,
  onClose,
}: {
  /** What was said before; null: nothing. */
  known?: Pick<VolunteerView, 'name' | 'band'> | null
  onDone: (me: VolunteerView | null) => void
  onClose: () => void
}) {
  const registering = useRegister(known, onDone)
  if (registering.consent) return registering.consent
  return (
    <Sheet title={known ? W.changeTitle : W.title} onClose={onClose}>
      {known ? null : <View>{W.hint}</View>}
      <RegisterFields registering={registering} label={known ? W.save : W.submit} />
    </Sheet>
  )
}
