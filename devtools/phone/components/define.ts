import { dispatch, glassEasel, type Framework, type GeneralComponent } from '../runtime/framework'
import type { Phone } from '../runtime/phone'
import { duringTap } from '../runtime/tap'
import { setAttribute } from '../shell/dom'
import type { BuiltinTag } from './tags'
import type { BuiltinTemplate } from './templates'

/** One built-in component on a page, as its own code sees it. */
export interface Host {
  readonly el: HTMLElement
  readonly phone: Phone
  /** A property as given, undefined when the app did not give it. */
  raw(name: string): unknown
  text(name: string, fallback?: string): string
  num(name: string, fallback: number): number
  bool(name: string, fallback?: boolean): boolean
  /** A component event: reaches the element's own handlers only. */
  fire(name: string, detail?: object): void
  /** Runs on a tap on the element, inside the span that WeChat calls a user gesture. */
  onTap(run: (event: MouseEvent) => void): void
}

/** What a component does besides being an element. */
export interface Behaviour {
  /** A property changed; also called once at the start, without a name. */
  update?(property?: string): void
  /** The value that a form collects. */
  value?(): unknown
  reset?(): void
  /** A tap on the component's label. */
  activate?(): void
  detach?(): void
  /** What a selector query hands out as the node or context. */
  context?(): unknown
}

export interface BuiltinSpec {
  tag: BuiltinTag
  template?: BuiltinTemplate
  props?: readonly string[]
  setup?: (host: Host) => Behaviour | void
}

export type BuiltinInstance = Host & Behaviour

const instances = new WeakMap<Element, BuiltinInstance>()

/** The built-in behind an element, e.g. to ask a field for its value. */
export function builtinOf(element: Element): BuiltinInstance | undefined {
  return instances.get(element)
}

const ARIA = (
  'Role Label Hidden Checked Disabled Selected Expanded Live Pressed Busy Modal Required Level ' +
  'Valuenow Valuemin Valuemax Valuetext Haspopup Controls Labelledby Describedby'
).split(' ')
const ARIA_PROPS = ARIA.map((name) => `aria${name}`)

function syncAria(host: Host): void {
  for (const name of ARIA) {
    const value = host.raw(`aria${name}`)
    if (value === undefined) continue
    const attribute = name === 'Role' ? 'role' : `aria-${name.toLowerCase()}`
    setAttribute(host.el, attribute, value === '' ? null : String(value))
  }
}

function makeHost(component: GeneralComponent, phone: Phone): Host {
  const el = component.getBackendElement() as unknown as HTMLElement
  const data = component.data as Record<string, unknown>
  const raw = (name: string) => {
    const value = (component.data as Record<string, unknown>)[name] ?? data[name]
    return value === null ? undefined : value
  }
  return {
    el,
    phone,
    raw,
    text: (name, fallback = '') => {
      const value = raw(name)
      return value === undefined || value === '' ? fallback : String(value)
    },
    num: (name, fallback) => {
      const value = raw(name)
      const number = typeof value === 'string' ? parseFloat(value) : Number(value)
      return value === undefined || value === '' || Number.isNaN(number) ? fallback : number
    },
    bool: (name, fallback = false) => {
      const value = raw(name)
      return value === undefined ? fallback : !!value
    },
    fire: (name, detail = {}) => {
      const event = new glassEasel.Event(name, detail, { bubbles: false, composed: false })
      const send = () => glassEasel.Event.dispatchEvent(component, event)
      if (updating > 0) queueMicrotask(send)
      else send()
    },
    onTap: (run) => el.addEventListener('click', (event) => duringTap(() => run(event))),
  }
}

/** How many property observers are at work: events they cause wait, or they would set data anew. */
let updating = 0

function whileUpdating(run: () => void): void {
  updating += 1
  try {
    run()
  } finally {
    updating -= 1
  }
}

/** Registers one built-in tag. Unknown attributes are ignored, as WeChat does. */
export function defineBuiltin(framework: Framework, phone: () => Phone, spec: BuiltinSpec): void {
  const space = framework.space.getComponentSpace()
  const properties: Record<string, object> = {}
  for (const name of [...(spec.props ?? []), ...ARIA_PROPS]) {
    properties[name] = {
      type: null,
      value: undefined,
      observer(this: GeneralComponent) {
        const element = this.getBackendElement() as unknown as Element | null
        const instance = element && instances.get(element)
        if (!instance) return
        if (name.startsWith('aria')) syncAria(instance)
        whileUpdating(() => instance.update?.(name))
      },
    }
  }
  const definition = space.defineComponent({
    is: `wx/${spec.tag}`,
    options: { styleScope: glassEasel.StyleScopeManager.globalScope() },
    template: framework.builtinTemplate(spec.template ?? 'slot'),
    properties: properties as never,
    lifetimes: {
      attached(this: unknown) {
        const host = makeHost(this as GeneralComponent, phone())
        syncAria(host)
        const instance: BuiltinInstance = Object.assign(host, spec.setup?.(host) ?? {})
        instances.set(host.el, instance)
        whileUpdating(() => instance.update?.())
      },
      detached(this: unknown) {
        const el = (this as GeneralComponent).getBackendElement() as unknown as Element | null
        if (el) instances.get(el)?.detach?.()
      },
    },
  })
  space.setGlobalUsingComponent(spec.tag, definition as never)
}

/** Sends an event that bubbles through the tree, for the few that do. */
export function bubble(host: Host, type: string, detail: object): void {
  const component = (host.el as { __wxElement?: GeneralComponent }).__wxElement
  if (component) dispatch(component, type, detail)
}
