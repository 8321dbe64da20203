import { useState } from 'react'
import { Button } from '../../../components/Button'
import { callPhone } from '../../../services/phone'
import { getStreet } from '../../../services/street'
import { say } from '../../../services/toast'
import { T } from '../../../text'

/** A voice for whoever cannot go on alone. The number is looked up by the tap. */
export function CommunityPhone() {
  const [busy, setBusy] = useState(false)
  const ring = async () => {
    setBusy(true)
    const street = await getStreet()
    setBusy(false)
    const first = street.ok ? street.data.phones[0] : undefined
    if (first) callPhone(first.phone)
    else if (!street.ok) say(street.message)
  }
  return (
    <Button icon="phone" off={busy} onClick={() => void ring()}>
      {T.callCommunity}
    </Button>
  )
}
