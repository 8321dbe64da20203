import { Button } from '../../../components/Button'
import { callPhone } from '../../../services/phone'
import { WORDS } from '../text'

/** A voice for whoever cannot go on alone. */
export function CommitteePhone({ phone }: { phone: string }) {
  if (!phone) return null
  return (
    <Button icon="phone" label={WORDS.callCommittee} onClick={() => callPhone(phone)}>
      {`${WORDS.callCommittee} ${phone}`}
    </Button>
  )
}
