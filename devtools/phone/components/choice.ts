import { setAttribute } from '../shell/dom'
import {
  builtinOf,
  type Behaviour,
  type BuiltinInstance,
  type BuiltinSpec,
  type Host,
} from './define'
import { tapByKey } from './keys'

const PROPS = ['checked', 'disabled', 'color', 'value', 'name', 'type']

interface ChoiceBehaviour extends Behaviour {
  checked(): boolean
  setChecked(on: boolean): void
}

type Choice = BuiltinInstance & ChoiceBehaviour

function choices(group: Element, tag: string): Choice[] {
  return Array.from(group.querySelectorAll(`wx-${tag}`))
    .map((el) => builtinOf(el) as Choice | undefined)
    .filter((choice): choice is Choice => !!choice)
}

/** The on/off state of a switch, checkbox or radio, shown as attributes. */
function toggle(host: Host, role: string) {
  let on = host.bool('checked')
  const show = () => {
    setAttribute(host.el, 'on', on)
    host.el.setAttribute('role', role)
    host.el.setAttribute('aria-checked', String(on))
    setAttribute(host.el, 'disabled', host.bool('disabled'))
    setAttribute(host.el, 'aria-disabled', host.bool('disabled') ? 'true' : null)
    setAttribute(host.el, 'tabindex', host.bool('disabled') ? null : '0')
    const colour = host.text('color')
    host.el.style.setProperty('--tint', colour || null)
  }
  tapByKey(host)
  return {
    on: () => on,
    set: (next: boolean) => {
      on = next
      show()
    },
    update: (property?: string) => {
      if (property === 'checked' || property === undefined) on = host.bool('checked')
      show()
    },
  }
}

const switchSpec: BuiltinSpec = {
  tag: 'switch',
  template: 'empty',
  props: PROPS,
  setup: (host) => {
    const state = toggle(host, 'switch')
    const flip = () => {
      if (host.bool('disabled')) return
      state.set(!state.on())
      host.fire('change', { value: state.on() })
    }
    host.onTap(flip)
    return {
      value: () => state.on(),
      reset: () => state.set(false),
      activate: flip,
      update: (property) => {
        host.el.dataset.look = host.text('type', 'switch')
        state.update(property)
      },
    }
  },
}

/** The values of the ticked boxes in a group, in document order. */
function ticked(group: Element): string[] {
  return choices(group, 'checkbox')
    .filter((choice) => choice.checked())
    .map((choice) => choice.text('value'))
}

const checkbox: BuiltinSpec = {
  tag: 'checkbox',
  props: PROPS,
  setup: (host): ChoiceBehaviour => {
    const state = toggle(host, 'checkbox')
    const flip = () => {
      if (host.bool('disabled')) return
      state.set(!state.on())
      const group = host.el.closest('wx-checkbox-group')
      if (group) builtinOf(group)?.fire('change', { value: ticked(group) })
    }
    host.onTap(flip)
    return {
      checked: state.on,
      setChecked: state.set,
      reset: () => state.set(false),
      activate: flip,
      update: state.update,
    }
  },
}

const checkboxGroup: BuiltinSpec = {
  tag: 'checkbox-group',
  props: ['name'],
  setup: (host) => {
    host.el.setAttribute('role', 'group')
    return { value: () => ticked(host.el) }
  },
}

const radio: BuiltinSpec = {
  tag: 'radio',
  props: PROPS,
  setup: (host): ChoiceBehaviour => {
    const state = toggle(host, 'radio')
    const choose = () => {
      if (host.bool('disabled') || state.on()) return
      const group = host.el.closest('wx-radio-group')
      if (group) for (const other of choices(group, 'radio')) other.setChecked(false)
      state.set(true)
      if (group) builtinOf(group)?.fire('change', { value: host.text('value') })
    }
    host.onTap(choose)
    return {
      checked: state.on,
      setChecked: state.set,
      reset: () => state.set(false),
      activate: choose,
      update: state.update,
    }
  },
}

const radioGroup: BuiltinSpec = {
  tag: 'radio-group',
  props: ['name'],
  setup: (host) => {
    host.el.setAttribute('role', 'radiogroup')
    const chosen = () => choices(host.el, 'radio').find((choice) => choice.checked())
    return { value: () => chosen()?.text('value') ?? '' }
  },
}

export const choiceComponents: BuiltinSpec[] = [
  switchSpec,
  checkbox,
  checkboxGroup,
  radio,
  radioGroup,
]
