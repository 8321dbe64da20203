import { setAttribute } from '../shell/dom'
import type { Host } from './define'

/** Roles of what a person taps. */
const TAPPED = new Set(['button', 'link', 'radio', 'checkbox', 'switch', 'tab', 'option'])

const isTapped = (host: Host): boolean =>
  TAPPED.has(host.text('ariaRole')) && host.text('ariaDisabled') !== 'true'

/** What the app says is to be tapped is reached by Tab; call it whenever the role may have changed. */
export function keepReachable(host: Host): void {
  if (isTapped(host)) host.el.setAttribute('tabindex', '0')
  else setAttribute(host.el, 'tabindex', null)
}

/** Enter and the space bar tap what has the focus. */
export function tapByKey(host: Host): void {
  host.el.addEventListener('keydown', (event) => {
    if (event.target !== host.el || (event.key !== 'Enter' && event.key !== ' ')) return
    event.preventDefault()
    host.el.click()
  })
}
