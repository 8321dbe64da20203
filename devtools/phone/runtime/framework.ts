import * as adapter from 'glass-easel-miniprogram-adapter'
import type { GeneralComponent, GeneralBackendContext } from 'glass-easel'
import { BUILTIN_TAGS } from '../components/tags'
import type { BuiltinTemplate } from '../components/templates'
import type { AppBundle } from './bundle'
import type { PhoneLog } from './log'

export const { glassEasel } = adapter
export type { GeneralComponent }
export type CodeSpace = ReturnType<adapter.MiniProgramEnv['createCodeSpace']>
export type ComponentEnv = Parameters<Parameters<CodeSpace['componentEnv']>[1]>[0]
export type CompiledTemplate = Parameters<CodeSpace['addCompiledTemplate']>[1]

/** A DOM element that glass-easel knows. */
export type KnownElement = HTMLElement & { __wxElement?: GeneralComponent }

export interface MountedRoot {
  component: GeneralComponent
  instance: Record<string, unknown>
  attach(parent: HTMLElement): void
  release(): void
}

/** glass-easel set up for one phone: one code space, one DOM backend. */
export interface Framework {
  space: CodeSpace
  template(path: string): CompiledTemplate
  builtinTemplate(name: BuiltinTemplate): CompiledTemplate
  mount(path: string, tag: string): MountedRoot
}

const TAGS = new Set<string>(BUILTIN_TAGS)

/** rpx in a style attribute, which no style sheet compiler has seen. */
function inlineUnits(style: string): string {
  return style
    .replace(/(-?\d*\.?\d+)rpx\b/gi, 'calc(var(--rpx) * $1)')
    .replace(/(-?\d*\.?\d+)vh\b/gi, 'calc(var(--page-vh) * $1)')
}

function createElement(tag: string): HTMLElement {
  const element = document.createElement(TAGS.has(tag) ? `wx-${tag}` : tag)
  const set = element.setAttribute.bind(element)
  element.setAttribute = (name: string, value: string) => {
    set(name, name === 'style' && typeof value === 'string' ? inlineUnits(value) : value)
  }
  return element
}

/** The DOM backend: prefixed tags, our own gestures, rendering that goes on in a hidden window. */
function makeBackend(): GeneralBackendContext {
  const backend = new glassEasel.CurrentWindowBackendContext()
  const listen = backend.setListenerStats.bind(backend)
  Object.assign(backend, {
    document: {
      createElement,
      createTextNode: (text: string) => document.createTextNode(text),
      createDocumentFragment: () => document.createDocumentFragment(),
    },
    render: (done: (error: Error | null) => void) => void setTimeout(() => done(null), 0),
    // glass-easel would take DOM events of inner inputs for component events; only these are wanted
    setListenerStats: (...args: Parameters<typeof listen>) => {
      if (/^(transition|animation)/.test(args[1])) listen(...args)
    },
  })
  backend.onEvent((target, type, detail, options) => {
    if (!/^(transition|animation)/.test(type)) return undefined
    const event = new glassEasel.Event(type, detail, options)
    glassEasel.Event.dispatchEvent(target, event)
    return event.getEventBubbleStatus()
  })
  return backend
}

/** The logic layer hands data to the view as JSON; record its size and pass a copy. */
function watchSetData(log: PhoneLog): void {
  type Caller = { _$: GeneralComponent; is: string }
  const prototype = adapter.component.ComponentCaller.prototype
  const original = prototype.setData
  prototype.setData = function (this: Caller, data: object, callback?: () => void) {
    const json = JSON.stringify(data ?? {})
    log.recordSetData(this.is, json, Object.keys(data ?? {}))
    return original.call(this as never, JSON.parse(json) as never, callback)
  } as typeof original
}

type MethodOf = (component: GeneralComponent, name: string) => unknown

