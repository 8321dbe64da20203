import { builtinOf, type Behaviour, type BuiltinSpec } from './define'

interface FormBehaviour extends Behaviour {
  act(type: string): void
}

/** The values of all named fields inside, in document order. */
function collect(form: HTMLElement): Record<string, unknown> {
  const values: Record<string, unknown> = {}
  for (const element of Array.from(form.querySelectorAll('*'))) {
    const field = builtinOf(element)
    const name = field?.text('name')
    if (field?.value && name) values[name] = field.value()
  }
  return values
}

const form: BuiltinSpec = {
  tag: 'form',
  props: ['reportSubmit', 'reportSubmitTimeout', 'name'],
  setup: (host): FormBehaviour => ({
    act(type) {
      if (type === 'submit') host.fire('submit', { value: collect(host.el), formId: '' })
      if (type !== 'reset') return
      for (const element of Array.from(host.el.querySelectorAll('*'))) builtinOf(element)?.reset?.()
      host.fire('reset')
    },
  }),
}

const LABELLED = 'wx-button,wx-checkbox,wx-radio,wx-switch,wx-input,wx-textarea,wx-picker'
let nextLabel = 1

const label: BuiltinSpec = {
  tag: 'label',
  props: ['for', 'name'],
  setup: (host) => {
    const target = (): Element | null => {
      const id = host.text('for')
      const scope = host.el.closest('.ph-page') ?? document
      return id ? scope.querySelector(`[id="${CSS.escape(id)}"]`) : host.el.querySelector(LABELLED)
    }
    host.onTap((event) => {
      const control = target()
      if (!control || control.contains(event.target as Node)) return
      builtinOf(control)?.activate?.()
    })
    // A control names itself by the label around it.
    setTimeout(() => {
      const control = target()
      if (!control || control.matches('wx-input,wx-textarea') || control.hasAttribute('aria-label'))
        return
      if (!host.el.id) host.el.id = `ph-label-${nextLabel++}`
      const others = control.getAttribute('aria-labelledby')
      control.setAttribute('aria-labelledby', [others, host.el.id].filter(Boolean).join(' '))
    }, 0)
  },
}

export const formComponents: BuiltinSpec[] = [form, label]
