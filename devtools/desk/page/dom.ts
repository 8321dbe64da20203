type Child = Node | string | null | undefined

interface Props {
  class?: string
  title?: string
  label?: string
  onClick?: () => void
}

/** Makes an element. Text always goes in as a text node, so nothing people wrote becomes HTML. */
export function h<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  props: Props = {},
  ...children: Child[]
): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag)
  if (props.class) element.className = props.class
  if (props.title) element.title = props.title
  if (props.label) element.setAttribute('aria-label', props.label)
  if (props.onClick) element.addEventListener('click', props.onClick)
  element.append(...children.filter((child) => child !== null && child !== undefined))
  return element
}

export const button = (text: string, onClick: () => void, props: Props = {}): HTMLButtonElement => {
  const element = h('button', { ...props, onClick }, text)
  element.type = 'button'
  return element
}

/** A button that is on or off, and says so to a screen reader as well. */
export function toggle(
  texts: { on: string; off: string; title: string },
  on: boolean,
  onChange: (on: boolean) => void,
): HTMLButtonElement {
  const element = button('', () => show(element.getAttribute('aria-pressed') !== 'true', true), {
    class: 'toggle',
    title: texts.title,
  })
  const show = (value: boolean, told: boolean): void => {
    element.setAttribute('aria-pressed', String(value))
    element.textContent = value ? texts.on : texts.off
    if (told) onChange(value)
  }
  show(on, false)
  return element
}
