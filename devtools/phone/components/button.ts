import { openTypeAction, unknownOpenTypes } from '../wx/open-type'
import { setAttribute } from '../shell/dom'
import { hover } from './basic'
import { builtinOf, type BuiltinSpec, type Host } from './define'
import { tapByKey } from './keys'

const PROPS = (
  'size type plain disabled loading formType openType hoverClass hoverStartTime hoverStayTime ' +
  'hoverStopPropagation name lang appParameter'
).split(' ')

function sendForm(host: Host, formType: string): void {
  const form = host.el.closest('wx-form')
  const behaviour =
    form && (builtinOf(form) as (Host & { act?: (type: string) => void }) | undefined)
  behaviour?.act?.(formType)
}

/** WeChat's button: forms, open-types, loading and disabled states. */
export const button: BuiltinSpec = {
  tag: 'button',
  props: PROPS,
  setup: (host) => {
    hover(host, 'button-hover', 20, 70)
    const act = () => {
      if (host.bool('disabled')) return
      const formType = host.text('formType')
      if (formType) sendForm(host, formType)
      const openType = host.text('openType')
      if (openType) void openTypeAction(host.phone, openType, host)
    }
    host.onTap(act)
    tapByKey(host)
    return {
      activate: () => host.el.click(),
      update: (property) => {
        if (property === undefined || property === 'openType')
          for (const name of unknownOpenTypes(host.text('openType')))
            host.phone.log.error(`button: no such open-type as "${name}"`)
        const disabled = host.bool('disabled')
        setAttribute(host.el, 'type', host.text('type', 'default'))
        setAttribute(host.el, 'size', host.text('size', 'default'))
        setAttribute(host.el, 'plain', host.bool('plain'))
        setAttribute(host.el, 'disabled', disabled)
        setAttribute(host.el, 'loading', host.bool('loading'))
        setAttribute(host.el, 'aria-disabled', disabled ? 'true' : null)
        setAttribute(host.el, 'tabindex', disabled ? null : '0')
        if (!host.text('ariaRole')) host.el.setAttribute('role', 'button')
      },
    }
  },
}