/** An event that is bound to a method which is not there: WeChat says so, the framework passes over it. */
function watchHandlers(log: PhoneLog): void {
  const methods = glassEasel.Component as unknown as { getMethod: MethodOf }
  const original = methods.getMethod
  methods.getMethod = (component, name) => {
    const found = original.call(methods, component, name)
    if (typeof found !== 'function')
      log.error(`Component "${component.is}" does not have a method "${name}" to handle an event.`)
    return found
  }
}

/** WeChat tells a component that it is laid out, once; the framework leaves that to its host. */
function tellReady(): void {
  const { prototype } = glassEasel.Component
  const original = prototype.triggerLifetime
  const told = new WeakSet<object>()
  prototype.triggerLifetime = function (this: GeneralComponent, name, args) {
    original.call(this as never, name, args)
    if (name !== 'attached' || told.has(this)) return
    told.add(this)
    setTimeout(() => original.call(this as never, 'ready', []), 0)
  } as typeof original
}

type OptionsMaker = (...args: unknown[]) => [{ idPrefixGenerator?: unknown }, unknown]

/** Ids reach the DOM as written, for selectors and tests; the adapter would prefix them. */
function keepIds(space: CodeSpace): void {
  const maker = space as unknown as { prepareComponentOptions: OptionsMaker }
  const prepare = maker.prepareComponentOptions.bind(space)
  maker.prepareComponentOptions = (...args) => {
    const [options, isolation] = prepare(...args)
    delete options.idPrefixGenerator
    return [options, isolation]
  }
}

export function makeFramework(bundle: AppBundle, log: PhoneLog): Framework {
  glassEasel.globalOptions.throwGlobalError = false
  glassEasel.globalOptions.writeIdToDOM = true
  glassEasel.addGlobalErrorListener((error, info) => {
    log.thrown(error, String((info as { type?: string } | undefined)?.type ?? 'component'))
    return false
  })
  // Taro writes every attribute it knows on every element; WeChat passes over the unused ones.
  glassEasel.addGlobalWarningListener((message) => {
    if (!/is not a valid property/.test(message)) console.warn(message)
    return false
  })
  watchSetData(log)
  watchHandlers(log)
  tellReady()
  const env = new adapter.MiniProgramEnv()
  const space = env.createCodeSpace('', true)
  keepIds(space)
  const backend = env.associateBackend(makeBackend())
  const template = (path: string) =>
    ({ groupList: bundle.groups, content: bundle.groups[path] }) as unknown as CompiledTemplate
  for (const { path, css, scope } of bundle.styles) {
    const style = document.createElement('style')
    style.textContent = css
    style.dataset.path = path
    document.head.appendChild(style)
    space.addStyleSheet(path, undefined, scope || undefined)
  }
  return {
    space,
    template,
    builtinTemplate: (name) => template(`__builtin/${name}`),
    mount: (path, tag) => mountRoot(backend.createRoot(tag, space, path)),
  }
}

type Root = ReturnType<adapter.AssociatedBackend['createRoot']>

function mountRoot(root: Root): MountedRoot {
  return {
    component: root.getComponent(),
    instance: root.get() as unknown as Record<string, unknown>,
    attach(parent) {
      const placeholder = document.createElement('div')
      parent.appendChild(placeholder)
      root.attach(parent as never, placeholder as never)
    },
    release: () => root.release(),
  }
}

/** Sends an event into the component tree; returns whether a handler refused the default action. */
export function dispatch(
  target: GeneralComponent,
  type: string,
  detail: unknown,
  extraFields: Record<string, unknown> = {},
): boolean {
  const event = new glassEasel.Event(type, detail, {
    bubbles: true,
    composed: true,
    capturePhase: true,
    extraFields,
  })
  glassEasel.Event.dispatchEvent(target, event)
  return event.defaultPrevented()
}

/** The nearest element at or above a DOM node that belongs to the component tree. */
export function componentAt(node: EventTarget | null): GeneralComponent | undefined {
  let at = node as (Node & { __wxElement?: GeneralComponent }) | null
  while (at && !at.__wxElement) at = at.parentNode as typeof at
  return at?.__wxElement
}
