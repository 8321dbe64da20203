import type { MeView } from '../../../../domain/contract'
import { T } from '../../text'
import { Links } from './Links'

/** Phone, who has looked at it, and the binding of those who hold a post. */
export function Account({ me }: { me: MeView }) {
  const isStaff = me.roles.length > 0
  const isAdmin = me.roles.some(({ role }) => role === 'admin')
  const links = [
    { page: 'phone', icon: 'phone', title: T.me.phone, hint: me.phoneMasked || T.me.noPhone },
    { page: 'reads', icon: 'info', title: T.me.reads, hint: T.me.readsHint },
    ...(isStaff
      ? [{ page: 'unbind', icon: 'person', title: T.me.unbind, hint: T.me.unbindHint }]
      : []),
    ...(isAdmin
      ? [{ page: 'bindings', icon: 'shield', title: T.me.bindings, hint: T.me.bindingsHint }]
      : []),
  ]
  return <Links of="me" links={links} />
}
