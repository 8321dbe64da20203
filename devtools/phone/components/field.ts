import type { Field } from '../runtime/keyboard'
import { h, setAttribute } from '../shell/dom'
import type { Behaviour, BuiltinSpec, Host } from './define'

const PROPS = (
  'value type password placeholder placeholderStyle placeholderClass disabled maxlength focus ' +
  'autoFocus confirmType confirmHold cursor selectionStart selectionEnd name autoHeight ' +
  'adjustPosition holdKeyboard cursorSpacing showConfirmBar alwaysEmbed fixed'
).split(' ')

const INPUT_MODE: Record<string, string> = {
  number: 'numeric',
  digit: 'decimal',
  tel: 'tel',
  idcard: 'text',
}

function keyboardEvents(host: Host, field: Field): void {
  const detail = () => ({ value: field.value, cursor: field.selectionStart ?? field.value.length })
  // The inner DOM events must not reach handlers of the same name further up.
  for (const type of ['input', 'change', 'select', 'submit', 'focus', 'blur']) {
    field.addEventListener(type, (event) => event.stopPropagation())
  }
  field.addEventListener('input', () => {
    if (field.tagName === 'TEXTAREA') {
      host.fire('linechange', { height: field.scrollHeight, lineCount: lineCount(field) })
    }
    host.fire('input', { ...detail(), keyCode: 0 })
  })
  const { keyboard } = host.phone
  field.addEventListener('focus', () => {
    keyboard.show({
      field,
      adjust: host.bool('adjustPosition', true),
      spacingPx: host.num('cursorSpacing', 0),
      heard: (height) => host.fire('keyboardheightchange', { height, duration: 0 }),
    })
    host.fire('focus', { value: field.value, height: keyboard.height.value })
  })
  field.addEventListener('blur', () => {
    keyboard.hide(field)
    host.fire('blur', detail())
  })
  field.addEventListener('keydown', (event) => {
    const key = event as KeyboardEvent
    if (key.key !== 'Enter' || key.isComposing) return
    if (field.tagName === 'TEXTAREA' && host.text('confirmType', 'return') === 'return') return
    key.preventDefault()
    host.fire('confirm', { value: field.value })
    if (!host.bool('confirmHold')) field.blur()
  })
}

function lineCount(field: Field): number {
  const height = parseFloat(getComputedStyle(field).lineHeight) || 20
  return Math.max(1, Math.round(field.scrollHeight / height))
}

function syncField(host: Host, field: Field, property?: string): void {
  const value = host.raw('value')
  if ((property === undefined || property === 'value') && value !== undefined) {
    if (field.value !== String(value)) field.value = String(value)
  }
  setAttribute(field, 'placeholder', host.text('placeholder') || null)
  setAttribute(field, 'aria-label', host.text('ariaLabel') || null)
  if (host.text('ariaLabel')) host.el.removeAttribute('aria-label')
  if (host.text('ariaRole')) host.el.removeAttribute('role')
  field.disabled = host.bool('disabled')
  const max = host.num('maxlength', 140)
  if (max >= 0) field.maxLength = max
  else field.removeAttribute('maxlength')
  const placeholder = host.text('placeholderClass')
  host.el.dataset.placeholderClass = placeholder
  host.el.style.setProperty('--placeholder', placeholderColour(host) || null)
  if (property === undefined || property === 'focus') {
    if (host.bool('focus') || (!property && host.bool('autoFocus'))) {
      setTimeout(() => field.focus({ preventScroll: false }), 0)
    } else if (property === 'focus') field.blur()
  }
  const cursor = host.num('cursor', -1)
  if (cursor >= 0 && property === 'cursor') field.setSelectionRange(cursor, cursor)
}

/** A placeholder cannot take a class, so the class is asked for its colour. */
function placeholderColour(host: Host): string {
  const inline = /color:\s*([^;]+)/.exec(host.text('placeholderStyle'))
  if (inline?.[1]) return inline[1]
  const name = host.text('placeholderClass')
  if (!name || name === 'input-placeholder' || name === 'textarea-placeholder') return ''
  const probe = h('span', { class: name })
  host.el.append(probe)
  const own = getComputedStyle(probe).color
  const inherited = getComputedStyle(host.el).color
  probe.remove()
  return own === inherited ? '' : own
}

const input: BuiltinSpec = {
  tag: 'input',
  template: 'empty',
  props: PROPS,
  setup: (host): Behaviour => {
    const field = h('input', { autocomplete: 'off' })
    host.el.append(field)
    keyboardEvents(host, field)
    return {
      value: () => field.value,
      reset: () => (field.value = ''),
      activate: () => field.focus(),
      update: (property) => {
        const kind = host.text('type', 'text')
        field.type = host.bool('password') || kind === 'safe-password' ? 'password' : 'text'
        field.inputMode = INPUT_MODE[kind] ?? 'text'
        if (kind === 'nickname') field.dataset.nickname = host.phone.userName
        syncField(host, field, property)
      },
    }
  },
}

/** WeChat draws a text area natively: within something fixed it must say so, or it scrolls away with the page. */
function demandFixed(host: Host): void {
  if (host.bool('fixed')) return
  const frame = host.el.closest('.ph-page')
  for (let up: Element | null = host.el; up && up !== frame; up = up.parentElement) {
    if (getComputedStyle(up).position !== 'fixed') continue
    const where = host.text('placeholder') || host.text('ariaLabel')
    return host.phone.log.error(`textarea “${where}” lies in something fixed and needs fixed`)
  }
}

const textarea: BuiltinSpec = {
  tag: 'textarea',
  template: 'empty',
  props: PROPS,
  setup: (host): Behaviour => {
    const field = h('textarea', { rows: 1 })
    host.el.append(field)
    const fit = () => {
      if (!host.bool('autoHeight')) return
      field.style.height = 'auto'
      host.el.style.height = 'auto'
      field.style.height = `${field.scrollHeight}px`
    }
    field.addEventListener('input', fit)
    keyboardEvents(host, field)
    // Once it is laid out where it belongs.
    setTimeout(() => field.isConnected && demandFixed(host), 0)
    return {
      value: () => field.value,
      reset: () => (field.value = ''),
      activate: () => field.focus(),
      update: (property) => {
        setAttribute(host.el, 'auto-height', host.bool('autoHeight'))
        syncField(host, field, property)
        fit()
        setTimeout(fit, 0)
      },
    }
  },
}

export const fieldComponents: BuiltinSpec[] = [input, textarea]
